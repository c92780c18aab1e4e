import { Component, computed, input } from '@angular/core';
import type { DebateSettings } from '@samepage/contracts';
import { SpControl, SpField } from '@samepage/ui';
import { PlanDraft } from './plan-draft';

type Weight = keyof DebateSettings['weights'];

interface Choice {
  readonly name: 'results' | 'voting' | 'moderation';
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly words: string; readonly means: string }[];
}

const choices: readonly Choice[] = [
  {
    name: 'results',
    title: 'When people see how votes stand',
    options: [
      { value: 'live', words: 'As they come', means: 'Everyone sees the counts move while people vote.' },
      {
        value: 'revealed',
        words: 'When you reveal them',
        means: 'Nobody sees a count before you show it, so nobody follows the crowd.',
      },
    ],
  },
  {
    name: 'voting',
    title: 'Who sees how someone voted',
    options: [
      {
        value: 'secret',
        words: 'Nobody: voting is secret',
        means: 'Others see counts, never who voted how.',
      },
      {
        value: 'open',
        words: 'Everyone: voting is open',
        means:
          'Each vote on a statement is shown with its name, and where people stood on the motion once you reveal it and no vote is to come. People are told before they vote.',
      },
    ],
  },
  {
    name: 'moderation',
    title: 'When statements are looked at',
    options: [
      {
        value: 'after',
        words: 'After they are shown',
        means: 'They appear at once. You can hide one and say why.',
      },
      {
        value: 'before',
        words: 'Before they are shown',
        means: 'They wait for you. You let each one through, or say to its author why not.',
      },
    ],
  },
];

const weights: readonly { readonly name: Weight; readonly words: string; readonly means: string }[] = [
  { name: 'waiting', words: 'Waiting', means: 'Who has waited longer comes sooner.' },
  { name: 'spoken', words: 'Time spoken', means: 'Who has spoken for longer comes later.' },
  { name: 'first', words: 'First time', means: 'Who has not spoken yet comes sooner.' },
  { name: 'balance', words: 'Balance', means: 'Sectors that were heard less come sooner.' },
];

/** How a debate goes: what people see of votes, what is looked at first, and how the queue is ordered. */
@Component({
  selector: 'sp-settings-editor',
  imports: [SpControl, SpField],
  template: `
    @for (choice of choices; track choice.name) {
      <fieldset>
        <legend>{{ choice.title }}</legend>
        @for (option of choice.options; track option.value) {
          <label class="choice">
            <input
              type="radio"
              [name]="'setting-' + choice.name"
              [value]="option.value"
              [checked]="settings()[choice.name] === option.value"
              (change)="choose(choice.name, option.value)"
            />
            <span
              ><b>{{ option.words }}</b> <span class="soft small">{{ option.means }}</span></span
            >
          </label>
        }
        @if (choice.name === 'voting') {
          <p class="soft small">This is declared before, and cannot change after the first vote.</p>
        }
      </fieldset>
    }
    <fieldset>
      <legend>Reactions without words</legend>
      <label class="choice">
        <input
          type="checkbox"
          id="setting-reactions"
          [checked]="settings().reactions"
          (change)="setReactions($event)"
        />
        <span
          ><b>People can react</b>
          <span class="soft small"
            >That something matters, applause, a question, or that it is so for them too. The room sees how
            many, never who. You can switch it on and off during the debate.</span
          ></span
        >
      </label>
    </fieldset>
    <sp-field label="Minutes for a turn to speak" hint="Empty: as long as it takes.">
      <input
        spControl
        type="number"
        inputmode="decimal"
        id="turn-minutes"
        class="short"
        min="0.5"
        max="30"
        step="0.5"
        [value]="minutes()"
        (input)="setTurn($event)"
      />
    </sp-field>
    <details>
      <summary>What counts for a place in the queue</summary>
      <p class="soft measure">
        Everyone can see why they stand where they stand. You can always call someone sooner. At 0 a thing
        does not count.
      </p>
      @for (weight of weights; track weight.name) {
        <div class="weight">
          <label [for]="'weight-' + weight.name"
            ><b>{{ weight.words }}</b> <span class="soft small">{{ weight.means }}</span></label
          >
          <input
            type="range"
            min="0"
            max="10"
            step="0.5"
            [id]="'weight-' + weight.name"
            [value]="settings().weights[weight.name]"
            (input)="setWeight(weight.name, $event)"
          />
          <output class="tabular" [attr.for]="'weight-' + weight.name">{{
            settings().weights[weight.name]
          }}</output>
        </div>
      }
    </details>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
    .choice > span {
      display: flex;
      flex-direction: column;
      line-height: 1.35;
    }
    .short {
      max-inline-size: 9rem;
    }
    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
      font-weight: 640;
    }
    .weight {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 3rem;
      gap: 0 var(--space-3);
      align-items: center;
      max-inline-size: var(--measure);
      padding-block: var(--space-2);
    }
    .weight label {
      grid-column: 1 / -1;
    }
    input[type='range'] {
      inline-size: 100%;
      min-block-size: var(--target);
    }
  `,
})
export class SpSettingsEditor {
  readonly draft = input.required<PlanDraft>();

  protected readonly choices = choices;
  protected readonly weights = weights;
  protected readonly settings = computed(() => this.draft().plan().settings);
  protected readonly minutes = computed(() => {
    const { turnSeconds } = this.settings();
    return turnSeconds === null ? '' : String(turnSeconds / 60);
  });

  protected choose(name: Choice['name'], value: string): void {
    this.draft().set({ [name]: value });
  }

  protected setReactions(event: Event): void {
    this.draft().set({ reactions: (event.target as HTMLInputElement).checked });
  }

  protected setTurn(event: Event): void {
    const minutes = Number((event.target as HTMLInputElement).value);
    this.draft().set({ turnSeconds: minutes > 0 ? Math.round(minutes * 60) : null });
  }

  protected setWeight(name: Weight, event: Event): void {
    const value = Number((event.target as HTMLInputElement).value);
    this.draft().set({ weights: { ...this.settings().weights, [name]: value } });
  }
}
