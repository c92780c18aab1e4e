import { Directive, input } from '@angular/core';

/** Gives everything inside the inquiry's own colour; lines, fills and tints follow from it. Null leaves the default. */
@Directive({
  selector: '[spSpot]',
  host: { '[style.--spot]': 'spSpot()', '[attr.data-spot]': "spSpot() ? '' : null" },
})
export class SpSpot {
  readonly spSpot = input.required<string | null | undefined>();
}
