import { CdkDrag, CdkDragDrop, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits, type DebateStatement, type StatementKind } from '@samepage/contracts';
import { tallyLine } from '@samepage/manifesto/voice-line';
import {
  Announcer,
  SpButton,
  SpControl,
  SpDialog,
  SpField,
  SpNotice,
  SpSkeleton,
  SpVoice,
} from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpWords } from '../../shared/words';
import { noVotes } from './debate-merge';
import { DebateView } from './debate-view';
import { debateProviders } from './debate.store';
import { HarvestStore } from './harvest.store';

const newDraft = 'new';

const sections: readonly { readonly kind: StatementKind; readonly legend: string }[] = [
  { kind: 'statement', legend: 'Statements, the firmest first' },
  { kind: 'quote', legend: 'Quotes: what was said aloud' },
  { kind: 'note', legend: 'Notes that groups brought back' },
];

/** A facilitator gathers the statements that hold into a draft, where people write on together. */
@Component({
  selector: 'sp-harvest',
  imports: [
    CdkDrag,
    CdkDragHandle,
    CdkDropList,
    RouterLink,
    SpButton,
    SpControl,
    SpDialog,
    SpField,
    SpFormTrouble,
    SpNotice,
    SpPageTrouble,
    SpSkeleton,
    SpVoice,
    SpWords,
  ],
  providers: [...debateProviders, HarvestStore],
  templateUrl: './harvest.page.html',
  styleUrl: './harvest.page.css',
})
export class HarvestPage {
  readonly debateId = input.required<string>();

  protected readonly view = inject(DebateView);
  protected readonly store = inject(HarvestStore);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly newDraft = newDraft;
  protected readonly limit = limits.title;
  /** The newest draft there is, else a new one. */
  protected readonly target = linkedSignal(() => this.store.drafts.value()?.at(0)?.id ?? newDraft);
  protected readonly title = signal('');
  protected readonly harvesting = doing();
  private readonly againDialog = viewChild<SpDialog>('againDialog');
  /** What was chosen and is in the chosen draft already. */
  protected readonly again = computed(() => this.store.alreadyIn(this.target(), this.store.chosen()));
  protected readonly here = computed(
    () => new Set(this.store.alreadyIn(this.target(), this.store.statements()).map(({ id }) => id)),
  );
  protected readonly may = computed(() => this.view.may('debate.harvest'));

  /** What can be chosen by its kind; kinds of which there is nothing are left out. */
  protected readonly offered = computed(() => {
    const numbered = this.store.statements().map((statement, index) => ({ statement, index }));
    return sections.flatMap(({ kind, legend }) => {
      const items = numbered.filter(({ statement }) => statement.kind === kind);
      return items.length ? [{ kind, legend, items }] : [];
    });
  });

  protected readonly onlyStatements = computed(() =>
    this.store.chosen().every(({ kind }) => kind === 'statement'),
  );

  constructor() {
    effect(() => {
      const id = this.debateId();
      untracked(() => void this.view.open(id));
    });
  }

  /** How a statement stands; only how many voted where the counts were not revealed. Quotes and notes take no votes. */
  protected standing({ id, kind }: DebateStatement): string {
    if (kind !== 'statement') return '';
    const tally = this.view.tallies()[id];
    const votes = this.view.counts()[id] ?? 0;
    if (!tally && votes) return votes === 1 ? '1 vote, not revealed.' : `${votes} votes, not revealed.`;
    return tallyLine(tally ?? noVotes) ?? 'Nobody voted on it.';
  }

  protected askAgain(): void {
    if (this.view.trouble()) void this.view.open(this.debateId());
    else this.store.drafts.again();
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.store.put(previousIndex, currentIndex);
  }

  protected choose(id: string, event: Event): void {
    this.store.choose(id, (event.target as HTMLInputElement).checked);
  }

  protected move(id: string, by: -1 | 1): void {
    this.store.move(id, by);
    const place = this.store.chosen().findIndex((statement) => statement.id === id) + 1;
    this.announcer.say(`Now number ${place} of ${this.store.chosen().length}.`);
  }

  protected async harvest(event: Event): Promise<void> {
    event.preventDefault();
    const target = this.target();
    const title = this.title().trim();
    const stops = this.harvesting.stopFor({
      ...(!this.store.chosen().length && { statementIds: 'Choose at least one statement.' }),
      ...(target === newDraft && !title && { 'draft.title': 'Give the new draft a title.' }),
    });
    if (stops) return;
    if (this.again().length) this.againDialog()?.open();
    else await this.send();
  }

  protected async send(): Promise<void> {
    const target = this.target();
    const title = this.title().trim();
    this.againDialog()?.close();
    const draft = target === newDraft ? { title } : { id: target };
    const draftId = await this.harvesting.run(() => this.store.harvest(draft));
    if (draftId) await this.router.navigate(['/drafts', draftId]);
  }
}
