import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { SpButton, SpNotice } from '@samepage/ui';
import { Api } from '../../api/api';
import { placeMine, placeSay } from '../../api/functions';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { SpPlaceChoice } from '../../shared/place-choice';

/** Where the reader says to be: said, changed or taken back. Nothing where the inquiry does not ask. */
@Component({
  selector: 'sp-my-place',
  imports: [SpButton, SpFormTrouble, SpNotice, SpPlaceChoice],
  template: `
    @if (asked.trouble(); as trouble) {
      <sp-notice kind="problem" [title]="trouble.title">{{ trouble.text }}</sp-notice>
      <p><button spButton kind="quiet" type="button" (click)="asked.again()">Try again</button></p>
    } @else if (asked.value(); as mine) {
      @if (mine.places.length) {
        <form class="stack" novalidate (submit)="keep($event)">
          <sp-form-trouble [trouble]="keeping.trouble()" [controls]="{ placeId: 'place' }" />
          <sp-place-choice
            [places]="mine.places"
            [error]="keeping.trouble()?.fields?.['placeId']"
            [chosen]="chosen()"
            (chosenChange)="choose($event)"
          />
          <p class="cluster">
            <button spButton kind="quiet" type="submit" [busy]="keeping.busy()" busyText="Keeping…">
              Keep this
            </button>
            <span role="status">{{ done() }}</span>
          </p>
        </form>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: 44rem;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class SpMyPlace {
  readonly inquiryId = input.required<string>();

  private readonly api = inject(Api);
  protected readonly asked = loaded(this.inquiryId, (inquiryId) => this.api.invoke(placeMine, { inquiryId }));
  protected readonly chosen = linkedSignal(() => this.asked.value()?.placeId ?? null);
  protected readonly keeping = doing();
  /** What was done last, in words. */
  protected readonly done = signal('');

  protected choose(placeId: string | null): void {
    this.chosen.set(placeId);
    // What was kept is another.
    this.done.set('');
  }

  protected async keep(event: Event): Promise<void> {
    event.preventDefault();
    this.done.set('');
    const placeId = this.chosen();
    const kept = await this.keeping.run(async () => {
      await this.api.invoke(placeSay, { inquiryId: this.inquiryId(), body: { placeId } });
      return true;
    });
    // The list that was chosen from is another by now.
    if (!kept && this.keeping.trouble()?.fields['placeId']) this.asked.again();
    if (kept)
      this.done.set(
        placeId
          ? 'Kept. It counts here once you have said or voted something, and others have said theirs.'
          : 'Nothing is kept of where you are.',
      );
  }
}
