import { inject, Injectable, signal } from '@angular/core';
import type {
  Choice,
  CommandResult,
  DebateCommand,
  DebateEvents,
  DebateRequests,
  DebateSnapshot,
  Problem,
  VoteResult,
} from '@samepage/contracts';
import { Api } from '../../api/api';
import { debateCommand, debateSee, debateSince, debateVote } from '../../api/functions';
import { freshId } from '../../shared/fresh-id';
import { DebateEventName, DebateLine } from './debate-socket';

/** Commands that are decided on what the sender saw; a statement may be added to any later state. */
const onWhatWasSeen: ReadonlySet<DebateCommand['type']> = new Set(['open', 'close', 'reopen']);

function refusal(because: string | null): Problem {
  const detail = because ?? 'Look at the page again and try once more.';
  return { type: 'about:blank', title: '', status: 409, code: 'refused', detail };
}

/** Sends what a person does in a debate: over the socket when it is there, over HTTP when it is not. */
@Injectable()
export class DebateSender {
  private readonly api = inject(Api);
  private readonly voting = new Map<string, Promise<unknown>>();
  line: DebateLine | null = null;

  /** Votes that are on their way, by statement. */
  readonly pending = signal<Readonly<Record<string, Choice>>>({});

  see(debateId: string): Promise<DebateSnapshot> {
    return this.api.invoke(debateSee, { debateId });
  }

  since(debateId: string, after: number): Promise<DebateEvents> {
    const request = { debateId, after };
    return this.ask('debate.since', request, () => this.api.invoke(debateSince, request));
  }

  async command(debateId: string, version: number, command: DebateCommand): Promise<CommandResult> {
    const expectedVersion = onWhatWasSeen.has(command.type) ? version : undefined;
    // One id for every way it is sent, so that what is sent twice is done once.
    const body = { id: freshId(), expectedVersion, command };
    const result = await this.ask('debate.command', { debateId, ...body }, () =>
      this.api.invoke(debateCommand, { debateId, body }),
    );
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a problem, turned into words in one place
    if (result.outcome === 'refused') throw refusal(result.because);
    return result;
  }

  /** Votes on one statement go one after the other, so that the last one pressed is the last one counted. */
  async vote(vote: DebateRequests['debate.vote']): Promise<void> {
    const { statementId, choice } = vote;
    this.pending.update((pending) => ({ ...pending, [statementId]: choice }));
    const before = this.voting.get(statementId) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.cast(vote));
    this.voting.set(statementId, mine);
    try {
      const result = await mine;
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
      if (result.outcome === 'refused') throw refusal(result.because);
    } catch (error) {
      if (this.voting.get(statementId) === mine) this.settle(statementId);
      throw error;
    }
  }

  /** The vote is known to be counted, or known not to be: it is no longer on its way. */
  settle(statementId: string): void {
    this.pending.update(({ [statementId]: _settled, ...others }) => others);
  }

  private cast({ debateId, statementId, choice }: DebateRequests['debate.vote']): Promise<VoteResult> {
    return this.ask('debate.vote', { debateId, statementId, choice }, () =>
      this.api.invoke(debateVote, { debateId, statementId, body: { choice } }),
    );
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
