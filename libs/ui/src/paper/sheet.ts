import { booleanAttribute, Component, input } from '@angular/core';

/**
 * A sheet for something made by people: a response, a draft, an edition. `torn` tears its lower edge,
 * `slip` lets a second sheet in the inquiry's colour show behind it, a little out of register.
 */
@Component({
  selector: 'sp-sheet',
  template: '<div class="paper"><ng-content /></div>',
  styleUrl: './sheet.css',
  host: { '[class.torn]': 'torn()', '[class.slip]': 'slip()' },
})
export class SpSheet {
  readonly torn = input(false, { transform: booleanAttribute });
  readonly slip = input(false, { transform: booleanAttribute });
}
