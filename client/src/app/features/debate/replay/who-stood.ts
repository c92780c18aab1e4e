import { Component, computed, input } from '@angular/core';
import type { Moment, MotionChoice, OpenStands } from '@samepage/contracts';
import { byAnswer, SpNamesByAnswer } from '../names-by-answer';

const choices: readonly { readonly choice: MotionChoice; readonly title: string }[] = [
  { choice: 'for', title: 'For' },
  { choice: 'against', title: 'Against' },
  { choice: 'unsure', title: 'Unsure' },
];
const moments: readonly { readonly moment: Moment; readonly title: string }[] = [
  { moment: 'opening', title: 'Before' },
  { moment: 'closing', title: 'After' },
];

/** Who stood where on the motion. Only where people were told before that it would be seen. */
@Component({
  selector: 'sp-who-stood',
  imports: [SpNamesByAnswer],
  template: `
    <sp-names-by-answer [ask]="parts()" none="Nobody stood anywhere while voting was open.">
      Names by answer
    </sp-names-by-answer>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class SpWhoStood {
  readonly ask = input.required<() => Promise<OpenStands>>();

  protected readonly parts = computed(() => {
    const ask = this.ask();
    return async () => {
      const all = await ask();
      return moments.flatMap(({ moment, title }) => {
        const given = all.filter((stand) => stand.moment === moment);
        return given.length ? [{ title, answers: byAnswer(choices, given) }] : [];
      });
    };
  });
}
