import { Component, computed, input } from '@angular/core';

export type NoticeKind = 'info' | 'good' | 'warning' | 'problem';

const words: Readonly<Record<NoticeKind, string>> = {
  info: 'Note',
  good: 'Done',
  warning: 'Take care',
  problem: 'Problem',
};

const signs: Readonly<Record<NoticeKind, string>> = {
  info: 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8zM7 6.8v5.2h2V6.8zM7 3.6v2.2h2V3.6z',
  good: 'M.8 .8h14.4v14.4H.8zM3.4 8.4l3 3.2 6.2-6.8-1.6-1.4-4.7 5.1-1.5-1.5z',
  warning: 'M8 .6 15.7 15H.3zM7 5.6v5h2v-5zm0 6v1.9h2v-1.9z',
  problem: 'M5 .6h6L15.4 5v6L11 15.4H5L.6 11V5zM7 3.4v5.6h2V3.4zm0 6.8v2.2h2v-2.2z',
};

/**
 * Something the reader should know now. Problems and warnings interrupt a screen reader, the rest
 * waits its turn; set `live` to false for a notice that stands in the page from the start.
 */
@Component({
  selector: 'sp-notice',
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true"><path [attr.d]="sign()" fill-rule="evenodd" /></svg>
    <div class="words">
      <span class="visually-hidden">{{ word() }}: </span>
      @if (title()) {
        <p class="title">{{ title() }}</p>
      }
      <ng-content />
    </div>
  `,
  styleUrl: './notice.css',
  host: { '[attr.role]': 'role()', '[attr.data-kind]': 'kind()' },
})
export class SpNotice {
  readonly kind = input<NoticeKind>('info');
  readonly title = input('');
  readonly live = input(true);

  protected readonly word = computed(() => words[this.kind()]);
  protected readonly sign = computed(() => signs[this.kind()]);
  protected readonly role = computed(() => {
    if (!this.live()) return null;
    return this.kind() === 'problem' || this.kind() === 'warning' ? 'alert' : 'status';
  });
}
