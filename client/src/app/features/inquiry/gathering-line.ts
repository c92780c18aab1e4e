import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DebateSummary, Gathering } from '@samepage/contracts';
import { SpParagraphs } from '../../shared/paragraphs';
import { whenInWords } from '../gathering/when';
import { SpDebateLine } from './debate-line';

/** A gathering in a list: when and where it is, what will happen, and the debates held at it. */
@Component({
  selector: 'sp-gathering-line',
  imports: [RouterLink, SpDebateLine, SpParagraphs],
  template: `
    <h4 class="title">{{ gathering().title }}</h4>
    <p>
      <b>{{ when() }}</b>
      @if (gathering().whereTo) {
        <br />{{ gathering().whereTo }}
      }
    </p>
    @if (gathering().agenda) {
      <details>
        <summary>What will happen</summary>
        <sp-paragraphs [text]="gathering().agenda" />
      </details>
    }
    @if (debates().length) {
      <h5 class="small">Debates</h5>
      @for (debate of debates(); track debate.id) {
        <sp-debate-line [debate]="debate" />
      }
    }
    @if (mayKeep()) {
      <p class="small no-print">
        <a [routerLink]="['gatherings', gathering().id]"
          >Change<span class="visually-hidden"> {{ gathering().title }}</span></a
        >
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      padding-block-end: var(--space-4);
      overflow-wrap: anywhere;
    }
    .title {
      font-size: var(--text-3);
    }
    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
    }
  `,
})
export class SpGatheringLine {
  readonly gathering = input.required<Gathering>();
  /** Those held at it. */
  readonly debates = input.required<readonly DebateSummary[]>();
  readonly mayKeep = input(false);

  protected readonly when = computed(() => whenInWords(this.gathering().startsAt, this.gathering().endsAt));
}
