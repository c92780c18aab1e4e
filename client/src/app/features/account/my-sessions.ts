import { Component, inject } from '@angular/core';
import { SpButton, SpSkeleton } from '@samepage/ui';
import { Api } from '../../api/api';
import { sessionEnd, sessionList } from '../../api/functions';
import { SpDate } from '../../shared/dates';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';

/** The browsers someone is signed in on, each of which can be ended. */
@Component({
  selector: 'sp-my-sessions',
  imports: [SpButton, SpDate, SpFormTrouble, SpSkeleton],
  template: `
    <h2 id="sessions">Where you are signed in</h2>
    <sp-form-trouble [trouble]="sessions.trouble()" />
    <sp-form-trouble [trouble]="ending.trouble()" />
    @if (sessions.value(); as list) {
      <ul role="list">
        @for (session of list; track session.id) {
          <li>
            <p>
              <b>{{ session.device }}</b>
              @if (session.current) {
                <span class="soft">, this one</span>
              }
              <br />
              <span class="soft small">Since {{ session.startedAt | spDate }}</span>
            </p>
            @if (!session.current) {
              <button spButton kind="quiet" type="button" [busy]="ending.busy()" (click)="end(session.id)">
                End it<span class="visually-hidden">: {{ session.device }}</span>
              </button>
            }
          </li>
        }
      </ul>
    } @else if (sessions.waiting()) {
      <sp-skeleton [lines]="2" />
    }
  `,
  styleUrl: './kept-things.css',
})
export class SpMySessions {
  private readonly api = inject(Api);
  protected readonly sessions = loaded(
    () => true,
    () => this.api.invoke(sessionList),
  );
  protected readonly ending = doing();

  protected async end(sessionId: string): Promise<void> {
    await this.ending.run(() => this.api.invoke(sessionEnd, { sessionId }));
    this.sessions.again();
  }
}
