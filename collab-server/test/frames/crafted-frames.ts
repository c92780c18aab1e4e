import {
  helloFrame,
  savedFrame,
  step1Frame,
  step2Frame,
  updateFrame,
  welcomeFrame,
} from '@samepage/sync-protocol';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { crafted, eitherWay, manyOf, type Crafted } from './craft';
import * as w from './write';

export const craftedFraming: readonly Crafted[] = [
  crafted('text instead of bytes', 'bad_frame', () => 'hello'),
  crafted('an empty message', 'bad_frame', () => new Uint8Array()),
  crafted('a frame of no known type', 'bad_frame', () => w.numbers(99)),
  crafted('a sync frame of no known kind', 'bad_frame', () => w.numbers(0, 3, 0)),
  crafted('an auth frame', 'bad_frame', () => w.numbers(2, 0, 0)),
  crafted('a welcome', 'bad_frame', () => welcomeFrame(1)),
  crafted('a saved', 'bad_frame', () => savedFrame(9)),
  crafted('an epoch beyond all numbers', 'bad_frame', () =>
    w.bytes((encoder) => {
      for (const value of [100, 0]) encoding.writeVarUint(encoder, value);
      encoding.writeUint8Array(encoder, new Uint8Array(12).fill(0xff));
    }),
  ),
  crafted('hello, and something after it', 'bad_frame', () => Uint8Array.of(...helloFrame(0), 0)),
  crafted('a frame, and something after it', 'bad_frame', ({ own: at }) =>
    Uint8Array.of(...updateFrame(w.written(at, w.string('x'))), 0),
  ),
  crafted('an update, and something after it', 'bad_frame', ({ own: at }) =>
    updateFrame(Uint8Array.of(...w.written(at, w.string('x')), 0)),
  ),
  crafted('a frame cut short', 'bad_frame', ({ own: at, random }) => {
    const whole = updateFrame(w.written(at, w.string('cut short')));
    return whole.slice(0, 1 + random.below(whole.length - 1));
  }),
  crafted('an update cut short', 'bad_frame', ({ own: at, random }) => {
    const whole = w.written(at, w.string('cut short'));
    return updateFrame(whole.slice(0, random.below(whole.length - 1)));
  }),
  crafted('numbers written longer than they need be', eitherWay, ({ own: [client, clock] }) =>
    updateFrame(
      w.bytes((encoder) => {
        encoding.writeUint8Array(encoder, Uint8Array.of(0x81, 0x80, 0x00, 0x81, 0x00));
        for (const value of [client, clock]) encoding.writeVarUint(encoder, value);
        encoding.writeUint8Array(
          encoder,
          Uint8Array.of(4, 1, 0x85, 0x00, ...Buffer.from('words'), 1, 0x78, 0x80, 0x00),
        );
      }),
    ),
  ),
  crafted('an update of version 2', 'bad_frame', ({ own: [client] }) => {
    const doc = new Y.Doc();
    doc.clientID = client + 5;
    doc.getText('words').insert(0, 'second version');
    return updateFrame(Y.encodeStateAsUpdateV2(doc));
  }),
  crafted('a step 2 of version 2 that deletes', 'bad_frame', ({ scene: { update } }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    doc.getText('words').delete(0, 4);
    return step2Frame(Y.encodeStateAsUpdateV2(doc));
  }),
  crafted('an update of 300 kB', 'too_large', () => updateFrame(new Uint8Array(300_000))),
  crafted('a question of 300 kB', 'too_large', () => step1Frame(new Uint8Array(300_000))),
  crafted('a message of 1.1 MB', 'too_large', () => new Uint8Array(1_100_000)),
  crafted('a state vector that is none', 'bad_frame', () => step1Frame(Uint8Array.of(0xff, 0xff, 0xff))),
  crafted('a state vector of two thousand million clients', 'bad_frame', () =>
    step1Frame(w.numbers(2 ** 31)),
  ),
  crafted('a state vector of 20,000 clients', 'passed over', () =>
    step1Frame(w.numbers(20_000, ...manyOf(20_000, (index) => [2 ** 31 + index, 2 ** 20]).flat())),
  ),
  crafted('a state vector in the middle of a pair of surrogates', 'passed over', ({ scene: { pair } }) =>
    step1Frame(w.numbers(1, pair[0], pair[1] + 1)),
  ),
  crafted('a state vector ahead of everyone', 'passed over', ({ honest }) =>
    step1Frame(w.numbers(1, honest, 2 ** 52)),
  ),
];
