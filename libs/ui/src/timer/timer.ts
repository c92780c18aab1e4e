import { Component, computed, input } from '@angular/core';

/** "4:05", "1:02:30": what is left, rounded up, so that a minute begins as 1:00 and nothing left is 0:00. */
export function clockFace(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours ? [hours, ...parts].join(':') : parts.join(':').replace(/^0/, '');
}

/** The same in words, to the minute while there are some: "about 4 minutes left". */
export function leftInWords(left: number | null, isPaused = false): string {
  if (left === null) return 'For as long as it takes.';
  if (left <= 0) return 'The time is up.';
  const seconds = Math.ceil(left / 1000);
  const minutes = Math.round(seconds / 60);
  const amount =
    seconds < 90 ? (seconds === 1 ? '1 second' : `${seconds} seconds`) : `about ${minutes} minutes`;
  return isPaused
    ? `Paused with ${amount} left.`
    : `${amount.charAt(0).toUpperCase()}${amount.slice(1)} left.`;
}

/**
 * What is left of a time, in figures that keep their width. Colour is never the only sign: the last minute is
 * underlined, a pause and the end are said in words. Nothing blinks, and nothing is read aloud by itself.
 */
@Component({
  selector: 'sp-timer',
  template: `
    <span class="visually-hidden">{{ label() }}: {{ words() }}</span>
    <span class="face" aria-hidden="true">{{ face() }}</span>
    @if (note(); as note) {
      <span class="note" aria-hidden="true">{{ note }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 0.4em;
    }
    .face {
      font-family: var(--face-display);
      font-variant-numeric: tabular-nums lining-nums;
      font-weight: 760;
      letter-spacing: -0.01em;
      line-height: 1;
    }
    .note {
      font-size: max(0.4em, 1rem);
      font-weight: 640;
    }
    :host([data-state='short']) .face {
      text-decoration: underline 0.08em;
      text-underline-offset: 0.12em;
    }
    :host([data-state='paused']) .face {
      opacity: 0.7;
    }
  `,
  host: { role: 'group', '[attr.aria-label]': 'label()', '[attr.data-state]': 'state()' },
})
export class SpTimer {
  /** Milliseconds; null where there is no end. */
  readonly left = input.required<number | null>();
  readonly isPaused = input(false);
  readonly label = input('Time left');

  protected readonly state = computed(() => {
    const left = this.left();
    if (left === null) return 'open';
    if (left <= 0) return 'over';
    if (this.isPaused()) return 'paused';
    return left <= 60_000 ? 'short' : 'running';
  });
  protected readonly face = computed(() => {
    const left = this.left();
    return left === null ? '' : clockFace(left);
  });
  protected readonly note = computed(
    () =>
      ({ open: 'as long as it takes', over: 'time is up', paused: 'paused', short: '', running: '' })[
        this.state()
      ],
  );
  protected readonly words = computed(() => leftInWords(this.left(), this.isPaused()));
}
