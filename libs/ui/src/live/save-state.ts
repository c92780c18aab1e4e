import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Announcer } from './announcer';

export type SaveState = 'saving' | 'saved' | 'offline' | 'not-saved' | 'no-access' | 'connecting';

const words: Readonly<Record<SaveState, string>> = {
  saving: 'Saving…',
  saved: 'Saved',
  offline: 'Offline: your words are kept on this device and are sent when you are back.',
  'not-saved': 'Not saved yet. We keep trying. Leave this page open.',
  'no-access': 'You can no longer change this.',
  connecting: 'Connecting…',
};

const signs: Readonly<Record<SaveState, string>> = {
  saving: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zm0 2a3.5 3.5 0 0 0 0 7z',
  saved: 'M2 8.6l4 4.2 8-8.8-1.8-1.6L5.9 9.3 3.8 7z',
  offline: 'M.5 6.5h5l-1.6 3H.5zm7.2 0h.6v0zm2.4 0h5.4v3h-7z',
  'not-saved': 'M8 .8 15.6 14.8H.4zM7 5.4v5h2v-5zm0 6.2v1.9h2v-1.9z',
  'no-access': 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2H13v8H3V7zm2 0h3V5a1.5 1.5 0 0 0-3 0z',
  connecting: 'M1.5 6.8h2.6v2.6H1.5zm5.2 0h2.6v2.6H6.7zm5.2 0h2.6v2.6h-2.6z',
};

const restless: ReadonlySet<SaveState> = new Set(['saving', 'connecting']);

/**
 * Where the reader's words are, in words and a mark. Trouble is announced, and so is the end of
 * trouble; the everyday saving and saved of someone typing is not.
 */
@Component({
  selector: 'sp-save-state',
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true"><path [attr.d]="sign()" fill-rule="evenodd" /></svg>
    <span>{{ text() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: baseline;
      gap: 0.45em;
      font-size: var(--text-small);
      color: var(--ink-soft);
    }
    :host([data-state='offline']),
    :host([data-state='not-saved']),
    :host([data-state='no-access']) {
      color: var(--ink);
      font-weight: 640;
    }
    :host([data-state='not-saved']) svg {
      color: var(--danger);
    }
    svg {
      flex: none;
      align-self: start;
      inline-size: 1em;
      block-size: 1em;
      margin-block-start: 0.28em;
      fill: currentColor;
    }
  `,
  host: { '[attr.data-state]': 'state()' },
})
export class SpSaveState {
  readonly state = input.required<SaveState>();
  /** Other words for this state, when the place knows better. */
  readonly words = input('');

  protected readonly text = computed(() => this.words() || words[this.state()]);
  protected readonly sign = computed(() => signs[this.state()]);

  constructor() {
    const announcer = inject(Announcer);
    let settled: SaveState = 'saved';
    effect(() => {
      const state = this.state();
      if (restless.has(state) || state === settled) return;
      settled = state;
      announcer.say(untracked(this.text));
    });
  }
}
