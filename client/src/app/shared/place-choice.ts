import { Component, input, model } from '@angular/core';
import type { Place } from '@samepage/contracts';
import { SpControl, SpField } from '@samepage/ui';

/** Where someone is, of the places an inquiry asks about, if they like to say. */
@Component({
  selector: 'sp-place-choice',
  imports: [SpControl, SpField],
  template: `
    <sp-field
      label="Where are you?"
      hint="Where you live or work, whichever you speak from. Nobody is shown it: it only counts towards which places have been heard from."
      [optional]="true"
      [error]="error()"
    >
      <select spControl id="place" (change)="choose($event)">
        <option value="" [selected]="chosen() === null">I would rather not say</option>
        @for (place of places(); track place.id) {
          <option [value]="place.id" [selected]="place.id === chosen()">{{ place.name }}</option>
        }
      </select>
    </sp-field>
  `,
})
export class SpPlaceChoice {
  readonly places = input.required<readonly Place[]>();
  readonly error = input<string>();
  readonly chosen = model<string | null>(null);

  protected choose(event: Event): void {
    this.chosen.set((event.target as HTMLSelectElement).value || null);
  }
}
