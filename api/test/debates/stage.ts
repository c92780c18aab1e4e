import type {
  Answer as SocketAnswer,
  Choice,
  CommandResult,
  DebateAnswers,
  DebateCommand,
  DebateEvent,
  DebatePlan,
  DebateRequests,
  DebateSettings,
  DebateSnapshot,
  DebateSummary,
  Desk,
  Harvested,
  Here,
  Moment,
  MotionChoice,
  Problem,
  ServerToClient,
  StandResult,
  Standings,
  StepKind,
  Tally,
  VoteResult,
} from '@samepage/contracts';
import { catchUp, emptyDebate, needsVersion, usualSettings } from '@samepage/debate';
import { waitUntil } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Agent, Answer, Member, TestApi, TestInquiry } from '../support';

/** A debate with someone who runs it, and shorthand for what people do in it over REST. */
export interface Stage {
  api: TestApi;
  inquiry: TestInquiry;
  id: string;
  facilitator: Member;
  /** Sends a command; one that needs it says the version the debate is at, unless told another. */
  command(
    who: Agent,
    command: DebateCommand,
    more?: { id?: string; expectedVersion?: number },
  ): Promise<Answer<CommandResult>>;
  /** The version the debate is at. */
  version(): Promise<number>;
  /** Adds a statement; answers with its id. */
  say(who: Agent, text: string): Promise<string>;
  /** Writes down what somebody said aloud; answers with its id. */
  note(who: Agent, text: string): Promise<string>;
  vote(who: Agent, statementId: string, choice: Choice): Promise<Answer<VoteResult>>;
  snapshot(who?: Agent): Promise<DebateSnapshot>;
  stand(who: Agent, moment: Moment, choice: MotionChoice, moved?: string): Promise<Answer<StandResult>>;
  desk(): Promise<Desk>;
  harvest(who: Agent, body: object): Promise<Answer<Harvested & Problem>>;
}

/** A run-sheet of these steps, in order; each takes as long as it takes. */
export function aPlan(kinds: readonly StepKind[], settings: Partial<DebateSettings> = {}): DebatePlan {
  const steps = kinds.map((kind) => ({
    id: randomUUID(),
    kind,
    title: `To ${kind}`,
    words: '',
    seconds: null,
  }));
  return { motion: 'Joy is work.', steps, settings: { ...usualSettings, ...settings } };
}

export async function aStage(
  api: TestApi,
  phase: 'lobby' | 'open' = 'open',
  inquiry?: TestInquiry,
): Promise<Stage> {
  inquiry ??= await api.newInquiry();
  const facilitator = await inquiry.as('facilitator');
  const { body } = await facilitator.post<DebateSummary>(`/api/inquiries/${inquiry.id}/debates`, {
    title: 'Whose job is joy?',
  });
  const path = `/api/debates/${body.id}`;
  const stage: Stage = {
    api,
    inquiry,
    id: body.id,
    facilitator,
    command: async (who, command, more) => {
      const seen = needsVersion.has(command.type) ? { expectedVersion: await stage.version() } : {};
      return who.post(`${path}/commands`, { id: randomUUID(), command, ...seen, ...more });
    },
    version: async () => {
      const [row] = (
        await api.queryable.query<{ version: number }>('SELECT version FROM debate WHERE id = $1', [body.id])
      ).rows;
      return row?.version ?? 0;
    },
    say: (who, text) => added(who, { type: 'add-statement', text }),
    note: (who, text) => {
      const whose = { of: facilitator.membershipId, groupId: null };
      return added(who, { type: 'note-words', kind: 'quote', text, ...whose });
    },
    vote: (who, statementId, choice) => who.put(`${path}/statements/${statementId}/vote`, { choice }),
    snapshot: async (who = facilitator) => (await who.get<DebateSnapshot>(path)).body,
    stand: (who, moment, choice, moved) => who.put(`${path}/stands/${moment}`, { choice, moved }),
    desk: async () => (await facilitator.get<Desk>(`${path}/desk`)).body,
    harvest: (who, harvest) => who.post(`${path}/harvest`, harvest),
  };
  const added = async (who: Agent, command: DebateCommand): Promise<string> => {
    const { body: result } = await stage.command(who, command);
    const { events } = (
      await who.get<{ events: DebateEvent[] }>(`${path}/events?after=${result.version - 1}`)
    ).body;
    const [event] = events;
    if (event?.type !== 'statement-added') throw new Error(`Nothing was said: ${JSON.stringify(result)}`);
    return event.statementId;
  };
  if (phase === 'open') await stage.command(facilitator, { type: 'open' });
  return stage;
}

/** A client of the debate socket that folds what it hears, as a phone does. */
export class Phone {
  state = emptyDebate();
  readonly heard: DebateEvent[] = [];
  readonly tallies: Record<string, Tally> = {};
  readonly gone: Problem[] = [];
  here: Here | undefined;
  standings: Standings | undefined;
  /** How often a facilitator's desk was said to have changed. */
  desks = 0;
  /** How often the lines of what moved people were said to have changed. */
  movedLines = 0;
  /** How many messages of how the votes stand came. */
  tallyMessages = 0;
  readonly socket: Socket<ServerToClient>;

  constructor(url: string, options: Partial<ManagerOptions & SocketOptions> = {}) {
    this.socket = io(url, { forceNew: true, transports: ['websocket'], ...options });
    this.socket.on('debate.events', ({ debateId, events }) => {
      this.heard.push(...events);
      // A line that was lost while asking comes back with a snapshot.
      this.fold(debateId, events).catch(() => undefined);
    });
    this.socket.on('debate.standings', ({ debateId: _, ...standings }) => {
      this.tallyMessages++;
      Object.assign(this.tallies, standings.tallies);
      this.standings = standings;
    });
    this.socket.on('debate.desk', () => this.desks++);
    this.socket.on('debate.moved', () => this.movedLines++);
    this.socket.on('debate.here', ({ here, sectors }) => (this.here = { here, sectors }));
    this.socket.on('debate.gone', ({ problem }) => this.gone.push(problem));
  }

  static of(
    api: { url: string },
    { token }: { token: string },
    options: Partial<ManagerOptions & SocketOptions> = {},
  ) {
    return new Phone(api.url, { auth: { token }, ...options });
  }

  /** Sends anything, and answers with whatever comes back. */
  raw(event: string, ...args: unknown[]): Promise<SocketAnswer<unknown>> {
    return (this.socket as Socket).timeout(20_000).emitWithAck(event, ...args) as Promise<
      SocketAnswer<unknown>
    >;
  }

  /** Sends anything and waits for nothing. */
  send(event: string, ...args: unknown[]): void {
    (this.socket as Socket).emit(event, ...args);
  }

  ask<E extends keyof DebateRequests>(
    event: E,
    request: DebateRequests[E],
  ): Promise<SocketAnswer<DebateAnswers[E]>> {
    return this.raw(event, request) as Promise<SocketAnswer<DebateAnswers[E]>>;
  }

  /** The answer's value, where it must not be a problem. */
  async do<E extends keyof DebateRequests>(event: E, request: DebateRequests[E]): Promise<DebateAnswers[E]> {
    const answer = await this.ask(event, request);
    if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer.problem)}`);
    return answer.value;
  }

  /** The code of the problem that came back; undefined when it was none. */
  async refusal(event: string, ...args: unknown[]): Promise<string | undefined> {
    const answer = await this.raw(event, ...args);
    return answer.ok ? undefined : answer.problem.code;
  }

  /** As [DB4] asks of a client: never back in time, whatever came before the snapshot did. */
  async join(debateId: string): Promise<DebateSnapshot> {
    const snapshot = await this.do('debate.join', { debateId });
    if (snapshot.state.version > this.state.version) this.state = snapshot.state;
    Object.assign(this.tallies, snapshot.standings.tallies);
    return snapshot;
  }

  private async fold(debateId: string, events: readonly DebateEvent[]): Promise<void> {
    const { state, missingAfter } = catchUp(this.state, events);
    this.state = state;
    if (missingAfter === undefined) return;
    const missed = await this.ask('debate.since', { debateId, after: missingAfter });
    if (missed.ok) this.state = catchUp(this.state, missed.value.events).state;
  }

  reached(version: number): Promise<void> {
    return waitUntil(() => this.state.version >= version, { what: `version ${version}` });
  }

  async close(): Promise<void> {
    const { engine } = this.socket.io;
    this.socket.disconnect();
    await waitUntil(() => engine.readyState === 'closed', { what: 'the connection is closed' });
  }
}
