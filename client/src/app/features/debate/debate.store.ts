import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Ability } from '@samepage/access';
import type { DebateEvents, DebateSnapshot, Problem, Voice } from '@samepage/contracts';
import { Trouble, troubleOf, troubleOfProblem } from '../../core/api-failure';
import { mergeEvents } from './debate-merge';
import { DebateLine, DebateSockets } from './debate-socket';
import { DebateSender } from './debate-sender';

/** `live` is on the wire now; `again` has lost it and is trying; `ended` will not come back by itself. */
export type Connection = 'connecting' | 'live' | 'again' | 'ended';

/** One debate as it stands, folded from its events with the reducer the server uses. */
@Injectable()
export class DebateStore {
  private readonly sockets = inject(DebateSockets);
  private readonly sender = inject(DebateSender);
  private line: DebateLine | null = null;
  private destroyed = false;

  readonly snapshot = signal<DebateSnapshot | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  readonly connection = signal<Connection>('connecting');
  /** How many are here; null until the server has said. */
  readonly here = signal<number | null>(null);
  /** How many statements the reader has let in; later ones wait to be pulled in. */
  private readonly letIn = signal(0);

  readonly phase = computed(() => this.snapshot()?.state.phase ?? 'lobby');
  readonly tallies = computed(() => this.snapshot()?.tallies ?? {});
  readonly votes = computed(() => ({ ...this.snapshot()?.me.votes, ...this.sender.pending() }));
  private readonly standing = computed(() => {
    const snapshot = this.snapshot();
    const mine = snapshot?.me.membershipId;
    return (snapshot?.state.statements ?? [])
      .map((statement, index) => ({ statement, shown: index < this.letIn() || statement.by === mine }))
      .filter(({ statement }) => !statement.hidden);
  });
  /** The statements on the page, in the order they were said. */
  readonly statements = computed(() =>
    this.standing().flatMap(({ statement, shown }) => (shown ? [statement] : [])),
  );
  /** How many wait to be pulled in. */
  readonly waiting = computed(() => this.standing().filter(({ shown }) => !shown).length);

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.destroyed = true;
      this.line?.close();
    });
  }

  may(ability: Ability): boolean {
    return this.snapshot()?.abilities.includes(ability) ?? false;
  }

  voice(membershipId: string): Voice | undefined {
    return this.snapshot()?.voices[membershipId];
  }

  pullIn(): void {
    this.letIn.set(this.snapshot()?.state.statements.length ?? 0);
  }

  /** Shows the debate as soon as it is here, then stays on the line. */
  async open(debateId: string): Promise<void> {
    this.trouble.set(null);
    try {
      this.take(await this.sender.see(debateId));
    } catch (error) {
      this.trouble.set(troubleOf(error));
      return;
    }
    if (!this.line) await this.connect(debateId);
  }

  private async connect(debateId: string): Promise<void> {
    const line = await this.sockets.open();
    if (this.destroyed) {
      line.close();
      return;
    }
    this.line = line;
    this.sender.line = line;
    const ours = (message: { debateId: string }) => message.debateId === debateId;
    line.on('debate.events', (message) => {
      if (ours(message)) void this.hear(debateId, message);
    });
    line.on('debate.tallies', (message) => {
      if (ours(message)) this.change((held) => ({ tallies: { ...held.tallies, ...message.tallies } }));
    });
    line.on('debate.here', (message) => {
      if (ours(message)) this.here.set(message.here);
    });
    line.on('debate.gone', (message) => {
      if (ours(message)) this.end(message.problem);
    });
    line.onState((connected) => {
      if (this.connection() === 'ended') return;
      if (connected) void this.join(debateId, line);
      else this.connection.set('again');
    });
  }

  /** Comes (back) in: the snapshot that answers says everything that was missed. */
  private async join(debateId: string, line: DebateLine): Promise<void> {
    const answer = await line.ask('debate.join', { debateId }).catch(() => null);
    if (!answer) this.connection.set('again');
    else if (answer.ok) {
      this.take(answer.value);
      this.connection.set('live');
    } else this.end(answer.problem);
  }

  /** Folds what arrived; where something is missing, it is fetched. */
  async hear(debateId: string, message: DebateEvents): Promise<void> {
    const held = this.snapshot();
    if (!held) return;
    const { snapshot, missingAfter } = mergeEvents(held, message);
    this.take(snapshot);
    if (missingAfter === undefined) return;
    const missed = await this.sender.since(debateId, missingAfter).catch(() => null);
    const now = this.snapshot();
    if (missed && now) this.take(mergeEvents(now, missed).snapshot);
  }

  private take(snapshot: DebateSnapshot): void {
    const held = this.snapshot();
    // What was asked for first may arrive last: never go back in time.
    const older = held && held.state.version > snapshot.state.version;
    this.snapshot.set(older ? { ...snapshot, state: held.state, voices: held.voices } : snapshot);
    // On an empty page nothing can jump.
    if (!held || !this.statements().length) this.pullIn();
  }

  private change(change: (held: DebateSnapshot) => Partial<DebateSnapshot>): void {
    this.snapshot.update((held) => held && { ...held, ...change(held) });
  }

  private end(problem: Problem): void {
    this.connection.set('ended');
    this.trouble.set(troubleOfProblem(problem));
    this.line?.close();
  }

  /** What the reader did counts here at once, and for everyone when the server has it. */
  async vote(statementId: string, choice: 'agree' | 'disagree' | 'pass'): Promise<void> {
    const debateId = this.snapshot()?.id ?? '';
    await this.sender.vote({ debateId, statementId, choice });
    this.change((held) => ({ me: { ...held.me, votes: { ...held.me.votes, [statementId]: choice } } }));
    this.sender.settle(statementId);
  }

  /** Carries out a command once, however often it has to be sent, and folds what it made happen. */
  async command(command: Parameters<DebateSender['command']>[2]): Promise<void> {
    const held = this.snapshot();
    if (!held) return;
    const { version } = held.state;
    const result = await this.sender.command(held.id, version, command);
    if (result.version <= (this.snapshot()?.state.version ?? 0)) return;
    const missed = await this.sender.since(held.id, this.snapshot()?.state.version ?? 0).catch(() => null);
    if (missed) await this.hear(held.id, missed);
  }
}
