import { Component, input, model } from '@angular/core';
import type { Sector } from '@samepage/contracts';
import { SpSectorMark } from '@samepage/ui';

/** Where someone speaks from: radio cards, each with its mark and name. */
@Component({
  selector: 'sp-sector-choice',
  imports: [SpSectorMark],
  template: `
    <fieldset [attr.aria-describedby]="error() ? 'sectors-error' : 'sectors-hint'">
      <legend class="big">Where do you speak from?</legend>
      <p class="soft" id="sectors-hint">Choose the one that is closest. It stands beside what you say.</p>
      @if (error()) {
        <p class="error" id="sectors-error"><span class="visually-hidden">Problem: </span>{{ error() }}</p>
      }
      <div class="cards">
        @for (sector of sectors(); track sector.id; let index = $index) {
          <label [class.chosen]="sector.id === chosen()">
            <input
              type="radio"
              name="sector"
              [id]="'join-sector-' + index"
              [value]="sector.id"
              [checked]="sector.id === chosen()"
              (change)="chosen.set(sector.id)"
            />
            <sp-sector-mark [sector]="sector" [showName]="true" />
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
      gap: var(--space-3);
      margin-block-start: var(--space-3);
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-block-size: 3.5rem;
      padding: var(--space-3);
      background: var(--sheet);
      border: var(--stroke) solid var(--line);
      cursor: pointer;
    }
    .chosen {
      border-color: var(--ink);
      outline: var(--stroke) solid var(--ink);
      background: var(--action-tint);
    }
    input {
      flex: none;
      inline-size: 1.5rem;
      block-size: 1.5rem;
    }
    .error {
      color: var(--danger);
      font-weight: 640;
    }
  `,
})
export class SpSectorChoice {
  readonly sectors = input.required<readonly Sector[]>();
  readonly error = input<string>();
  readonly chosen = model<string | null>(null);
}
