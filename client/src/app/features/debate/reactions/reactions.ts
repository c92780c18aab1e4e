import { Component, computed, inject, signal } from '@angular/core';
import type { Problem, ReactionKind } from '@samepage/contracts';
import { troubleOf } from '../../../core/api-failure';
import { Calm } from '../calm';
import { DebateView } from '../debate-view';
import { countOf, floorOf, reactionWords } from './reaction-words';

/**
 * What someone can say without words to what is on the floor. Pressed again it is taken back; the room sees how many,
 * never who. For those who want less to take in, no number moves.
 */
@Component({
  selector: 'sp-reactions',
  template: `
    @if (about()) {
      <div class="row" role="group" aria-label="React without words">
        @for (each of shown(); track each.kind) {
          <button type="button" [attr.aria-pressed]="each.isOn" (click)="toggle(each.kind, !each.isOn)">
            <span class="mark">
              <svg viewBox="0 0 24 24" aria-hidden="true"><path [attr.d]="each.path" /></svg>
              @if (each.count) {
                <b class="tabular">{{ each.count }}<span class="visually-hidden"> so far: </span></b>
              }
            </span>
            <span class="words">{{ each.words }}</span>
          </button>
        }
      </div>
      @if (trouble(); as words) {
        <p role="alert">{{ words }}</p>
      }
    }
  `,
  styleUrl: './reactions.css',
})
export class SpReactions {
  private readonly view = inject(DebateView);
  private readonly calm = inject(Calm);
  /** What was pressed and is not answered yet. */
  private readonly wanted = signal<Readonly<Record<string, boolean>>>({});
  protected readonly trouble = signal<string | null>(null);
  protected readonly about = computed(() =>
    this.view.may('statement.vote') ? floorOf(this.view.snapshot()) : null,
  );
  protected readonly shown = computed(() => {
    const about = this.about() ?? '';
    const reactions = this.view.snapshot()?.reactions;
    return reactionWords.map((each) => ({
      ...each,
      count: this.calm.isOn() ? 0 : countOf(reactions?.counts, about, each.kind),
      isOn: this.wanted()[`${about} ${each.kind}`] ?? reactions?.own[about]?.includes(each.kind) ?? false,
    }));
  });

  protected async toggle(kind: ReactionKind, on: boolean): Promise<void> {
    const about = this.about();
    if (about === null) return;
    const key = `${about} ${kind}`;
    this.trouble.set(null);
    this.wanted.update((wanted) => ({ ...wanted, [key]: on }));
    try {
      await this.view.react(about, kind, on);
    } catch (error) {
      // The room went on to something else as it was pressed: that is seen, and nothing to be told.
      if ((error as Partial<Problem>).reason !== 'reaction_passed') this.trouble.set(troubleOf(error).text);
    }
    this.wanted.update(({ [key]: settled, ...others }) =>
      settled === undefined || settled === on ? others : { ...others, [key]: settled },
    );
  }
}
