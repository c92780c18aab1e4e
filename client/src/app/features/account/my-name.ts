import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { limits } from '@samepage/contracts';
import { SpButton, SpControl, SpField, SpNotice } from '@samepage/ui';
import { Api } from '../../api/api';
import { sessionRename } from '../../api/functions';
import { Session } from '../../core/session';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpWords } from '../../shared/words';

/** The name others see. */
@Component({
  selector: 'sp-my-name',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpNotice, SpWords],
  template: `
    <form class="stack" novalidate (submit)="rename($event)">
      <h2 id="name">Your name</h2>
      <sp-form-trouble [trouble]="renaming.trouble()" [controls]="{ name: 'account-name' }" />
      @if (renamed()) {
        <sp-notice kind="good">Your name is changed everywhere.</sp-notice>
      }
      <sp-field
        label="The name you go by"
        hint="Others see it beside what you say, also beside what you said before."
        [limit]="limit"
        [error]="renaming.trouble()?.fields?.['name']"
      >
        <input spControl id="account-name" autocomplete="name" [(spWords)]="words" />
      </sp-field>
      <button spButton kind="quiet" type="submit" [busy]="renaming.busy()" busyText="Changing…">
        Change my name
      </button>
    </form>
  `,
})
export class SpMyName {
  readonly name = input.required<string>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly limit = limits.name;
  protected readonly words = linkedSignal(() => this.name());
  protected readonly renamed = signal(false);
  protected readonly renaming = doing();

  protected async rename(event: Event): Promise<void> {
    event.preventDefault();
    this.renamed.set(false);
    const name = this.words().trim();
    if (this.renaming.stopFor(name ? {} : { name: 'Write a name.' })) return;
    const done = await this.renaming.run(async () => {
      await this.api.invoke(sessionRename, { body: { name } });
      return true;
    });
    if (!done) return;
    await this.session.refresh();
    this.renamed.set(true);
  }
}
