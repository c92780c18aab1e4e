import { awarenessFrame } from '@samepage/sync-protocol';
import { crafted, long, manyOf, type Crafted } from './craft';
import * as w from './write';

const entry = (client: number, state: string) => ({ client, clock: 1, state });
const here = '{"cursor":{"anchor":1}}';

/** What no awareness may do: make people up, take others away, say who someone is, or grow without bound (SY22 to SY24). */
export const craftedAwareness: readonly Crafted[] = [
  crafted('10,000 made-up people', 'passed over', ({ own: [client] }) =>
    awarenessFrame(manyOf(10_000, (index) => entry(client + index, '{}'))),
  ),
  crafted('100,000 made-up people', 'too_large', ({ own: [client] }) =>
    awarenessFrame(manyOf(100_000, (index) => entry(client + index, '{}'))),
  ),
  crafted('more people than there are bytes', 'bad_frame', () =>
    w.numbers(1, 5, 0xff, 0xff, 0xff, 0xff, 0x7f),
  ),
  crafted('another’s presence', 'passed over', ({ honest }) => awarenessFrame([entry(honest, here)])),
  crafted('another who has left', 'passed over', ({ honest }) => awarenessFrame([entry(honest, 'null')])),
  crafted('20,000 who have left', 'passed over', ({ own: [client] }) =>
    awarenessFrame(manyOf(20_000, (index) => entry(client + index, 'null'))),
  ),
  crafted('a hundred thousand times the same who has left', 'too_large', ({ own: [client] }) =>
    awarenessFrame(manyOf(100_000, () => entry(client, 'null'))),
  ),
  crafted('a state of 1 MB', 'too_large', ({ own: [client] }) =>
    awarenessFrame([entry(client, JSON.stringify({ cursor: long(1_000_000) }))]),
  ),
  crafted('a state of 3 kB', 'passed over', ({ own: [client] }) =>
    awarenessFrame([entry(client, JSON.stringify({ cursor: long(3_000) }))]),
  ),
  crafted('a state with __proto__', 'passed over', ({ own: [client] }) =>
    awarenessFrame([entry(client, '{"__proto__":{"polluted":1},"cursor":{"__proto__":{"polluted":1}}}')]),
  ),
  crafted('another name, in HTML', 'passed over', ({ own: [client] }) =>
    awarenessFrame([
      entry(client, '{"user":{"name":"<img src=x onerror=alert(1)>","color":"url(x)"},"cursor":null}'),
    ]),
  ),
  ...['', '{', '1', '"text"', '[]', 'undefined', '\u0000'].map((state) =>
    crafted(`a state that is no object: ${JSON.stringify(state)}`, 'passed over', ({ own: [client] }) =>
      awarenessFrame([entry(client, state)]),
    ),
  ),
  crafted('a state nested 20,000 deep', 'passed over', ({ own: [client] }) =>
    awarenessFrame([entry(client, `{"cursor":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)]),
  ),
  crafted('a state nested as deep as 2 kB can', 'passed over', ({ own: [client] }) =>
    awarenessFrame([entry(client, `{"cursor":${'['.repeat(1_000)}${']'.repeat(1_000)}}`)]),
  ),
  crafted('a client id of 53 bits', 'passed over', () => awarenessFrame([entry(2 ** 53 - 1, here)])),
  crafted('questions about others, a thousand', 'passed over', () => manyOf(1_000, () => w.numbers(3))),
  crafted('presence cut short', 'bad_frame', ({ own: [client] }) =>
    awarenessFrame([entry(client, here)]).slice(0, -4),
  ),
  crafted('presence, and something after it', 'bad_frame', ({ own: [client] }) =>
    Uint8Array.of(...awarenessFrame([entry(client, here)]), 0),
  ),
];
