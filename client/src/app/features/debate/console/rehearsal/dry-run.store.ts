import { inject, Injectable, Provider, signal } from '@angular/core';
import {
  reactionKinds,
  type Choice,
  type CommandResult,
  type DebateCommand,
  type DebateSnapshot,
  type Desk,
  type Group,
  type MixGroups,
  type Moment,
  type MotionChoice,
  type MovedLines,
  type OpenVotes,
  type ReactionCount,
  type ReactionKind,
  type Swing,
} from '@samepage/contracts';
import { mixGroups, type RefusalReason } from '@samepage/debate';
import { Api } from '../../../../api/api';
import { debateSee, inquirySee } from '../../../../api/functions';
import { Trouble, troubleOf } from '../../../../core/api-failure';
import { freshId } from '../../../../shared/fresh-id';
import { Connection, DebateView, OnTheirWay } from '../../debate-view';
import { withOwn } from '../../reactions/reaction-words';
import { DeskWork } from '../desk-work';
import { DryRun, refusalOf } from './dry-run';
import { inventPeople, you } from './invented';

const abilities = ['debate.see', 'debate.run', 'statement.add', 'statement.vote'];

/** A rehearsal of a debate: the plan is read from the server, and nothing is ever sent to it. */
@Injectable()
export class DryRunStore extends DebateView {
  private readonly api = inject(Api);
  private run: DryRun | null = null;
  private seen: DebateSnapshot | null = null;
  override readonly snapshot = signal<DebateSnapshot | null>(null);
  override readonly trouble = signal<Trouble | null>(null);
  override readonly connection = signal<Connection>('connecting');
  override readonly onTheirWay = signal<OnTheirWay>({ votes: {}, stands: {} });
  override readonly deskNews = signal(0);
  override readonly movedNews = signal(0);
  /** Changes which rehearsal it is; the same one again is the same. */
  private seed = 1;
  private reactions: DebateSnapshot['reactions'] = { counts: {}, own: {} };

  override async open(debateId: string): Promise<void> {
    if (this.run) return;
    this.trouble.set(null);
    try {
      const debate = await this.api.invoke(debateSee, { debateId });
      const { sectors } = await this.api.invoke(inquirySee, { slug: debate.inquirySlug });
      this.seen = { ...debate, voices: inventPeople(sectors) };
      this.begin();
    } catch (error) {
      this.trouble.set(troubleOf(error));
    }
  }

  /** From the beginning, with other chances. */
  again(): void {
    this.seed += 1;
    this.begin();
  }

  override joinAgain(): Promise<void> {
    return Promise.resolve();
  }

  override signal(): Promise<void> {
    return Promise.resolve();
  }

  override openVotes(): Promise<OpenVotes> {
    const votes = [...(this.run?.votes ?? [])].flatMap(([statementId, cast]) =>
      [...cast].flatMap(([membershipId, choice]) => {
        const voice = this.seen?.voices[membershipId];
        return voice ? [{ statementId, membershipId, voice, choice }] : [];
      }),
    );
    return Promise.resolve(votes);
  }

  override async command(command: DebateCommand): Promise<CommandResult> {
    await this.does((run, at) => run.do(command, you, at));
    return { outcome: 'done', version: this.state().version, reason: null, because: null };
  }

  override vote(statementId: string, choice: Choice): Promise<void> {
    return this.does((run, at) => run.vote(statementId, choice, you, at));
  }

  override stand(moment: Moment, choice: MotionChoice, moved: string | null): Promise<void> {
    return this.does((run, at) => run.stand(moment, { choice, moved }, you, at));
  }

  /** Those of a rehearsal are one's own only. */
  override react(about: string, kind: ReactionKind, on: boolean): Promise<void> {
    const own = withOwn(this.reactions.own, about, kind, on);
    const count = reactionKinds.map((each) => [each, own[about]?.includes(each) ? 1 : 0]);
    this.reactions = { own, counts: { [about]: Object.fromEntries(count) as ReactionCount } };
    this.show();
    return Promise.resolve();
  }

  /** The invented people do something. */
  peopleAct(): void {
    if (!this.run) return;
    this.run.beat(this.at());
    this.show();
  }

  desk(): Desk {
    const { run } = this;
    const voices = this.seen?.voices ?? {};
    if (!run) return { waiting: [], signals: [], room: [] };
    const at = this.at();
    const spoke = new Set([...Object.keys(run.state.spoken), ...run.state.statements.map(({ by }) => by)]);
    const known = <T extends { by: string }>(of: readonly T[]) =>
      of.flatMap((each) => {
        const voice = voices[each.by];
        return voice ? [{ ...each, voice }] : [];
      });
    return {
      waiting: known(run.waiting),
      signals: known(run.signals),
      room: Object.entries(voices).map(([membershipId, voice]) => ({
        membershipId,
        voice,
        isHere: !run.state.removed.includes(membershipId),
        isSilent: membershipId !== you && !spoke.has(membershipId),
        seenAt: at,
      })),
    };
  }

  judge(proposalId: string, isIn: boolean): Promise<void> {
    return this.does((run, at) => run.judge(proposalId, isIn, at));
  }

  settle(signalId: string): void {
    this.run?.settle(signalId);
    this.show();
  }

  mix({ size }: MixGroups): Group[] {
    const { run } = this;
    if (!run) return [];
    const value = { agree: 1, disagree: -1, pass: 0 } as const;
    const people = Object.entries(this.seen?.voices ?? {})
      .filter(([id]) => id !== you)
      .map(([id, { sector }]) => ({ id, sectorId: sector.id }));
    const votes = new Map(
      people.map(({ id }) => [
        id,
        new Map(
          [...run.votes].flatMap(([statementId, cast]) => {
            const choice = cast.get(id);
            return choice ? [[statementId, value[choice]] as const] : [];
          }),
        ),
      ]),
    );
    return mixGroups(people, votes, size, freshId()).map((members, index) => ({
      id: freshId(),
      name: `Table ${index + 1}`,
      members,
      documentId: null,
    }));
  }

  swing(): Swing | null {
    return this.run?.swing() ?? null;
  }

  movedLines(): MovedLines {
    return this.run?.movedLines() ?? [];
  }

  protected override readServerClock(): number {
    return Date.now();
  }

  private begin(): void {
    const { seen } = this;
    if (!seen) return;
    this.run = new DryRun(seen.voices, seen.state.plan, `${seen.id}.${this.seed}`, this.at());
    this.connection.set('live');
    this.show();
  }

  private async does(act: (run: DryRun, at: string) => RefusalReason | null): Promise<void> {
    await Promise.resolve();
    const refused = this.run ? act(this.run, this.at()) : null;
    this.show();
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a problem, turned into words in one place
    if (refused) throw refusalOf(refused);
  }

  private show(): void {
    const { run, seen } = this;
    if (!run || !seen) return;
    const sectors = Map.groupBy(Object.values(seen.voices), ({ sector }) => sector.id);
    this.snapshot.set({
      ...seen,
      abilities,
      state: run.state,
      standings: run.standings(),
      reactions: this.reactions,
      here: {
        here: Object.keys(seen.voices).length,
        sectors: [...sectors.values()].flatMap((voices) =>
          voices[0] ? [{ sector: voices[0].sector, here: voices.length }] : [],
        ),
      },
      me: { membershipId: you, votes: {}, opening: null, closing: null, waiting: [] },
      now: this.at(),
    });
    this.deskNews.update((news) => news + 1);
  }

  private at(): string {
    return new Date(this.readServerClock()).toISOString();
  }
}

/** The desk of a rehearsal. */
@Injectable()
export class DryRunDesk extends DeskWork {
  private readonly store = inject(DryRunStore);

  override see(): Promise<Desk> {
    return Promise.resolve(this.store.desk());
  }

  override settle(signalId: string): Promise<void> {
    this.store.settle(signalId);
    return Promise.resolve();
  }

  override judge(proposalId: string, decline: string | null): Promise<void> {
    return this.store.judge(proposalId, decline === null);
  }

  override mix(how: MixGroups): Promise<Group[]> {
    return Promise.resolve(this.store.mix(how));
  }

  override swing(): Promise<Swing | null> {
    return Promise.resolve(this.store.swing());
  }

  override moved(): Promise<MovedLines> {
    return Promise.resolve(this.store.movedLines());
  }
}

export const dryRunProviders: Provider[] = [
  DryRunStore,
  { provide: DebateView, useExisting: DryRunStore },
  { provide: DeskWork, useClass: DryRunDesk },
];
