import type { Answer, DebateEvent, DebateSnapshot, DebateState, ServerToClient } from '@samepage/contracts';
import { catchUp, emptyDebate, refusals } from '@samepage/debate';
import type { SeededRandom } from '@samepage/testing';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { ApiNode } from './node';

/** How long an answer may take before it is asked for again, by the same id. */
const patience = 3_000;
/** How often something is sent again before the whole run is given up. */
const tries = 60;

/** Someone on a phone with a bad line: what reaches it is lost, comes twice, or late, and it folds what is left. */
export class Phone {
  state: DebateState = emptyDebate();
  /** How many voted on each statement, as it was told: never asked for. */
  counts: Record<string, number> = {};
  private isGood = false;
  private node: ApiNode | undefined;
  private socket: Socket<ServerToClient>;
  /** From an address of its own on this machine: hundreds of debates from one would be more than one hall may write. */
  private readonly agent: Agent;
  private late: DebateEvent[] = [];
  private asking = false;

  constructor(
    readonly debateId: string,
    readonly membershipId: string,
    private readonly cookie: string,
    private readonly nodes: readonly ApiNode[],
    private readonly random: SeededRandom,
  ) {
    const part = (): number => 1 + random.below(250);
    this.agent = new Agent({ localAddress: `127.${part()}.${part()}.${part()}` });
    this.socket = this.connect();
  }

  /** Whether the server it speaks to is there: else nothing can be told to it, however long one waits. */
  get isServed(): boolean {
    return this.node?.isUp ?? false;
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** Comes back by another server, or the same. */
  moveOn(): void {
    this.socket.disconnect();
    this.socket = this.connect();
  }

  close(): void {
    this.socket.disconnect();
  }

  /** From now on the line loses nothing, and what was held back arrives. Nothing is asked for. */
  mend(): void {
    this.isGood = true;
    this.hear([]);
  }

  /** Asks until somebody answers. The request holds its own id where that matters. */
  async ask<T>(event: string, request: object): Promise<Answer<T>> {
    let answer: Answer<T> | undefined;
    for (let count = 0; count < tries; count++) {
      answer = await this.askOnce<T>(event, request);
      if (answer && !isPassing(answer)) return answer;
      await sleep(50 + this.random.below(200));
    }
    throw new Error(`nobody answered ${event}: ${JSON.stringify(answer)}, ${this.isServed ? 'up' : 'down'}`);
  }

  /** All that happened, with nothing lost: asked for until there is no more, or not at all where the room is locked. */
  private async catchUp(): Promise<void> {
    for (;;) {
      const { version } = this.state;
      const answer = await this.ask<{ events: DebateEvent[] }>('debate.since', {
        debateId: this.debateId,
        after: version,
      });
      if (!answer.ok && answer.problem.detail === refusals.room_locked) return;
      if (!answer.ok) throw new Error(`debate.since: ${JSON.stringify(answer.problem)}`);
      if (answer.value.events.length === 0) return;
      this.state = catchUp(this.state, answer.value.events).state;
    }
  }

  snapshot(): Promise<Answer<DebateSnapshot>> {
    return this.ask<DebateSnapshot>('debate.join', { debateId: this.debateId });
  }

  private async askOnce<T>(event: string, request: object): Promise<Answer<T> | undefined> {
    try {
      const asked = this.socket as unknown as Socket;
      return (await asked.timeout(patience).emitWithAck(event, request)) as Answer<T>;
    } catch {
      if (!this.socket.connected) this.moveOn();
      return undefined;
    }
  }

  private connect(): Socket<ServerToClient> {
    this.node = this.nodes[this.random.below(this.nodes.length)];
    const url = this.node?.url ?? '';
    const socket: Socket<ServerToClient> = io(url, {
      transports: [this.random.chance(0.25) ? 'polling' : 'websocket'],
      forceNew: true,
      // Its types know only what browsers take.
      agent: this.agent as unknown as string,
      reconnectionDelay: 50,
      reconnectionDelayMax: 500,
      extraHeaders: { cookie: this.cookie, origin: url },
    });
    socket.on('connect', () => void this.join(socket));
    socket.on('debate.events', ({ events }) => this.hear(events));
    socket.on('debate.standings', ({ counts }) => Object.assign(this.counts, counts));
    return socket;
  }

  /** Comes in, as often as it takes while the line is there; a room that is locked is tried again like any other. */
  private async join(socket: Socket<ServerToClient>): Promise<void> {
    const asked = socket as unknown as Socket;
    while (socket.connected) {
      const answer = (await asked
        .timeout(patience)
        .emitWithAck('debate.join', { debateId: this.debateId })
        .catch(() => undefined)) as Answer<DebateSnapshot> | undefined;
      if (answer?.ok) {
        this.arrive(answer.value);
        return;
      }
      await sleep(answer && !isPassing(answer) ? 1_000 : 50 + this.random.below(200));
    }
  }

  /** The counts that are told to whoever joins come after the snapshot, and are none older. */
  private arrive({ state, standings }: DebateSnapshot): void {
    if (state.version > this.state.version) this.state = state;
    this.counts = { ...standings.counts };
  }

  /** A line that loses, doubles, holds back and reorders. */
  private hear(events: readonly DebateEvent[]): void {
    const heard = this.isGood ? [...this.late.splice(0), ...events] : this.spoilt(events);
    const { state, missingAfter } = catchUp(this.state, heard);
    this.state = state;
    if (missingAfter !== undefined && !this.asking) void this.fill();
  }

  private spoilt(events: readonly DebateEvent[]): DebateEvent[] {
    const { random } = this;
    if (random.chance(0.1)) return [];
    if (random.chance(0.1)) {
      this.late.push(...events);
      return [];
    }
    const heard = random.chance(0.2) ? [...events, ...this.late, ...events] : [...this.late, ...events];
    if (random.chance(0.5)) this.late = [];
    return random.chance(0.3) ? heard.reverse() : heard;
  }

  private async fill(): Promise<void> {
    this.asking = true;
    await this.catchUp().catch(() => undefined);
    this.asking = false;
  }
}

/** The server could not say, or asks to be asked more slowly: not an answer yet. */
function isPassing(answer: Answer<unknown>): boolean {
  return !answer.ok && (answer.problem.status >= 500 || answer.problem.status === 429);
}
