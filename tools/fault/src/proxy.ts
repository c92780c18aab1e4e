import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Seen from whoever connects: `up` goes to the target, `down` comes back from it. */
export type Direction = 'up' | 'down';

/** What happens to a connection. Held bytes are not lost: as in a network that is away, they come when it is back. */
export interface Treatment {
  readonly up?: 'hold';
  readonly down?: 'hold';
  /** Bytes a second, downwards. */
  readonly rate?: number;
}

/** As much as a network keeps for someone who does not read. */
const held = 64 * 1024;

/** One way of one connection. Holds, throttles, and passes on how it ends. */
class Lane {
  private isHeld = false;
  private readonly waiting: Buffer[] = [];
  private waitingBytes = 0;
  private ending: 'end' | 'destroy' | undefined;
  private bytesPerSecond: number | undefined;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    /** Answers whether to pass the bytes on. */
    private readonly tap: (chunk: Buffer) => boolean,
  ) {
    from.on('data', (chunk: Buffer) => this.take(chunk));
    from.on('end', () => this.finish('end'));
    from.on('close', () => this.finish('destroy'));
    from.on('error', () => undefined);
    to.on('drain', () => this.resume());
  }

  set hold(isHeld: boolean) {
    if (this.isHeld === isHeld) return;
    this.isHeld = isHeld;
    if (isHeld) return;
    for (const chunk of this.waiting.splice(0)) this.to.write(chunk);
    this.waitingBytes = 0;
    this.from.resume();
    if (this.ending) this.finish(this.ending);
  }

  set rate(bytesPerSecond: number | undefined) {
    this.bytesPerSecond = bytesPerSecond;
    if (bytesPerSecond === undefined) this.resume();
  }

  private take(chunk: Buffer): void {
    if (!this.tap(chunk)) return;
    if (this.isHeld) {
      this.waiting.push(chunk);
      this.waitingBytes += chunk.length;
      if (this.waitingBytes > held) this.from.pause();
      return;
    }
    if (!this.to.write(chunk)) this.from.pause();
    if (this.bytesPerSecond === undefined) return;
    this.from.pause();
    setTimeout(() => this.resume(), (1_000 * chunk.length) / this.bytesPerSecond);
  }

  private resume(): void {
    if (!this.isHeld && !this.to.writableNeedDrain) this.from.resume();
  }

  private finish(how: 'end' | 'destroy'): void {
    this.ending = how;
    if (this.isHeld) return;
    if (how === 'end') this.to.end();
    else this.to.destroySoon();
  }
}

/** One connection through a proxy. */
export class Link {
  /** What the connecting side said first, by which protocols tell connections apart. */
  greeting = '';
  private readonly up: Lane;
  private readonly down: Lane;

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    onBytes: (link: Link, direction: Direction, chunk: Buffer) => boolean,
  ) {
    this.up = new Lane(near, far, (chunk) => onBytes(this, 'up', chunk));
    this.down = new Lane(far, near, (chunk) => onBytes(this, 'down', chunk));
  }

  treat({ up, down, rate }: Treatment): void {
    this.up.hold = up === 'hold';
    this.down.hold = down === 'hold';
    this.down.rate = rate;
  }

  /** Both ends are told at once that it is over. */
  reset(): void {
    reset(this.near);
    reset(this.far);
  }

  close(): void {
    this.near.destroy();
    this.far.destroy();
  }

  /** The connecting side is cut off, and the target never hears of it. */
  forget(): void {
    this.up.hold = true;
    reset(this.near);
  }
}

/** One that is saying goodbye cannot be reset any more: the system refuses, and Node never ends its process. */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

/** A stretch of network between clients and one port of this machine, with all that networks do. */
export class Proxy {
  private readonly links = new Set<Link>();
  private rule: (link: Link) => Treatment = () => ({});
  /** Sees all bytes before they are passed on; answers whether they are. */
  tap: (link: Link, direction: Direction, chunk: Buffer) => boolean = () => true;

  private constructor(
    private readonly server: Server,
    readonly port: string,
  ) {}

  static async open(target: string): Promise<Proxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new Proxy(server, String((server.address() as AddressInfo).port));
    server.on('connection', (near) => proxy.connect(near, target));
    return proxy;
  }

  /** From now on, for the connections there are and those to come. */
  treat(rule: Treatment | ((link: Link) => Treatment)): void {
    this.rule = typeof rule === 'function' ? rule : () => rule;
    for (const link of this.links) link.treat(this.rule(link));
  }

  reset(): void {
    for (const link of this.links) link.reset();
  }

  forget(): void {
    for (const link of this.links) link.forget();
  }

  close(): void {
    for (const link of this.links) link.close();
    this.server.close();
  }

  private connect(near: Socket, target: string): void {
    const far = connect({ port: Number(target), host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const link = new Link(near, far, (...seen) => this.see(...seen));
    this.links.add(link);
    far.on('close', () => this.links.delete(link));
    link.treat(this.rule(link));
  }

  private see(link: Link, direction: Direction, chunk: Buffer): boolean {
    if (direction === 'up' && link.greeting === '') {
      link.greeting = chunk.toString('latin1');
      link.treat(this.rule(link));
    }
    return this.tap(link, direction, chunk);
  }
}
