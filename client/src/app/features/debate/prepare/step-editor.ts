import { Component, computed, input, output } from '@angular/core';
import { limits, stepKinds, type Step, type StepKind } from '@samepage/contracts';
import { SpControl, SpField } from '@samepage/ui';
import { stepWords } from './step-words';

/** One line of a run-sheet while it is written: what it is for, what it is called, how long, what everyone sees. */
@Component({
  selector: 'sp-step-editor',
  imports: [SpControl, SpField],
  template: `
    <div class="row">
      <sp-field label="What happens" [hint]="words[step().kind].what">
        <select spControl [id]="'step-kind-' + step().id" (change)="setKind($event)">
          @for (kind of kinds; track kind) {
            <option [value]="kind" [selected]="kind === step().kind">{{ words[kind].name }}</option>
          }
        </select>
      </sp-field>
      <sp-field class="length" label="Minutes" hint="Empty: as long as it takes.">
        <input
          spControl
          type="number"
          inputmode="decimal"
          min="0.5"
          max="240"
          step="0.5"
          [id]="'step-seconds-' + step().id"
          [value]="minutes()"
          (input)="setMinutes($event)"
        />
      </sp-field>
    </div>
    <sp-field label="Title">
      <input
        spControl
        autocomplete="off"
        [id]="'step-title-' + step().id"
        [value]="step().title"
        (input)="changed.emit({ title: valueOf($event) })"
      />
    </sp-field>
    <sp-field label="Words everyone sees" [optional]="true" [limit]="limit">
      <textarea
        spControl
        rows="2"
        [id]="'step-words-' + step().id"
        [value]="step().words"
        (input)="changed.emit({ words: valueOf($event) })"
      ></textarea>
    </sp-field>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-4);
    }
    .row > * {
      flex: 1 1 14rem;
    }
    .row > .length {
      flex: 0 1 9rem;
    }
    textarea {
      min-block-size: 4.5rem;
    }
  `,
})
export class SpStepEditor {
  readonly step = input.required<Step>();
  readonly changed = output<Partial<Step>>();

  protected readonly kinds = stepKinds;
  protected readonly words = stepWords;
  protected readonly limit = limits.stepWords;
  protected readonly minutes = computed(() => {
    const { seconds } = this.step();
    return seconds === null ? '' : String(seconds / 60);
  });

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  /** A title that only said the kind follows the kind. */
  protected setKind(event: Event): void {
    const kind = this.valueOf(event) as StepKind;
    const { title, kind: before } = this.step();
    const isUsual = title.trim() === '' || title === stepWords[before].name;
    this.changed.emit({ kind, ...(isUsual && { title: stepWords[kind].name }) });
  }

  protected setMinutes(event: Event): void {
    const minutes = Number(this.valueOf(event));
    this.changed.emit({ seconds: minutes > 0 ? Math.round(minutes * 60) : null });
  }
}
