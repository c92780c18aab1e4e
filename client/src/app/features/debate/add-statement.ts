import { Component, computed, inject, input, WritableSignal } from '@angular/core';
import { limits } from '@samepage/contracts';
import { Announcer, SpButton, SpControl, SpField } from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpWords } from '../../shared/words';
import { DebateView } from './debate-view';

/** One sentence others can agree or disagree with. */
@Component({
  selector: 'sp-add-statement',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpWords],
  template: `
    <form class="stack" novalidate (submit)="add($event)">
      <sp-form-trouble [trouble]="adding.trouble()" [controls]="{ 'command.text': 'new-statement' }" />
      <sp-field
        [label]="label()"
        [hint]="hint()"
        [limit]="limit"
        [error]="adding.trouble()?.fields?.['command.text']"
      >
        <textarea
          spControl
          id="new-statement"
          rows="2"
          [spWords]="words()()"
          (spWordsChange)="words().set($event)"
        ></textarea>
      </sp-field>
      <button spButton type="submit" [busy]="adding.busy()" busyText="Adding…">Add statement</button>
    </form>
  `,
  styles: `
    textarea {
      min-block-size: 5rem;
    }
  `,
})
export class SpAddStatement {
  /** What is being typed. It belongs to the page: the words stay there when the debate closes over them. */
  readonly words = input.required<WritableSignal<string>>();
  readonly label = input('Your statement');
  /** The small group that brings it back. */
  readonly groupId = input<string>();

  private readonly view = inject(DebateView);
  private readonly announcer = inject(Announcer);
  protected readonly limit = limits.statement;
  protected readonly adding = doing();
  protected readonly hint = computed(() =>
    this.view.plan().settings.moderation === 'before' && !this.view.may('debate.run')
      ? 'One sentence that people can agree or disagree with. A facilitator reads it before everyone does.'
      : 'One sentence that people can agree or disagree with.',
  );

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const words = this.words();
    const text = words().trim();
    if (this.adding.stopFor(text ? {} : { 'command.text': 'Write one sentence first.' })) return;
    const groupId = this.groupId();
    const result = await this.adding.run(() =>
      this.view.command({ type: 'add-statement', text, ...(groupId && { groupId }) }),
    );
    if (!result) return;
    // What was typed while it was sent is something new.
    if (words().trim() === text) words.set('');
    this.announcer.say(
      result.outcome === 'waiting'
        ? 'A facilitator reads your statement before everyone does.'
        : 'Your statement is with everyone.',
    );
  }
}
