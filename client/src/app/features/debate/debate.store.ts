import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type {
  Choice,
  CommandResult,
  DebateCommand,
  DebateEvents,
  DebateSnapshot,
  Moment,
  MotionChoice,
  OpenVotes,
  Problem,
  ReactionKind,
  RoomMap,
  Standings,
} from '@samepage/contracts';
import { Trouble, troubleOf, troubleOfProblem } from '../../core/api-failure';
import { mergeEvents } from './debate-merge';
import { DebateLine, DebateSockets } from './debate-socket';
import { DebateSender } from './debate-sender';
import { Connection, DebateView } from './debate-view';
import { Drafts } from './drafts';
import { PressOrder } from './press-order';
import { withOwn } from './reactions/reaction-words';
import { ServerClock } from './server-clock';

/** A server time that may be further off than this is measured again: soon, then less often, and not all phones at once. */
const doubtful = 150;
const measureWithin = 12_000;
const measureWithinAtMost = 300_000;
/** How soon a server time that is known is looked at again: it is known less well as time goes by. */
const doubtWithin = 60_000;
/** The server was too busy to let someone in: they ask again by then. */
const comeAgainWithin = 4_000;

type Change = (held: DebateSnapshot) => Partial<DebateSnapshot>;

/** One debate as it stands, folded from its events with the reducer the server uses. */
@Injectable()
export class DebateStore extends DebateView {
  private readonly sockets = inject(DebateSockets);
  private readonly sender = inject(DebateSender);
  private readonly clock = new ServerClock();
  private readonly presses = new PressOrder(() => this.clock.now());
  private line: DebateLine | null = null;
  private debateId = '';
  private destroyed = false;
  private measured = 0;
  /** What of the reader's own was counted here, by what it is about, and in which order. */
  private readonly counted = new Map<string, { readonly at: number; readonly change: Change }>();
  private order = 0;
  private looks = 0;
  private measuring: ReturnType<typeof setTimeout> | undefined;
  private coming: ReturnType<typeof setTimeout> | undefined;

  override readonly snapshot = signal<DebateSnapshot | null>(null);
  override readonly trouble = signal<Trouble | null>(null);
  override readonly connection = signal<Connection>('connecting');
  override readonly deskNews = signal(0);
  override readonly movedNews = signal(0);
  /** The newest map of the room that was heard of. */
  readonly mapNews = signal<RoomMap | null>(null);
  override readonly onTheirWay = this.sender.onTheirWay.asReadonly();
  /** How many statements the reader has let in; later ones wait to be pulled in. */
  private readonly letIn = signal(0);
  private readonly seen = computed(() => {
    const mine = this.me().membershipId;
    return this.state()
      .statements.map((statement, index) => ({
        statement,
        // Once a debate is closed nobody is reading along any more, and nothing can jump.
        shown: index < this.letIn() || statement.by === mine || this.phase() === 'closed',
      }))
      .filter(({ statement }) => !statement.hidden && !statement.recast && !statement.withdrawn);
  });
  /** The statements on the page, in the order they were said. */
  readonly statements = computed(() =>
    this.seen().flatMap(({ statement, shown }) => (shown ? [statement] : [])),
  );
  /** How many statements wait to be pulled in. */
  readonly waiting = computed(() => this.seen().filter(({ shown }) => !shown).length);

  constructor() {
    super();
    inject(DestroyRef).onDestroy(() => {
      this.destroyed = true;
      clearTimeout(this.measuring);
      clearTimeout(this.coming);
      this.sender.stop();
      this.line?.close();
    });
  }

  protected override readServerClock(): number {
    return this.clock.now();
  }

  pullIn(): void {
    this.letIn.set(this.state().statements.length);
  }

  /** Shows the debate as soon as it is here, then stays on the line. */
  override async open(debateId: string): Promise<void> {
    this.trouble.set(null);
    if (debateId !== this.debateId) {
      this.hangUp();
      this.snapshot.set(null);
      this.mapNews.set(null);
      this.debateId = debateId;
    }
    try {
      this.take(await this.see());
    } catch (error) {
      this.trouble.set(troubleOf(error));
      return;
    }
    if (!this.line) await this.connect(debateId);
  }

  /** The socket knows who someone is from the cookie it was opened with, so it is opened anew. */
  override async joinAgain(): Promise<void> {
    this.hangUp();
    await this.open(this.debateId);
  }

  private async see(): Promise<DebateSnapshot> {
    const asked = this.clock.mark();
    const since = this.order;
    const snapshot = await this.sender.see(this.debateId);
    this.clock.measure(snapshot.now, asked);
    return this.withCounted(snapshot, since);
  }

  /** A snapshot that was asked for before something was counted may have been made without it. */
  private withCounted(snapshot: DebateSnapshot, since: number): DebateSnapshot {
    const missing = [...this.counted.values()].filter(({ at }) => at > since);
    return missing.reduce((made, { change }) => ({ ...made, ...change(made) }), snapshot);
  }

  private count(what: string, change: Change): void {
    this.order += 1;
    this.counted.set(what, { at: this.order, change });
    this.change(change);
  }

  /** What was asked for last says what waits, whichever answer comes last. */
  private async seeWaiting(): Promise<void> {
    const look = (this.looks += 1);
    const seen = await this.see().catch(() => null);
    if (seen && look === this.looks) this.change(({ me }) => ({ me: { ...me, waiting: seen.me.waiting } }));
  }

  private hangUp(): void {
    this.line?.close();
    this.line = null;
    this.sender.line = null;
    clearTimeout(this.measuring);
    this.counted.clear();
    this.connection.set('connecting');
  }

  private async connect(debateId: string): Promise<void> {
    const line = await this.sockets.open();
    if (this.destroyed || debateId !== this.debateId) {
      line.close();
      return;
    }
    this.connection.set('connecting');
    this.line = line;
    this.sender.line = line;
    const ours = ({ debateId: about }: { debateId: string }) => about === debateId && this.line === line;
    line.on('debate.events', (message) => {
      if (ours(message)) void this.hear(debateId, message);
    });
    line.on('debate.standings', (message) => {
      if (ours(message)) this.change((held) => ({ standings: mergedStandings(held.standings, message) }));
    });
    line.on('debate.reactions', (message) => {
      const { counts } = message;
      if (ours(message)) this.change(({ reactions }) => ({ reactions: { ...reactions, counts } }));
    });
    line.on('debate.map', (message) => {
      if (ours(message)) this.mapNews.set(message);
    });
    line.on('debate.here', (message) => {
      const { here, sectors } = message;
      if (ours(message)) this.change(() => ({ here: { here, sectors } }));
    });
    line.on('debate.desk', (message) => {
      if (!ours(message)) return;
      // To whoever does not run the debate it says that a statement of theirs was judged.
      if (this.may('debate.run')) this.deskNews.update((news) => news + 1);
      else void this.seeWaiting();
    });
    line.on('debate.moved', (message) => {
      if (ours(message)) this.askMovedAgain();
    });
    line.on('debate.gone', (message) => {
      if (ours(message)) this.end(message.problem);
    });
    line.onState((connected) => {
      if (this.connection() === 'ended' || this.line !== line) return;
      if (connected) void this.join(debateId, line);
      else this.connection.set('again');
    });
  }

  /** Comes (back) in: the snapshot that answers says everything that was missed. */
  private async join(debateId: string, line: DebateLine): Promise<void> {
    const asked = this.clock.mark();
    const since = this.order;
    const answer = await line.ask('debate.join', { debateId }).catch(() => null);
    if (this.line !== line) return;
    if (answer?.ok) {
      this.clock.measure(answer.value.now, asked);
      this.take(this.withCounted(answer.value, since));
      this.connection.set('live');
      // Until now nothing was told to this line: what was seen before may be others' lines by now.
      this.askMovedAgain();
      this.sender.wayIsOpen();
      this.measureAgain();
    } else if (answer && isFinal(answer.problem)) this.end(answer.problem);
    else {
      this.connection.set('again');
      clearTimeout(this.coming);
      this.coming = setTimeout(
        () => {
          if (line.connected && this.line === line) void this.join(debateId, line);
        },
        comeAgainWithin * (0.25 + 0.75 * Math.random()),
      );
    }
  }

  /** Where many came in at once, or a long time ago, the server's time is not known well. */
  private measureAgain(): void {
    clearTimeout(this.measuring);
    if (this.destroyed || !this.line) return;
    const isKnown = this.clock.doubt <= doubtful;
    if (isKnown) this.measured = 0;
    const within = isKnown ? doubtWithin : Math.min(measureWithin * 2 ** this.measured, measureWithinAtMost);
    this.measuring = setTimeout(
      () => {
        if (this.clock.doubt <= doubtful) {
          this.measureAgain();
          return;
        }
        this.measured += 1;
        const again = () => this.measureAgain();
        this.see().then(again, again);
      },
      within * (0.25 + 0.75 * Math.random()),
    );
  }

  /** Folds what arrived; where something is missing, it is fetched. */
  async hear(debateId: string, message: DebateEvents): Promise<void> {
    const held = this.snapshot();
    if (!held) return;
    const newest = message.events.at(-1);
    if (newest) this.clock.heard(newest.at);
    const { snapshot, missingAfter } = mergeEvents(held, message);
    this.take(snapshot);
    if (missingAfter === undefined) return;
    const missed = await this.sender.since(debateId, missingAfter).catch(() => null);
    const now = this.snapshot();
    if (missed && now) this.take(mergeEvents(now, missed).snapshot);
  }

  private askMovedAgain(): void {
    this.movedNews.update((news) => news + 1);
  }

  private take(snapshot: DebateSnapshot): void {
    const held = this.snapshot();
    // What was asked for first may arrive last: never go back in time.
    const older = held && held.state.version > snapshot.state.version;
    this.snapshot.set(older ? { ...snapshot, state: held.state, voices: held.voices } : snapshot);
    // On an empty page nothing can jump.
    if (!held || !this.statements().length) this.pullIn();
  }

  private change(change: Change): void {
    this.snapshot.update((held) => held && { ...held, ...change(held) });
  }

  private end(problem: Problem): void {
    this.hangUp();
    this.connection.set('ended');
    this.trouble.set(troubleOfProblem(problem));
  }

  /** What the reader did counts here at once, and for everyone when the server has it. */
  override async vote(statementId: string, choice: Choice): Promise<void> {
    const turn = this.presses.next();
    await this.sender.vote({ debateId: this.debateId, statementId, choice, turn }, (standing) =>
      this.count(statementId, ({ me }) => ({
        me: { ...me, votes: { ...me.votes, [statementId]: standing } },
      })),
    );
  }

  override async stand(moment: Moment, choice: MotionChoice, moved: string | null): Promise<void> {
    const turn = this.presses.next();
    await this.sender.stand({ debateId: this.debateId, moment, choice, moved, turn }, (standing) =>
      this.count(moment, ({ me }) => {
        // Another that stands has its own words, which are not told with it.
        const words = standing === choice ? moved : (me[moment]?.moved ?? null);
        return { me: { ...me, [moment]: { choice: standing, moved: words } } };
      }),
    );
  }

  override async react(about: string, kind: ReactionKind, on: boolean): Promise<void> {
    await this.sender.react({ debateId: this.debateId, about, kind, on }, () =>
      this.count(`${about} ${kind}`, ({ reactions }) => ({
        reactions: { ...reactions, own: withOwn(reactions.own, about, kind, on) },
      })),
    );
  }

  override async signal(): Promise<void> {
    await this.sender.signal(this.debateId);
  }

  override openVotes(): Promise<OpenVotes> {
    return this.sender.openVotes(this.debateId);
  }

  override async command(command: DebateCommand): Promise<CommandResult> {
    const { version } = this.state();
    const result = await this.sender.command(this.debateId, version, command);
    // What waits for a facilitator is told in the snapshot only.
    if (result.outcome === 'waiting') await this.seeWaiting();
    const held = this.state().version;
    if (result.version > held) {
      const missed = await this.sender.since(this.debateId, held).catch(() => null);
      if (missed) await this.hear(this.debateId, missed);
    }
    return result;
  }
}

/** What a page needs to follow a debate. */
export const debateProviders = [
  DebateSender,
  DebateStore,
  { provide: DebateView, useExisting: DebateStore },
  Drafts,
];

/** Only tallies and counts that changed are sent. */
function mergedStandings(
  held: Standings,
  { tallies, counts, voted, opening, closing }: Standings,
): Standings {
  return {
    tallies: { ...held.tallies, ...tallies },
    counts: { ...held.counts, ...counts },
    voted,
    opening,
    closing,
  };
}

/** Whether asking again a moment later would be answered the same. */
function isFinal(problem: Problem): boolean {
  return troubleOfProblem(problem).kind !== 'server' && problem.code !== 'too_many_requests';
}
