import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialectOf, readMessage, readStates } from './frames.mjs';

for (const dialect of ['plain', 'hocuspocus']) {
  test(`what is said in the ${dialect} dialect is understood in it`, () => {
    const says = dialectOf(dialect, 'a document');
    const read = (frame) => readMessage(dialect, Buffer.from(frame));
    assert.equal(read(says.step1()).kind, 'step1');
    assert.deepEqual(
      { ...read(says.step2()), bytes: undefined },
      { kind: 'change', isAnswer: true, bytes: undefined },
    );
    assert.equal(read(says.update(Uint8Array.of(1, 2, 3))).isAnswer, false);
    assert.deepEqual([...read(says.update(Uint8Array.of(1, 2, 3))).bytes], [1, 2, 3]);
    const states = [];
    readStates(read(says.awareness(9, 1, '{"cursor":1}')).bytes, (...state) => states.push(state));
    assert.deepEqual(states, [[9, '{"cursor":1}']]);
  });
}

test('our own frames are told apart', () => {
  assert.deepEqual(readMessage('plain', Uint8Array.of(100, 1, 1)), { kind: 'welcome' });
  assert.deepEqual(readMessage('plain', Uint8Array.of(100, 2, 42)), { kind: 'saved', count: 42 });
});
