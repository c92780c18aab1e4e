import { Component, computed, input } from '@angular/core';
import type { Choice, OpenVotes } from '@samepage/contracts';
import { byAnswer, SpNamesByAnswer } from './names-by-answer';

const choices: readonly { readonly choice: Choice; readonly title: string }[] = [
  { choice: 'agree', title: 'Agree' },
  { choice: 'disagree', title: 'Disagree' },
  { choice: 'pass', title: 'Pass' },
];

/** Who voted how on a statement. Only where voting was declared open before anybody voted. */
@Component({
  selector: 'sp-who-voted',
  imports: [SpNamesByAnswer],
  template: `
    <sp-names-by-answer [ask]="parts()" none="Nobody voted on it yet.">
      Who voted how<span class="visually-hidden"> on “{{ text() }}”</span>
    </sp-names-by-answer>
  `,
})
export class SpWhoVoted {
  readonly statementId = input.required<string>();
  /** The statement, for those who hear the page. */
  readonly text = input.required<string>();
  readonly ask = input.required<() => Promise<OpenVotes>>();

  protected readonly parts = computed(() => {
    const [ask, id] = [this.ask(), this.statementId()];
    return async () => {
      const given = (await ask()).filter(({ statementId }) => statementId === id);
      return given.length ? [{ title: null, answers: byAnswer(choices, given) }] : [];
    };
  });
}
