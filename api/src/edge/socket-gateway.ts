import type { OnModuleDestroy } from '@nestjs/common';
import type { OnGatewayInit } from '@nestjs/websockets';
import { Failure, type Answer, type Problem } from '@samepage/contracts';
import type { Server, Socket } from 'socket.io';
import type { SocketEdge } from './socket-edge';
import type { SocketEvent } from './socket-event';
import { SocketLine, type Stay } from './socket-line';

type Acknowledge = (answer: Answer<unknown>) => void;

/**
 * Our own gateway base, because Nest's global guard, pipe and filter do not run for gateways, and a throw in its
 * connection hook ends the process. A child has a table of events and nothing else that a client can call: each
 * packet is counted, named, checked, decided, run and answered here, and nothing a client sends is ever thrown on.
 */
export abstract class SocketGateway implements OnGatewayInit<Server>, OnModuleDestroy {
  /** Everything a client may send. */
  abstract readonly events: Readonly<Record<string, SocketEvent>>;
  private readonly lines = new Set<SocketLine>();
  private stopListening: (() => void)[] = [];

  constructor(protected readonly edge: SocketEdge) {}

  /** Tells a socket that it may not stay in a room any more. */
  protected abstract sayGone(socket: Socket, stay: Stay, problem: Problem): void;

  afterInit(server: Server): void {
    server.on('connection', (socket) => this.connect(socket));
    this.stopListening = [
      this.edge.bell.listen(({ about, id }) => {
        if (about === 'access') this.reconsider((line) => line.subject.personId === id);
      }),
      this.edge.bell.onGap(() => this.reconsider(() => true)),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
  }

  private connect(socket: Socket): void {
    const line = new SocketLine(socket, this.edge.subjectOf(socket));
    this.lines.add(line);
    socket.on('disconnect', () => this.lines.delete(line));
    socket.on('error', () => socket.disconnect(true));
    socket.onAny((event: string, ...args: unknown[]) => this.receive(line, event, args));
  }

  private receive(line: SocketLine, event: string, args: unknown[]): void {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as Acknowledge) : () => undefined;
    if (line.bucket.take()) {
      line.inOrder(() => this.handle(line, event, args[0], acknowledge));
    } else if (line.bucket.exhausted) {
      line.socket.disconnect(true);
    } else {
      acknowledge(
        this.refusal(
          new Failure('too_many_requests', 'That came too fast. Wait a moment.', [], { retryAfter: 1 }),
        ),
      );
    }
  }

  /** Never rejects. */
  private async handle(
    line: SocketLine,
    name: string,
    raw: unknown,
    acknowledge: Acknowledge,
  ): Promise<void> {
    const { generation } = line.subject;
    try {
      const { value, after } = await this.run(line, name, raw);
      acknowledge({ ok: true, value });
      after();
    } catch (error) {
      acknowledge(this.refusal(error));
    }
    // Rights that changed while it ran may be the very ones it entered a room by.
    if (generation !== line.subject.generation) await this.redecide(line);
  }

  private async run(line: SocketLine, name: string, raw: unknown) {
    const event = Object.hasOwn(this.events, name) ? this.events[name] : undefined;
    if (!event) throw new Failure('not_found', 'There is no such event.');
    const subject = await line.subject.current();
    const request = event.read(raw);
    const at = { kind: event.at, value: request.place };
    const asker = await this.edge.decisions.require(subject, event.ability, at);
    await this.edge.limits.takeFor(event.countedAs, asker.membership?.id, this.edge.addressOf(line.socket));
    return request.run({ asker, line });
  }

  private refusal(error: unknown): Answer<never> {
    return { ok: false, problem: this.edge.failures.problemOf(error) };
  }

  private reconsider(whose: (line: SocketLine) => boolean): void {
    for (const line of [...this.lines].filter(whose)) {
      line.subject.forget();
      void this.redecide(line);
    }
  }

  /** Decides again whether a socket may be where it is. When that cannot be told, it may not. Never rejects. */
  private async redecide(line: SocketLine): Promise<void> {
    for (const stay of line.stays) {
      try {
        const at = { kind: stay.at, value: stay.value };
        await this.edge.decisions.require(await line.subject.current(), stay.ability, at);
      } catch (error) {
        line.leave(stay.room);
        this.sayGone(line.socket, stay, this.edge.failures.problemOf(error));
      }
    }
  }
}
