import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpVoice } from '@samepage/ui';
import { DebateView } from './debate-view';

/** Where the words go: each harvest with its draft, the reader's own words marked. */
@Component({
  selector: 'sp-harvest-step',
  imports: [RouterLink, SpVoice],
  template: `
    @for (harvest of harvests(); track $index) {
      <section class="stack stack-tight" [attr.aria-labelledby]="'harvest-to-' + $index">
        <h2 [id]="'harvest-to-' + $index">
          {{ harvest.words }} into <a [routerLink]="['/drafts', harvest.draftId]">a draft</a>
        </h2>
        @if (harvest.own) {
          <p>
            <b>{{ harvest.own === 1 ? 'One of them is yours.' : harvest.own + ' of them are yours.' }}</b>
          </p>
        }
        <ol>
          @for (statement of harvest.statements; track statement.id) {
            <li [class.own]="statement.by === mine()">
              {{ statement.text || 'Words that were withdrawn' }}
              <span class="soft small by">
                @if (statement.by === mine()) {
                  Your words
                } @else if (view.voice(statement.by); as voice) {
                  <sp-voice [name]="voice.name" [sector]="voice.sector" />
                }
              </span>
            </li>
          }
        </ol>
      </section>
    } @empty {
      <p class="lead">
        A facilitator chooses, with the room, what goes into a draft. You see here what went, and where yours
        went.
      </p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
    h2 {
      font-size: var(--text-3);
    }
    .own {
      font-weight: 640;
    }
    .by {
      display: block;
    }
  `,
})
export class SpHarvestStep {
  protected readonly view = inject(DebateView);
  protected readonly mine = computed(() => this.view.me().membershipId ?? '');
  protected readonly harvests = computed(() => {
    const { harvests, statements } = this.view.state();
    return harvests.toReversed().map(({ draftId, statementIds }) => {
      const gone = statementIds.flatMap((id) => statements.find((each) => each.id === id) ?? []);
      return {
        draftId,
        statements: gone,
        own: gone.filter(({ by }) => by === this.mine()).length,
        words: gone.length === 1 ? 'One statement went' : `${gone.length} statements went`,
      };
    });
  });
}
