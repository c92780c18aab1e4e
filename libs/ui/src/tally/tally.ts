import { Component, computed, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { Announcer } from '../live/announcer';
import { freshId } from '../ids';

/** How long counts must rest before a change is read aloud. */
const rest = 1500;

/**
 * How a statement stands: a sentence, a bar told apart by pattern and words, and a table on demand.
 * With `withheld` no number is shown, because a small count could point at someone.
 */
@Component({
  selector: 'sp-tally',
  templateUrl: './tally.html',
  styleUrl: './tally.css',
})
export class SpTally {
  readonly agree = input(0);
  readonly disagree = input(0);
  readonly pass = input(0);
  readonly withheld = input(false);
  readonly label = input('How people answered');

  protected readonly ids = { hatch: freshId('sp-hatch'), dots: freshId('sp-dots') };
  protected readonly total = computed(() => this.agree() + this.disagree() + this.pass());
  protected readonly rows = computed(() => [
    { word: 'Agree', kind: 'agree', count: this.agree() },
    { word: 'Disagree', kind: 'disagree', count: this.disagree() },
    { word: 'Pass', kind: 'pass', count: this.pass() },
  ]);
  protected readonly sentence = computed(() => {
    if (this.withheld()) return 'The count is shown once enough people have answered.';
    if (!this.total()) return 'Nobody has answered yet.';
    return `${this.agree()} agree, ${this.disagree()} disagree, ${this.pass()} pass.`;
  });
  /** Each answer's stretch of a bar 1000 wide; empty answers take no room. */
  protected readonly stretches = computed(() => {
    let x = 0;
    return this.rows()
      .filter((row) => row.count > 0)
      .map((row) => {
        const width = (row.count / this.total()) * 1000;
        const stretch = { kind: row.kind, x, width };
        x += width;
        return stretch;
      });
  });

  constructor() {
    const announcer = inject(Announcer);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let heard: string | null = null;
    effect(() => {
      const sentence = this.sentence();
      clearTimeout(timer);
      if (heard === null) heard = sentence;
      if (sentence === heard) return;
      timer = setTimeout(() => {
        heard = sentence;
        announcer.say(`${untracked(this.label)}: ${sentence}`);
      }, rest);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected percent(count: number): string {
    return this.total() ? `${Math.round((count / this.total()) * 100)}%` : '0%';
  }
}
