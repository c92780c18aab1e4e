import { withSeed } from '@samepage/testing';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import {
  awarenessFrame,
  helloFrame,
  readClientFrame,
  savedFrame,
  step1Frame,
  step2Frame,
  UnreadableFrame,
  updateFrame,
  welcomeFrame,
} from '../src';

const bytes = Uint8Array.of(1, 2, 3);
const numbersOf = (frame: Uint8Array): number[] => {
  const decoder = decoding.createDecoder(frame);
  const numbers: number[] = [];
  while (decoding.hasContent(decoder)) numbers.push(decoding.readVarUint(decoder));
  return numbers;
};

describe('framing', () => {
  it('[SY1][SY3] reads the frames of y-websocket', () => {
    expect(readClientFrame(step1Frame(bytes))).toEqual({ kind: 'step1', stateVector: bytes });
    expect(readClientFrame(step2Frame(bytes))).toEqual({ kind: 'step2', update: bytes });
    expect(readClientFrame(updateFrame(bytes))).toEqual({ kind: 'update', update: bytes });
    expect(readClientFrame(Uint8Array.of(3))).toEqual({ kind: 'query-awareness' });
  });

  it('[SY1] reads what the awareness of y-protocols writes', () => {
    const awareness = new Awareness(new Y.Doc());
    awareness.setLocalState({ cursor: { anchor: 1 } });
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    expect(readClientFrame(Uint8Array.of(1, update.length, ...update))).toMatchObject({
      kind: 'awareness',
      entries: [{ client: awareness.clientID, state: '{"cursor":{"anchor":1}}' }],
    });
    awareness.destroy();
  });

  it('writes awareness that it can read', () => {
    const entries = [{ client: 2 ** 32 - 1, clock: Date.now(), state: '{"user":{"name":"Zoë"}}' }];
    expect(readClientFrame(awarenessFrame(entries))).toEqual({ kind: 'awareness', entries });
  });

  it('[SY2] writes frames of our own as three numbers', () => {
    expect(numbersOf(helloFrame(4))).toEqual([100, 0, 4]);
    expect(numbersOf(welcomeFrame(4))).toEqual([100, 1, 4]);
    expect(numbersOf(savedFrame(900))).toEqual([100, 2, 900]);
    expect(readClientFrame(helloFrame(4))).toEqual({ kind: 'hello', epoch: 4 });
  });

  it.each([
    ['nothing', []],
    ['auth, which only servers send', [2, 0, 0]],
    ['welcome from a client', [100, 1, 1]],
    ['saved from a client', [100, 2, 1]],
    ['an unknown type', [7]],
    ['an unknown sync type', [0, 3, 0]],
    ['a length that is not there', [0, 2, 9, 1]],
    ['awareness that claims a hundred thousand people', [1, 3, 0xa0, 0x8d, 0x06]],
    ['a number that never ends', Array<number>(12).fill(0xff)],
    ['something after the frame', [3, 0]],
  ])('[SY4] refuses %s', (_, frame) => {
    expect(() => readClientFrame(Uint8Array.from(frame))).toThrow(UnreadableFrame);
  });

  withSeed('[SY4] refuses or reads any bytes, and never throws anything else', (random) => {
    for (let round = 0; round < 5_000; round++) {
      const frame = random.bytes(random.below(40));
      if (random.chance(0.8)) frame[0] = random.pick([0, 1, 2, 3, 100]);
      try {
        readClientFrame(frame);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFrame);
      }
    }
  });
});
