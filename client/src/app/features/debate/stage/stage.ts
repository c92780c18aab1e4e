import { Component, computed, DOCUMENT, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Group, Moment, StepKind } from '@samepage/contracts';
import { isSwingShown, isVotable } from '@samepage/debate';
import { SpQr, SpSectorMark, SpSkeleton, SpSpot, SpSwing, SpTimer } from '@samepage/ui';
import { PageTitles } from '../../../core/page-titles';
import { inquirySpot } from '../../../shared/inquiry-spot';
import { loaded } from '../../../shared/load';
import { SpPageTrouble } from '../../../shared/page-trouble';
import { DeskWork } from '../console/desk-work';
import { nameIn } from '../console/names';
import { byAgreement } from '../debate-merge';
import { DebateView } from '../debate-view';
import { RoomMaps } from '../../opinion/room-maps';
import { SpStageMap } from '../../opinion/stage-map';
import { SpStageReactions } from '../reactions/stage-reactions';
import { stayAwake } from './stay-awake';

/** How many statements a room can read from the back row, and how many letters of them. */
const readable = 4;
const letters = 320;
/** With so many statements or groups on the screen, what the part is for has been read. */
const fewest = 3;
const places = 3;

/** In which steps the motion is what everyone looks at. */
const onMotion: ReadonlySet<StepKind> = new Set(['opening-vote', 'closing-vote']);

/** What the room sees: two colours, type that reads from ten metres, nothing to press. */
@Component({
  selector: 'sp-stage',
  imports: [
    RouterLink,
    SpPageTrouble,
    SpQr,
    SpSectorMark,
    SpSkeleton,
    SpSpot,
    SpStageMap,
    SpStageReactions,
    SpSwing,
    SpTimer,
  ],
  templateUrl: './stage.html',
  styleUrl: './stage.css',
})
export class SpStage {
  readonly debateId = input.required<string>();
  /** Inside another page, such as a rehearsal: not over the whole screen. */
  readonly isEmbedded = input(false);

  protected readonly view = inject(DebateView);
  private readonly desk = inject(DeskWork);
  /** Of a real debate: a rehearsal has no map. */
  protected readonly maps = inject(RoomMaps, { optional: true });
  private readonly titles = inject(PageTitles);
  private readonly location = inject(DOCUMENT).location;
  protected readonly place = this.location.host;
  protected readonly address = computed(
    () => `${this.location.origin}/join/${this.view.snapshot()?.joinCode ?? ''}`,
  );
  protected readonly spot = inquirySpot(() => this.view.snapshot()?.inquirySlug);
  protected readonly kind = computed(() => this.view.step()?.kind ?? null);
  protected readonly left = computed(() => this.view.timeLeft(this.view.state().clock));
  protected readonly turnLeft = computed(() => this.view.timeLeft(this.view.turn()?.clock));
  protected readonly queue = computed(() => this.view.queue().slice(0, places));
  protected readonly more = computed(() => this.view.state().hands.length - this.queue().length);
  protected readonly isOnMotion = computed(() => {
    const kind = this.kind();
    return this.view.plan().motion !== null && kind !== null && onMotion.has(kind);
  });
  protected readonly moment = computed<Moment | null>(() => this.view.rule().motion);
  /** Above: what the large words below do not say already. */
  protected readonly where = computed(() => {
    if (this.view.phase() !== 'open' || this.showsSwing()) return '';
    const isTitleBelow = this.view.turn() === null && !this.isOnMotion() && this.kind() !== 'provocation';
    const step = this.view.step();
    return step && !isTitleBelow ? step.title : step ? (this.view.snapshot()?.title ?? '') : '';
  });
  protected readonly isTallyShown = computed(() => {
    const moment = this.moment();
    return moment !== null && this.motionShown()[moment] !== null;
  });
  protected readonly motionShown = computed(() => {
    const { opening, closing } = this.view.standings();
    return { opening: opening.tally, closing: closing.tally };
  });
  private readonly votable = computed(() => this.view.state().statements.filter(isVotable));
  /** Those that hold most firmly where tallies are shown to all, else the newest. */
  protected readonly statements = computed(() => {
    const shown = this.areTalliesShown()
      ? byAgreement(this.votable(), this.view.tallies())
      : this.votable().toReversed();
    let left = letters;
    return shown.slice(0, readable).filter(({ text }, index) => (left -= text.length) >= 0 || index === 0);
  });
  protected readonly statementsFit = computed(() => {
    const said = this.statements();
    if (said.length === 1) return 'xl';
    return said.reduce((sum, { text }) => sum + text.length, 0) <= letters / 2 ? 'l' : 'm';
  });
  /** Something to read stands under the title. */
  protected readonly isListing = computed(
    () => this.groups().length > 0 || (this.hasStatements() && this.statements().length > 0),
  );
  /** What the part is for, while there is room and need for it. */
  protected readonly stepWords = computed(() => {
    const isFull =
      this.isTallyShown() ||
      this.groups().length > fewest ||
      (this.isListing() && !this.groups().length && this.statements().length >= fewest);
    return this.view.turn() || isFull ? '' : (this.view.step()?.words ?? '');
  });
  /** How many votes on the motion are in, while how they stand is not shown; as words, so that none is told too. */
  protected readonly countIn = computed(() => {
    const moment = this.moment();
    if (this.view.phase() !== 'open' || moment === null || this.isTallyShown()) return '';
    return String(this.view.standings()[moment].voted);
  });
  protected readonly areTalliesShown = computed(() => this.view.areAnswersShown());
  protected readonly said = computed(() => this.votable().length);
  protected readonly hasStatements = computed(() => this.view.rule().statements || this.kind() === 'harvest');
  /** Asked for again as votes on the motion come in, once both are shown. */
  private readonly bothShown = computed(() => isSwingShown(this.view.state()));
  protected readonly swing = loaded(
    () => (this.bothShown() ? this.view.standings().closing.voted : undefined),
    () => this.desk.swing(),
  );
  /** In words on the wall, at the end or whenever nobody does anything else. */
  protected readonly showsSwing = computed(() => {
    const kind = this.kind();
    const isDrawn = this.swing.value()?.all.flows?.some(({ people }) => people) ?? false;
    return (
      isDrawn &&
      this.bothShown() &&
      (kind === 'closing-vote' || kind === 'harvest' || kind === 'close' || this.view.phase() === 'closed')
    );
  });
  protected readonly groups = computed<readonly Group[]>(() =>
    this.kind() === 'groups' ? this.view.state().groups : [],
  );

  constructor() {
    stayAwake();
    this.maps?.want();
    effect(() => {
      const id = this.debateId();
      if (!this.isEmbedded()) untracked(() => void this.view.open(id));
    });
    effect(() => {
      const title = this.view.snapshot()?.title;
      if (title && !this.isEmbedded()) this.titles.set(`Stage: ${title}`);
    });
  }

  protected name(membershipId: string): string {
    return nameIn(this.view, membershipId);
  }

  /** How large words can be set by how many they are. */
  protected fit(text: string): 'xl' | 'l' | 'm' | 's' {
    if (text.length <= 12) return 'xl';
    if (text.length <= 50) return 'l';
    return text.length <= 110 ? 'm' : 's';
  }

  protected share(count: number, of: { for: number; against: number; unsure: number }): number {
    return (count / Math.max(1, of.for + of.against + of.unsure)) * 100;
  }

  protected standingOf(statementId: string): string {
    const tally = this.view.tallies()[statementId];
    if (this.areTalliesShown() && tally)
      return `${tally.agree} agree, ${tally.disagree} disagree, ${tally.pass} pass`;
    const votes = this.view.counts()[statementId] ?? 0;
    if (votes === 0) return 'No votes yet';
    return votes === 1 ? '1 vote' : `${votes} votes`;
  }
}
