import { inject, Injectable, signal } from '@angular/core';
import type {
  Choice,
  CommandResult,
  DebateCommand,
  DebateEvents,
  DebateRequests,
  DebateSnapshot,
  MotionChoice,
  OpenVotes,
  Problem,
} from '@samepage/contracts';
import { Api } from '../../api/api';
import {
  afterwardsOpenVotes,
  debateCommand,
  debateReact,
  debateSee,
  debateSince,
  debateStand,
  debateVote,
  roomSignal,
} from '../../api/functions';
import { Trouble, troubleOf } from '../../core/api-failure';
import { freshId } from '../../shared/fresh-id';
import { DebateEventName, DebateLine } from './debate-socket';
import type { OnTheirWay } from './debate-view';

/** Commands that are decided on what the sender saw, because a second press means something else. */
const onWhatWasSeen: ReadonlySet<DebateCommand['type']> = new Set([
  'plan',
  'open',
  'close',
  'reopen',
  'next',
  'undo',
  'go-to',
  'call',
  'form-groups',
]);

/** How long to wait before trying again what did not arrive, where nothing says sooner that the way is open. */
const pause = 4_000;

/** Whether the same will be taken later: nothing was decided about it yet. */
function isPassing({ kind, code }: Trouble): boolean {
  return kind === 'unreachable' || code === 'database_away' || code === 'too_many_requests';
}

/** It was pressed once, however often it is sent: its `turn` says when. */
type Pressed<T> = T & { readonly turn: number };
type Vote = Pressed<DebateRequests['debate.vote']>;
type Stand = Pressed<DebateRequests['debate.stand']>;
type Reaction = DebateRequests['debate.react'];
interface Counted<T = unknown> {
  readonly outcome: 'counted' | 'refused';
  /** The one that stands; another than was sent, where that was pressed before it. */
  readonly choice?: T | null;
  readonly reason: string | null;
  readonly because: string | null;
}

function refusal({ reason, because }: Pick<CommandResult, 'reason' | 'because'>): Problem {
  const detail = because ?? 'Look at the page again and try once more.';
  const problem = { type: 'about:blank', title: '', status: 409, code: 'refused', detail } as const;
  return reason === null ? problem : { ...problem, reason };
}

/** Sends what a person does in a debate: over the socket when it is there, over HTTP when it is not. */
@Injectable()
export class DebateSender {
  private readonly api = inject(Api);
  /** The last vote on each thing that is voted on, so that the next one follows it. */
  private readonly voting = new Map<string, Promise<void>>();
  private readonly waiting = new Set<() => void>();
  /** The ids of commands whose answer did not come, by what they say. */
  private readonly unanswered = new Map<string, string>();
  private stopped = false;
  line: DebateLine | null = null;

  readonly onTheirWay = signal<OnTheirWay>({ votes: {}, stands: {} });

  see(debateId: string): Promise<DebateSnapshot> {
    return this.api.invoke(debateSee, { debateId });
  }

  openVotes(debateId: string): Promise<OpenVotes> {
    return this.api.invoke(afterwardsOpenVotes, { debateId });
  }

  since(debateId: string, after: number): Promise<DebateEvents> {
    const request = { debateId, after };
    return this.ask('debate.since', request, () => this.api.invoke(debateSince, request));
  }

  async command(debateId: string, version: number, command: DebateCommand): Promise<CommandResult> {
    const expectedVersion = onWhatWasSeen.has(command.type) ? version : undefined;
    const what = JSON.stringify([debateId, expectedVersion, command]);
    // One id for every way it is sent, and for a press again where no answer came, so that it is done once.
    const id = this.unanswered.get(what) ?? freshId();
    this.unanswered.set(what, id);
    const body = { id, expectedVersion, command };
    const result = await this.ask('debate.command', { debateId, ...body }, () =>
      this.api.invoke(debateCommand, { debateId, body }),
    ).catch((error: unknown) => {
      if (troubleOf(error).kind !== 'unreachable') this.unanswered.delete(what);
      throw error;
    });
    this.unanswered.delete(what);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a problem, turned into words in one place
    if (result.outcome === 'refused') throw refusal(result);
    return result;
  }

  async signal(debateId: string): Promise<void> {
    await this.ask('debate.signal', { debateId }, () => this.api.invoke(roomSignal, { debateId }));
  }

  /** Counts once it resolves; `counted` is called, with the choice that stands, before it is no longer on its way. */
  vote(vote: Vote, counted: (standing: Choice) => void): Promise<void> {
    const { debateId, statementId, choice, turn } = vote;
    const change = (votes: OnTheirWay['votes']) => this.onTheirWay.update((held) => ({ ...held, votes }));
    change({ ...this.onTheirWay().votes, [statementId]: choice });
    return this.inTurn(
      statementId,
      () =>
        this.ask('debate.vote', vote, () =>
          this.api.invoke(debateVote, { debateId, statementId, body: { choice, turn } }),
        ),
      (answer) => counted(answer.choice ?? choice),
      () => {
        const { [statementId]: _settled, ...others } = this.onTheirWay().votes;
        change(others);
      },
    );
  }

  stand(stand: Stand, counted: (standing: MotionChoice) => void): Promise<void> {
    const { debateId, moment, choice, moved = null, turn } = stand;
    const change = (stands: OnTheirWay['stands']) => this.onTheirWay.update((held) => ({ ...held, stands }));
    change({ ...this.onTheirWay().stands, [moment]: { choice, moved } });
    return this.inTurn(
      moment,
      () =>
        this.ask('debate.stand', stand, () =>
          this.api.invoke(debateStand, { debateId, moment, body: { choice, moved, turn } }),
        ),
      (answer) => counted(answer.choice ?? choice),
      () => {
        const { [moment]: _settled, ...others } = this.onTheirWay().stands;
        change(others);
      },
    );
  }

  react(reaction: Reaction, counted: () => void): Promise<void> {
    const { debateId, about, kind, on } = reaction;
    return this.inTurn(
      `${about} ${kind}`,
      () =>
        this.ask('debate.react', reaction, () =>
          this.api.invoke(debateReact, { debateId, about, kind, body: { on } }),
        ),
      counted,
      () => undefined,
    );
  }

  /** The way is open again: what waited for it goes now. */
  wayIsOpen(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const go of waiting) go();
  }

  /** Nobody is waiting for anything any more. */
  stop(): void {
    this.stopped = true;
    this.wayIsOpen();
  }

  /** Votes on one thing go one after the other, so that the last one pressed is the last one counted. */
  private async inTurn<T extends Counted>(
    what: string,
    cast: () => Promise<T>,
    counted: (answer: T) => void,
    settle: () => void,
  ): Promise<void> {
    const before = this.voting.get(what) ?? Promise.resolve();
    const mine: Promise<void> = before
      .catch(() => undefined)
      .then(() => this.untilHeard(cast, () => this.voting.get(what) === mine))
      .then((result) => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
        if (result?.outcome === 'refused') throw refusal(result);
        if (result) counted(result);
      });
    this.voting.set(what, mine);
    try {
      await mine;
    } finally {
      if (this.voting.get(what) === mine) {
        this.voting.delete(what);
        settle();
      }
    }
  }

  /** Tries until the server has answered, or until something newer takes its place; then undefined. */
  private async untilHeard<T>(cast: () => Promise<T>, isNewest: () => boolean): Promise<T | undefined> {
    do {
      try {
        return await cast();
      } catch (error) {
        const trouble = troubleOf(error);
        if (!isPassing(trouble)) throw error;
        if (isNewest()) await this.opening(trouble.retryAfter);
      }
    } while (!this.stopped && isNewest());
    return undefined;
  }

  private opening(seconds?: number): Promise<void> {
    return new Promise((done) => {
      const go = () => {
        clearTimeout(timer);
        this.waiting.delete(go);
        done();
      };
      const timer = setTimeout(go, seconds === undefined ? pause : seconds * 1000);
      this.waiting.add(go);
    });
  }

  private async ask<E extends DebateEventName, T>(
    event: E,
    request: DebateRequests[E],
    overHttp: () => Promise<T>,
  ): Promise<T> {
    const answer = this.line?.connected ? await this.line.ask(event, request).catch(() => null) : null;
    if (!answer) return overHttp();
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    if (!answer.ok) throw answer.problem;
    return answer.value as T;
  }
}
