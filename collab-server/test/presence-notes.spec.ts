import type { Bell } from '@samepage/platform';
import type { Member } from '../src/member';
import { Neighbours } from '../src/neighbours';
import { PresenceBoard } from '../src/presence';

const display = { name: 'Amina', sector: { name: 'Health', mark: 'leaf', ink: 3 } };
/** What NOTIFY carries, in bytes. */
const carried = 8_000;

it.each([
  ['numbers that are longer when written out', `{"cursor":[${Array<string>(390).fill('1e20').join()}]}`],
  ['quotation marks, which are escaped twice on their way', `{"cursor":"${'\\"'.repeat(1_000)}"}`],
  ['letters of three bytes, of two people', `{"cursor":"${'漢'.repeat(2_000)}"}`],
])('[SY24] a presence of %s reaches other servers, and ends none', (_, state) => {
  const rung: string[] = [];
  const bell: Pick<Bell, 'ring'> = { ring: (ring) => void rung.push(JSON.stringify(ring)) };
  const neighbours = new Neighbours(bell as Bell);
  neighbours.hear({ about: 'node', id: 'another' });
  const members = [1, 2].map(
    (person) =>
      ({
        personId: `person ${person}`,
        canWrite: true,
        display,
        deliverPresence: () => undefined,
      }) as unknown as Member,
  );
  const board = new PresenceBoard(
    members,
    () => undefined,
    (all) => neighbours.share('document', all),
  );
  members.forEach((member, index) => board.hear(member, [{ client: index + 1, clock: 1, state }]));
  // Tells the others at once, where it otherwise does so from a timer.
  expect(() => board.close()).not.toThrow();
  expect(Math.max(0, ...rung.map((text) => Buffer.byteLength(text)))).toBeLessThan(carried);
});
