import { SeededRandom, withSeed } from '@samepage/testing';
import type { Write } from './batch';
import { Inbox } from './inbox';
import { limits } from './limits';
import type { Member } from './member';

const memberOf = (personId: string) => ({ personId }) as Member;
const [ann, ben] = [memberOf('ann'), memberOf('ben')];
let number = 0;
const write = (member: Member, bytes: number): Write => ({
  member,
  update: new Uint8Array(bytes),
  isWhole: false,
  number: ++number,
});
const large = limits.smallBytes + 1;

function inboxOf(...writes: Write[]): Inbox {
  const inbox = new Inbox();
  for (const each of writes) expect(inbox.add(each)).toBe(true);
  return inbox;
}

describe('[SY35] what waits to be judged', () => {
  it('is taken with what is small first, and one that is large', () => {
    const [first, second, small] = [write(ann, large), write(ben, large), write(memberOf('cat'), 10)];
    const inbox = inboxOf(first, second, small);
    expect(inbox.take(0)).toEqual({ writes: [small, first], hasLarge: true });
    expect(inbox.take(0)).toEqual({ writes: [second], hasLarge: true });
    expect(inbox.isEmpty).toBe(true);
  });

  it('rests after a large one, as long as that took, many times; what is small does not', () => {
    const [next, small] = [write(ann, large), write(ben, 10)];
    const inbox = inboxOf(next);
    inbox.rest(2, 100);
    const until = 100 + 2 * limits.restOfLarge;
    expect(inbox.take(until - 1).writes).toEqual([]);
    expect(inbox.dueIn(until - 1)).toBe(1);
    expect(inbox.add(small)).toBe(true);
    expect(inbox.dueIn(until - 1)).toBe(0);
    expect(inbox.take(until - 1)).toEqual({ writes: [small], hasLarge: false });
    expect([inbox.dueIn(until), inbox.take(until).writes]).toEqual([0, [next]]);
    expect(inbox.dueIn(until)).toBe(Infinity);
  });

  it('rests no more when the server stops', () => {
    const next = write(ann, large);
    const inbox = inboxOf(next);
    inbox.rest(1000, 0);
    inbox.take(1);
    inbox.hurry();
    expect([inbox.dueIn(1), inbox.take(1).writes]).toEqual([0, [next]]);
  });

  it('is large where much that is small comes from one member', () => {
    const many = Array.from({ length: 10 }, () => write(ann, limits.smallBytes / 4));
    const inbox = inboxOf(...many);
    expect(inbox.take(0)).toEqual({ writes: many.slice(0, 5), hasLarge: true });
  });

  it('is no more than a person may have waiting, cut off or not', () => {
    const inbox = new Inbox();
    const size = limits.waitingWriteBytes / 4;
    for (let count = 0; count < 4; count++) expect(inbox.add(write(memberOf('ann'), size))).toBe(true);
    expect(inbox.add(write(memberOf('ann'), 1))).toBe(false);
    expect(inbox.add(write(ben, size))).toBe(true);
    const taken = inbox.take(0);
    expect(inbox.add(write(memberOf('ann'), size))).toBe(true);
    inbox.putBack(taken.writes);
    expect(inbox.add(write(memberOf('ann'), 1))).toBe(false);
  });

  withSeed('comes in each member’s order, all of it, whatever is put back', (random: SeededRandom) => {
    const members = ['one', 'two', 'three'].map(memberOf);
    const inbox = new Inbox();
    const [sent, taken]: [Write[], Write[]] = [[], []];
    const takeSome = (now: number) => {
      const { writes, hasLarge } = inbox.take(now);
      if (hasLarge) inbox.rest(1, now);
      const kept = random.chance(0.3) ? 0 : writes.length;
      inbox.putBack(writes.slice(kept));
      taken.push(...writes.slice(0, kept));
    };
    for (let now = 0; now < 300; now++) {
      for (let some = random.below(6); some > 0; some--) {
        const next = write(random.pick(members), random.chance(0.1) ? large : 1 + random.below(2_000));
        if (inbox.add(next)) sent.push(next);
      }
      takeSome(now);
    }
    for (let now = 300; !inbox.isEmpty; now += 100) takeSome(now);
    for (const member of members) {
      const of = (writes: Write[]) => writes.filter((each) => each.member === member);
      expect(of(taken)).toEqual(of(sent));
    }
    expect(inbox.add(write(members[0]!, limits.waitingWriteBytes))).toBe(true);
  });
});
