import { updateFrame } from '@samepage/sync-protocol';
import type { SeededRandom } from '@samepage/testing';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as Y from 'yjs';
import { Attacker } from './attacker';
import { ownText } from './craft';
import { craftedFrames } from './crafted';
import { edit } from './edits';
import { mutate } from './mutated';
import { randomFrame } from './random';
import { honestId, writeScene, type Scene } from './scene';
import * as w from './write';

export interface Counts {
  readonly random: number;
  readonly mutated: number;
  readonly crafted: number;
}

/** What was asked for; a tenth of it runs each time. */
export const allOfThem: Counts = { random: 200_000, mutated: 200_000, crafted: 20_000 };

export function countsFrom(share: number): Counts {
  const { random, mutated, crafted } = allOfThem;
  return {
    random: Math.ceil(random * share),
    mutated: Math.ceil(mutated * share),
    crafted: Math.ceil(crafted * share),
  };
}

export interface AssaultReport {
  readonly sent: Counts;
  readonly seconds: number;
  /** How often who was closed with which code. */
  readonly closed: Record<number, number>;
}

/** Each of them sends the next frame as soon as the last one was dealt with, until all are sent. */
export async function assault(
  url: string,
  cookies: readonly string[],
  counts: Counts,
  random: SeededRandom,
  scene: Scene = writeScene(authorOf()),
): Promise<AssaultReport> {
  const began = performance.now();
  const left = { ...counts };
  const attackers = cookies.map((cookie) => new Attacker(url, cookie));
  await Promise.all(
    attackers.map(async (attacker, number) => {
      const hand = new Hand(attacker, random, scene, 2_000_000_000 + number * 100_000_000);
      for (;;) {
        const kinds = (['random', 'mutated', 'crafted'] as const).filter((kind) => left[kind] > 0);
        if (kinds.length === 0) return;
        const kind = random.pick(kinds);
        left[kind]--;
        await hand[kind]();
      }
    }),
  );
  const closed: Record<number, number> = {};
  for (const { codes } of attackers) {
    for (const [code, times] of codes) closed[code] = (closed[code] ?? 0) + times;
  }
  for (const attacker of attackers) attacker.leave();
  return { sent: counts, seconds: (performance.now() - began) / 1000, closed };
}

function authorOf(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = honestId;
  return doc;
}

/** What one attacker sends. Every few frames it writes under another client id of its own. */
class Hand {
  private doc = new Y.Doc();
  private edits = Infinity;
  private unsent: Uint8Array[] = [];

  constructor(
    private readonly attacker: Attacker,
    private readonly chance: SeededRandom,
    private readonly scene: Scene,
    private nextId: number,
  ) {}

  async random(): Promise<void> {
    await this.attacker.send(randomFrame(this.chance));
  }

  /** An update as someone honest makes it, or one that was overheard, with some of its bytes changed. */
  async mutated(): Promise<void> {
    const own = this.edit();
    // Now and then it does arrive as it was, so that what follows builds on something.
    if (this.chance.chance(0.1)) await this.attacker.send(updateFrame(own));
    const base = this.chance.chance(0.7) ? own : this.chance.pick([own, ...this.attacker.overheard]);
    const other = this.chance.pick([own, ...this.attacker.overheard]);
    const changed = mutate(this.chance, base, other);
    const frame = this.chance.chance(0.9)
      ? updateFrame(changed)
      : mutate(this.chance, updateFrame(base), other);
    await this.attacker.send(frame);
  }

  async crafted(): Promise<void> {
    const client = this.newId();
    const place = {
      scene: this.scene,
      honest: honestId,
      own: [client, ownText.length],
      random: this.chance,
    } as const;
    await this.attacker.send(updateFrame(w.written([client, 0], { ...w.string(ownText), parent: 'mine' })));
    for (const frame of [this.chance.pick(craftedFrames).frames(place)].flat()) {
      if (!(await this.attacker.send(frame))) return;
    }
  }

  private edit(): Uint8Array {
    if (++this.edits > 20) {
      this.doc.destroy();
      this.doc = new Y.Doc();
      this.doc.clientID = this.newId();
      this.doc.on('update', (update: Uint8Array) => this.unsent.push(update));
      this.edits = 0;
    }
    while (this.unsent.length === 0) edit(this.doc, this.chance);
    return Y.mergeUpdates(this.unsent.splice(0));
  }

  private newId(): number {
    return (this.nextId += 10);
  }
}

export interface Typing {
  /** Milliseconds from writing to being seen by the other, one for each edit. */
  readonly delays: number[];
  /** Where each edit stands: by its client and the clock of its first letter. */
  readonly written: { client: number; clock: number; text: string }[];
}

/** One writes and the next begins when the other has seen it, until told to stop. */
export async function typeTogether(
  editors: readonly { readonly doc: Y.Doc }[],
  until: () => boolean,
  random: SeededRandom,
): Promise<Typing> {
  const typing: Typing = { delays: [], written: [] };
  for (let turn = 0; !until(); turn++) {
    const { doc } = editors[turn % editors.length]!;
    const other = editors[(turn + 1) % editors.length]!.doc;
    const words = doc.getText('words');
    const [client, clock] = [doc.clientID, Y.getState(doc.store, doc.clientID)];
    const text = `⟦${turn}⟧`;
    const began = performance.now();
    words.insert(random.chance(0.8) ? words.length : 0, text);
    await seen(other, client, clock + text.length);
    typing.delays.push(performance.now() - began);
    typing.written.push({ client, clock, text });
  }
  return typing;
}

/** As people type, and not as fast as the server can. */
const pause = 15;

async function seen(doc: Y.Doc, client: number, clock: number): Promise<void> {
  if (Y.getState(doc.store, client) < clock) {
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (Y.getState(doc.store, client) < clock) return;
        doc.off('afterTransaction', look);
        resolve();
      };
      doc.on('afterTransaction', look);
    });
  }
  await new Promise((resolve) => setTimeout(resolve, pause));
}

export function percentile(values: readonly number[], share: number): number {
  return (
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
  );
}

/** The longest time this process was not free to do anything, in milliseconds. */
export function watchEventLoop(): { longest(): number } {
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  return {
    longest: () => {
      histogram.disable();
      return histogram.max / 1e6;
    },
  };
}
