import { NgComponentOutlet, NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DebateStatement, StepKind } from '@samepage/contracts';
import {
  Announcer,
  SpButton,
  SpControl,
  SpDialog,
  SpField,
  SpNotice,
  SpSkeleton,
  SpSpot,
} from '@samepage/ui';
import { PageTitles } from '../../core/page-titles';
import { SpDate } from '../../shared/dates';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { inquirySpot } from '../../shared/inquiry-spot';
import { SpInvite } from '../../shared/invite';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpParagraphs } from '../../shared/paragraphs';
import { loaded } from '../../shared/load';
import { SpWords } from '../../shared/words';
import { SpPhoneMap } from '../opinion/phone-map';
import { SpAtHand } from './at-hand';
import { isUnderWay } from './brief';
import { Calm } from './calm';
import { byAgreement } from './debate-merge';
import { debateProviders, DebateStore } from './debate.store';
import { Drafts } from './drafts';
import { hasEntered, noteEntered } from './entered';
import { SpFloorStep } from './floor-step';
import { SpLateBrief } from './late-brief';
import { SpLeftStatement } from './left-statement';
import { SpMyHand } from './my-hand';
import { SpProvocationWords } from './provocation-words';
import { SpReactions } from './reactions/reactions';
import { SpRunDebate } from './run-debate';
import { SpStatementList } from './statement-list';
import { fetchAhead, stepParts, type PartName } from './step-parts';
import { SpStepTime } from './step-time';

const asking: ReadonlySet<StepKind> = new Set(['opening-vote', 'closing-vote', 'statements']);
const phaseWords = { lobby: 'Not open yet', open: 'Open', closed: 'Closed' } as const;

/** A debate on a participant's phone: the step everyone is in, and the one thing to do in it. */
@Component({
  selector: 'sp-debate',
  imports: [
    NgComponentOutlet,
    NgTemplateOutlet,
    RouterLink,
    SpAtHand,
    SpButton,
    SpControl,
    SpDate,
    SpDialog,
    SpField,
    SpFloorStep,
    SpFormTrouble,
    SpInvite,
    SpLateBrief,
    SpLeftStatement,
    SpMyHand,
    SpNotice,
    SpPageTrouble,
    SpParagraphs,
    SpPhoneMap,
    SpProvocationWords,
    SpReactions,
    SpRunDebate,
    SpSkeleton,
    SpSpot,
    SpStatementList,
    SpStepTime,
    SpWords,
  ],
  providers: debateProviders,
  templateUrl: './debate.page.html',
  styleUrl: './debate.page.css',
})
export class DebatePage {
  readonly debateId = input.required<string>();

  protected readonly store = inject(DebateStore);
  protected readonly drafts = inject(Drafts);
  protected readonly calm = inject(Calm);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  protected readonly spot = inquirySpot(() => this.store.snapshot()?.inquirySlug);
  protected readonly phase = computed(() => phaseWords[this.store.phase()]);
  /** The statement being typed. */
  private readonly statement = this.drafts.statement;
  protected readonly isRemoved = computed(() =>
    this.store.state().removed.includes(this.store.me().membershipId ?? ''),
  );
  /** Whether the reader has been told where everyone is, or was here from the beginning. */
  protected readonly isIn = linkedSignal<string | undefined, boolean>({
    source: () => this.store.snapshot()?.id,
    computation: (id) => {
      if (!id || this.store.may('debate.run') || hasEntered(id)) return true;
      return !isUnderWay(untracked(this.store.state));
    },
  });
  /** The step that runs. */
  protected readonly step = computed(() => (this.store.phase() === 'open' ? this.store.step() : undefined));
  protected readonly stepPlace = computed(() => {
    const { steps } = this.store.plan();
    return `Part ${steps.findIndex(({ id }) => id === this.step()?.id) + 1} of ${steps.length}`;
  });
  /** In a part that asks, the answers come first, and what it is for stands under them. */
  protected readonly isAsking = computed(() => asking.has(this.step()?.kind ?? 'close'));
  private readonly partName = computed<PartName | undefined>(() => {
    if (!this.store.snapshot()) return undefined;
    if (this.store.phase() === 'lobby') return 'arrive';
    if (this.store.phase() === 'closed') return 'close';
    return this.step()?.kind ?? 'free';
  });
  protected readonly part = loaded(this.partName, (name) => stepParts[name]());
  protected readonly partInputs = computed<Record<string, unknown>>(() => {
    const { motion } = this.store.rule();
    if (motion) return this.step() ? { moment: motion } : { words: this.statement };
    return ['statements', 'groups', 'free'].includes(this.partName() ?? '') ? { words: this.statement } : {};
  });
  /** Hands can be raised in most steps; in the floor it is the one thing to do. */
  protected readonly canSpeakUp = computed(
    () =>
      this.store.phase() === 'open' &&
      this.store.may('statement.add') &&
      !['floor', 'close'].includes(this.partName() ?? ''),
  );
  /** One's own turn comes before everything else. */
  protected readonly isMyTurn = computed(() => {
    const by = this.store.turn()?.hand.by;
    return by !== undefined && by === this.store.me().membershipId;
  });
  protected readonly openVotes = () => this.store.openVotes();
  protected readonly areHandsOpen = signal(false);
  protected readonly isMapOpen = signal(false);
  protected readonly hidingNow = doing();
  protected readonly toHide = signal<DebateStatement | null>(null);
  protected readonly reason = signal('');
  private readonly dialog = viewChild<SpDialog>('hideDialog');
  private readonly heading = viewChild<ElementRef<HTMLElement>>('stepHeading');
  protected readonly areHidden = computed(() => !this.store.areAnswersShown());
  protected readonly listed = computed(() =>
    this.store.phase() === 'closed' && !this.areHidden()
      ? byAgreement(this.store.statements(), this.store.tallies())
      : this.store.statements().toReversed(),
  );

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const id = this.debateId();
      untracked(() => void this.store.open(id));
    });
    effect(() => {
      const title = this.store.snapshot()?.title;
      if (title) titles.set(title);
    });
    effect(() => {
      const id = this.store.snapshot()?.id;
      if (id && this.isIn()) noteEntered(id);
    });
    effect(() => {
      if (this.store.connection() === 'live')
        fetchAhead(untracked(this.store.plan).steps.map(({ kind }) => kind));
    });
    let before: string | undefined;
    effect(() => {
      const step = this.step();
      const isMoved = before !== undefined && step && step.id !== before;
      before = step?.id ?? before;
      if (!isMoved) return;
      this.announcer.say(`Now: ${step.title}`);
      afterNextRender({ read: () => this.showStep() }, { injector: this.injector });
    });
  }

  /** The button they pressed is gone: they begin at the top of what everyone is in. */
  protected goIn(): void {
    this.isIn.set(true);
    afterNextRender(
      {
        read: () => {
          this.document.documentElement.scrollTop = 0;
          this.heading()?.nativeElement.focus({ preventScroll: true });
        },
      },
      { injector: this.injector },
    );
  }

  /** Someone whose focus went with the step that was left, or who has none, is brought to the new one. */
  private showStep(): void {
    const heading = this.heading()?.nativeElement;
    const { activeElement, body } = heading?.ownerDocument ?? document;
    if (heading && (!activeElement || activeElement === body)) heading.focus();
  }

  protected open(): void {
    void this.store.open(this.debateId());
  }

  protected askToHide(statement: DebateStatement): void {
    this.toHide.set(statement);
    this.reason.set('');
    this.hidingNow.stopFor({});
    this.dialog()?.open();
  }

  protected async hide(): Promise<void> {
    const statementId = this.toHide()?.id;
    const reason = this.reason().trim();
    if (!statementId || this.hidingNow.stopFor(reason ? {} : { reason: 'Say why, in a few words.' })) return;
    const done = await this.hidingNow.run(() =>
      this.store.command({ type: 'hide-statement', statementId, reason }),
    );
    if (done) this.dialog()?.close();
  }
}
