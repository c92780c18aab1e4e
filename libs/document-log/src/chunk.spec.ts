import { withSeed } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { decodeChunk, encodeChunk, readMoments, type Chunk, type ChunkRow } from './chunk';
import type { HistoryEntry } from './entry';

const rowOf = ({ first, last, ...chunk }: Chunk): ChunkRow => ({
  ...chunk,
  first_sequence: String(first),
  last_sequence: String(last),
});

const entry = (sequence: number, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  sequence,
  client: 7,
  personId: null,
  at: 1_763_800_000_000_000 + sequence,
  bytes: Uint8Array.of(1, 2, sequence % 256),
  ...changes,
});

it('has nothing to do with no entries', async () => {
  await expect(encodeChunk([])).rejects.toThrow(RangeError);
});

it('tells its moments without being unpacked', async () => {
  const [one, other] = [randomUUID(), randomUUID()].sort() as [string, string];
  const minute = 60_000_000;
  const { moments } = await encodeChunk([
    entry(5, { at: minute, personId: other }),
    entry(6, { at: 2 * minute, personId: one }),
    entry(7, { at: 3 * minute + 1, personId: one }),
    entry(8, { at: 4 * minute }),
  ]);
  expect(readMoments({ moments })).toEqual([
    { first: 5, last: 6, from: minute, to: 2 * minute, persons: [one, other] },
    { first: 7, last: 8, from: 3 * minute + 1, to: 4 * minute, persons: [one] },
  ]);
});

it.each<[string, (row: ChunkRow) => Partial<ChunkRow>]>([
  ['its bytes', ({ bytes }) => ({ bytes: bytes.map((byte, index) => (index === 9 ? byte ^ 4 : byte)) })],
  ['its sequences', () => ({ first_sequence: '2' })],
  ['its moments', ({ moments }) => ({ moments: moments.replace('1', '2') })],
])('is not read when %s changed', async (_, change) => {
  const row = rowOf(await encodeChunk([entry(1), entry(2)]));
  expect(await decodeChunk(row)).toHaveLength(2);
  expect(await decodeChunk({ ...row, ...change(row) })).toBeNull();
});

withSeed('gives back exactly what was folded', async (random) => {
  const persons = [randomUUID(), randomUUID(), null];
  const first = 1 + random.below(1e9);
  const entries = Array.from({ length: 1 + random.below(300) }, (_, index) =>
    entry(first + index, {
      client: random.pick([null, 0, 5, 2 ** 32, 2 ** 53 - 1, random.below(1e9)]),
      personId: random.pick(persons),
      // Clocks are set back, too.
      at: random.pick([0, 1_763_800_000_000_000, 1_763_800_000_000_000 + random.below(1e9), 2 ** 52]),
      bytes: random.bytes(1 + random.below(200)),
    }),
  );
  const unpacked = await decodeChunk(rowOf(await encodeChunk(entries)));
  expect(unpacked?.map((one) => ({ ...one, bytes: [...one.bytes] }))).toEqual(
    entries.map((one) => ({ ...one, bytes: [...one.bytes] })),
  );
});
