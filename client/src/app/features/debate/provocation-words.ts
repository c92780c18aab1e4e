import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DebateSnapshot } from '@samepage/contracts';
import { SpButton } from '@samepage/ui';
import { SpParagraphs } from '../../shared/paragraphs';

/** The provocation's words. Where a note warns of what is in them, they are shown to those who ask. */
@Component({
  selector: 'sp-provocation-words',
  imports: [RouterLink, SpButton, SpParagraphs],
  template: `
    @if (provocation().contentNote; as note) {
      <p class="note"><b>Before you read:</b> {{ note }}</p>
      <p>
        <button
          spButton
          kind="quiet"
          type="button"
          [attr.aria-expanded]="shown()"
          (click)="asked.set(!asked())"
        >
          {{ shown() ? 'Hide it' : 'Show it' }}
        </button>
      </p>
    }
    @if (shown()) {
      <sp-paragraphs [text]="provocation().words" />
      <p>
        <a [routerLink]="['/provocations', provocation().id]"> See it with its picture and what came back </a>
      </p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    .note {
      padding-inline-start: var(--space-4);
      border-inline-start: var(--stroke-heavy) solid var(--warn);
    }
    :host(.large) sp-paragraphs {
      font-size: var(--text-lead);
      line-height: 1.42;
    }
  `,
})
export class SpProvocationWords {
  readonly provocation = input.required<NonNullable<DebateSnapshot['provocation']>>();

  protected readonly asked = signal(false);
  protected readonly shown = computed(() => this.asked() || !this.provocation().contentNote);
}
