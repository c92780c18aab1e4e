import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { limits, type DebateStatement, type Desk } from '@samepage/contracts';
import { tallyLine } from '@samepage/manifesto/voice-line';
import { SpControl, SpDialog, SpField, SpVoice } from '@samepage/ui';
import { doing } from '../../../shared/doing';
import { SpFormTrouble } from '../../../shared/form-trouble';
import { SpWords } from '../../../shared/words';
import { DebateView } from '../debate-view';
import { SpWhoVoted } from '../who-voted';
import { Acts } from './acts';
import { DeskWork } from './desk-work';

type Doing = 'hide' | 'reword' | 'split' | 'decline';
type Waiting = Desk['waiting'][number];

interface Asked {
  readonly what: Doing;
  readonly id: string;
  readonly text: string;
}

const questions: Readonly<
  Record<Doing, { title: string; words: string; label: string; verb: string; missing: string }>
> = {
  hide: {
    title: 'Hide this statement?',
    words: 'It is no longer shown or voted on. The reason is kept with it.',
    label: 'Why',
    verb: 'Hide it',
    missing: 'Say why, in a few words.',
  },
  reword: {
    title: 'Reword this statement?',
    words: 'The new wording takes its place and is voted on afresh. The old words and votes are kept.',
    label: 'New wording',
    verb: 'Reword it',
    missing: 'Write the new wording.',
  },
  split: {
    title: 'Split this statement?',
    words: 'Each line becomes a statement of its own, voted on afresh. The old words and votes are kept.',
    label: 'One statement on each line, two to four',
    verb: 'Split it',
    missing: 'Write two to four statements, one on each line.',
  },
  decline: {
    title: 'Not let this through?',
    words: 'Only whoever wrote it sees your reason.',
    label: 'Why',
    verb: 'Do not let it through',
    missing: 'Say why, in a few words.',
  },
};

/** What was said: what waits to be let through, and hiding, rewording, splitting, noting down. */
@Component({
  selector: 'sp-statements-panel',
  imports: [SpControl, SpDialog, SpField, SpFormTrouble, SpVoice, SpWhoVoted, SpWords],
  templateUrl: './statements-panel.html',
  styleUrl: './panel.css',
  styles: `
    .text {
      line-height: 1.35;
      overflow-wrap: anywhere;
    }
    .waiting li {
      background: var(--warn-tint);
      padding-inline: var(--space-3);
    }
    form {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
})
export class SpStatementsPanel {
  readonly waiting = input.required<readonly Waiting[]>();
  /** Something on the desk was dealt with. */
  readonly dealt = output();

  protected readonly view = inject(DebateView);
  protected readonly acts = inject(Acts);
  private readonly desk = inject(DeskWork);
  protected readonly limit = limits.statement;
  protected readonly openVotes = () => this.view.openVotes();
  /** The newest first: it is what the room talks about. */
  protected readonly statements = computed(() =>
    this.view
      .state()
      .statements.filter(({ hidden, recast, withdrawn }) => !hidden && !recast && !withdrawn)
      .toReversed(),
  );
  protected readonly hidden = computed(
    () => this.view.state().statements.filter(({ hidden }) => hidden).length,
  );
  private readonly dialog = viewChild.required<SpDialog>('dialog');
  protected readonly asked = signal<Asked | null>(null);
  protected readonly question = computed(() => questions[this.asked()?.what ?? 'hide']);
  protected readonly words = signal('');
  protected readonly working = doing();

  /** A quote is somebody's; a note is a group's. */
  protected readonly noted = signal('');
  protected readonly noteOf = signal('');
  protected readonly noting = doing();
  protected readonly people = computed(() =>
    Object.entries(this.view.snapshot()?.voices ?? {}).flatMap(([id, { name }]) =>
      name ? [{ id, name }] : [],
    ),
  );

  protected standing(statement: DebateStatement): string {
    if (statement.kind === 'quote') return 'A quote, for the harvest.';
    if (statement.kind === 'note') return 'A note of a group, for the harvest.';
    const tally = this.view.tallies()[statement.id];
    if (tally) return tallyLine(tally) ?? 'Nobody voted on it yet.';
    const count = this.view.counts()[statement.id] ?? 0;
    return count === 1 ? '1 vote' : `${count} votes`;
  }

  protected ask(what: Doing, { id, text }: { id: string; text: string }): void {
    this.asked.set({ what, id, text });
    this.words.set(what === 'reword' || what === 'split' ? text : '');
    this.working.stopFor({});
    this.dialog().open();
  }

  protected async answer(): Promise<void> {
    const asked = this.asked();
    const words = this.words().trim();
    const lines = words.split('\n').flatMap((each) => each.trim() || []);
    const isEnough = asked?.what === 'split' ? lines.length >= 2 && lines.length <= 4 : words !== '';
    if (!asked || this.working.stopFor(isEnough ? {} : { words: this.question().missing })) return;
    const done = await this.working.run(async () => {
      await this.carryOut(asked, words, lines);
      return true;
    });
    if (!done) return;
    this.dialog().close();
    this.acts.said.set({ kind: 'done', words: doneWords[asked.what] });
    this.dealt.emit();
  }

  private async carryOut({ what, id: statementId }: Asked, words: string, texts: string[]): Promise<void> {
    if (what === 'hide') await this.view.command({ type: 'hide-statement', statementId, reason: words });
    else if (what === 'reword')
      await this.view.command({ type: 'reword-statement', statementId, text: words });
    else if (what === 'split') await this.view.command({ type: 'split-statement', statementId, texts });
    else await this.desk.judge(statementId, words);
  }

  protected async letThrough({ id }: Waiting): Promise<void> {
    await this.acts.run(`judge-${id}`, () => this.desk.judge(id, null), 'The statement is shown now.');
    this.dealt.emit();
  }

  protected chooseWhose(event: Event): void {
    this.noteOf.set((event.target as HTMLSelectElement).value);
  }

  protected async note(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.noted().trim();
    if (this.noting.stopFor(text ? {} : { note: 'Write what was said.' })) return;
    const [kind, id] = this.noteOf().split(':');
    const isGroup = kind === 'group';
    const done = await this.noting.run(async () => {
      await this.view.command({
        type: 'note-words',
        kind: isGroup ? 'note' : 'quote',
        text,
        of: isGroup ? null : (id ?? null),
        groupId: isGroup ? (id ?? null) : null,
      });
      return true;
    });
    if (!done) return;
    if (this.noted().trim() === text) this.noted.set('');
    this.acts.said.set({ kind: 'done', words: 'Noted, for the harvest.' });
  }
}

const doneWords: Readonly<Record<Doing, string>> = {
  hide: 'The statement is hidden.',
  reword: 'The new wording is shown and can be voted on.',
  split: 'The statements are shown and can be voted on.',
  decline: 'It is not shown. Its author sees your reason.',
};
