import { Component, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DebateStatement } from '@samepage/contracts';
import {
  currentStep,
  isVotable,
  openMoments,
  spokenByPerson,
  spokenBySector,
  standing,
} from '@samepage/debate';
import {
  clockFace,
  SpButton,
  SpDialog,
  SpField,
  SpControl,
  SpNotice,
  SpSkeleton,
  SpSwing,
  SpVoice,
} from '@samepage/ui';
import { Api } from '../../../api/api';
import {
  afterwardsOpenStands,
  afterwardsOpenVotes,
  afterwardsReplay,
  debateSee,
  withdrawalAnother,
  withdrawalOwn,
} from '../../../api/functions';
import { PageTitles } from '../../../core/page-titles';
import { momentInWords, SpDate } from '../../../shared/dates';
import { doing } from '../../../shared/doing';
import { SpFormTrouble } from '../../../shared/form-trouble';
import { loaded } from '../../../shared/load';
import { SpPageTrouble } from '../../../shared/page-trouble';
import { nameOfVoice } from '../console/names';
import { areVotesSeen } from '../debate-view';
import { SpReactionCounts } from '../reactions/reaction-counts';
import { SpWhoVoted } from '../who-voted';
import { SpWhoStood } from './who-stood';
import { wide } from '../wide';
import { eventInWords } from './event-words';
import { partsOf } from './parts';
import { Timeline } from './timeline';

/** A debate from its log, to look at again: a timeline to move along, and what is kept of it. */
@Component({
  selector: 'sp-replay',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpDate,
    SpDialog,
    SpField,
    SpFormTrouble,
    SpNotice,
    SpPageTrouble,
    SpReactionCounts,
    SpSkeleton,
    SpSwing,
    SpVoice,
    SpWhoStood,
    SpWhoVoted,
  ],
  templateUrl: './replay.page.html',
  styleUrl: './replay.page.css',
})
export class ReplayPage {
  readonly debateId = input.required<string>();
  /** The moment that was linked to: the sequence of an event. */
  readonly at = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly asked = loaded(this.debateId, async (debateId) => {
    const [replay, debate] = await Promise.all([
      this.api.invoke(afterwardsReplay, { debateId }),
      this.api.invoke(debateSee, { debateId }),
    ]);
    return { replay, debate, timeline: new Timeline(replay) };
  });
  /** Follows the address until the reader moves along. */
  protected readonly place = linkedSignal(() => {
    const last = this.asked.value()?.timeline.last ?? 0;
    const at = this.at();
    return at === undefined ? last : Number(at);
  });
  protected readonly moment = computed(() => this.asked.value()?.timeline.at(this.place()));
  protected readonly step = computed(() => {
    const state = this.moment()?.state;
    return state && currentStep(state);
  });
  protected readonly words = computed(() => {
    const moment = this.moment();
    if (!moment?.event) return 'Before anything happened.';
    return eventInWords(moment.event, { before: moment.before, name: (id) => this.name(id) });
  });
  /** Where there is room the parts stand beside the rest; else they are folded. */
  protected readonly isWide = wide('48rem');
  /** With the time where it is another than before. */
  protected readonly parts = computed(() => {
    const timeline = this.asked.value()?.timeline;
    let before = '';
    return (timeline ? partsOf(timeline, (id) => this.name(id)) : []).map((part) => {
      const time = momentInWords(part.at);
      const isAnother = time !== before;
      before = time;
      return { ...part, time: isAnother ? time : null };
    });
  });
  protected readonly statements = computed(() =>
    (this.moment()?.state.statements ?? []).filter(({ hidden, recast }) => !hidden && !recast).toReversed(),
  );
  private readonly instant = computed(() => this.moment()?.event?.at ?? new Date(0).toISOString());
  private readonly sectorOf = (id: string) => this.asked.value()?.replay.voices[id]?.sector.name;
  protected readonly queue = computed(() => {
    const state = this.moment()?.state;
    return state ? standing(state, this.sectorOf, this.instant()) : [];
  });
  protected readonly bySector = computed(() => {
    const state = this.moment()?.state;
    return state ? [...spokenBySector(state, this.sectorOf, this.instant())] : [];
  });
  protected readonly byPerson = computed(() => {
    const state = this.moment()?.state;
    return state ? [...spokenByPerson(state, this.instant())] : [];
  });
  protected readonly downloads = computed(() => {
    const base = `/api/debates/${this.debateId()}`;
    const files = [
      { path: 'minutes.md', words: 'Minutes, as text' },
      { path: 'statements.csv', words: 'Statements and how they stand, as a table (CSV)' },
      { path: 'debate.json', words: 'Everything, for other programs (JSON)' },
    ];
    const polis = [
      { path: 'polis/comments.csv', words: 'Polis: statements (CSV)' },
      { path: 'polis/votes.csv', words: 'Polis: votes (CSV)' },
      { path: 'polis/summary.csv', words: 'Polis: summary (CSV)' },
    ];
    return [...files, ...(this.canRun() ? polis : [])].map((file) => ({
      ...file,
      href: `${base}/${file.path}`,
    }));
  });
  protected readonly canRun = computed(
    () => this.asked.value()?.debate.abilities.includes('debate.run') ?? false,
  );
  protected readonly mine = computed(() => this.asked.value()?.debate.me.membershipId ?? null);
  /** Others whose words a facilitator can take back for them. */
  protected readonly others = computed(() =>
    Object.entries(this.asked.value()?.replay.voices ?? {}).flatMap(([id, voice]) =>
      id === this.mine() ? [] : [{ id, name: nameOfVoice(voice) }],
    ),
  );
  /** Whose words are to be taken back; null for one's own. */
  protected readonly whose = signal<string | null>(null);
  protected readonly chosen = signal('');
  protected readonly withdrawing = doing();
  protected readonly withdrawn = signal('');
  private readonly dialog = viewChild<SpDialog>('dialog');

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const title = this.asked.value()?.replay.title;
      if (title) titles.set(`Replay: ${title}`);
    });
  }

  protected readonly openStands = () => this.api.invoke(afterwardsOpenStands, { debateId: this.debateId() });
  /** As the debate stands now, whatever moment is looked at. */
  protected readonly areStandsSeen = computed(() => {
    const state = this.asked.value()?.debate.state;
    return !!state && openMoments(state).length > 0;
  });

  protected readonly openVotes = () => this.api.invoke(afterwardsOpenVotes, { debateId: this.debateId() });

  /** As the debate stands now: the votes are not of that moment. */
  protected isVoteSeen({ id }: DebateStatement): boolean {
    const state = this.asked.value()?.debate.state;
    return (
      !!state && areVotesSeen(state) && state.statements.some((each) => each.id === id && isVotable(each))
    );
  }

  protected name(membershipId: string): string {
    return nameOfVoice(this.asked.value()?.replay.voices[membershipId]);
  }

  protected face(ms: number): string {
    return clockFace(Math.floor(ms / 1000) * 1000);
  }

  protected look(event: Event): void {
    this.place.set(Number((event.target as HTMLInputElement).value));
  }

  /** The address says where one is, so that it can be sent to someone. */
  protected async settle(sequence: number): Promise<void> {
    const to = this.asked.value()?.timeline.at(sequence).sequence ?? 0;
    this.place.set(to);
    await this.router.navigate([], {
      queryParams: { at: to },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected choose(event: Event): void {
    this.chosen.set((event.target as HTMLSelectElement).value);
  }

  protected ask(whose: string | null): void {
    this.whose.set(whose);
    this.withdrawing.stopFor({});
    this.dialog()?.open();
  }

  protected async withdraw(): Promise<void> {
    const debateId = this.debateId();
    const membershipId = this.whose();
    const done = await this.withdrawing.run(async () => {
      if (membershipId) await this.api.invoke(withdrawalAnother, { debateId, membershipId });
      else await this.api.invoke(withdrawalOwn, { debateId });
      return true;
    });
    if (!done) return;
    this.withdrawn.set(
      membershipId ? `The words of ${this.name(membershipId)} are taken back.` : 'Your words are taken back.',
    );
    this.dialog()?.close();
    this.asked.again();
  }
}
