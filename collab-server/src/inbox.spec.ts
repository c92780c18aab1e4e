import { SeededRandom, withSeed } from '@samepage/testing';
import type { Write } from './batch';
import { Inbox } from './inbox';
import { limits } from './limits';
import type { Member } from './member';
import { Rests } from './rests';

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
    expect(inbox.take(0)).toEqual({ writes: [small, first], large: first });
    expect(inbox.take(0)).toEqual({ writes: [second], large: second });
    expect(inbox.isEmpty).toBe(true);
  });

  it('rests after a large one, as long as that took, many times; what is small does not', () => {
    const [next, small] = [write(ann, large), write(ben, 10)];
    const inbox = inboxOf(next);
    inbox.rest(write(ben, large), 20, 100);
    const until = 100 + 20 * limits.restOfLarge;
    expect(inbox.take(until - 1).writes).toEqual([]);
    expect(inbox.dueIn(until - 1)).toBe(1);
    expect(inbox.add(small)).toBe(true);
    expect(inbox.dueIn(until - 1)).toBe(0);
    expect(inbox.take(until - 1)).toEqual({ writes: [small], large: undefined });
    expect([inbox.dueIn(until), inbox.take(until).writes]).toEqual([0, [next]]);
    expect(inbox.dueIn(until)).toBe(Infinity);
  });

  it('rests less where it was soon done and nobody else writes: many may be coming back', () => {
    const [ofAnn, ofBen] = [write(ann, large), write(ben, large)];
    const inbox = inboxOf(write(memberOf('cat'), 10), ofAnn, ofBen);
    inbox.take(0);
    inbox.rest(ofAnn, 2, 0);
    expect(inbox.dueIn(0)).toBe(2 * limits.restOfLarge);
    const later = limits.quietFor + 1;
    inbox.rest(ofAnn, 2, later);
    expect(inbox.dueIn(later)).toBe(2 * limits.restWhenQuiet);
    inbox.rest(ofAnn, limits.quickLarge, later);
    expect(inbox.dueIn(later)).toBe(limits.quickLarge * limits.restOfLarge);
  });

  it('lets people take turns, however much each has waiting and by however many sockets', () => {
    const [ofAnn, ofOtherAnn] = [write(ann, large), write(memberOf('ann'), large)];
    const more = [write(ann, large), write(ann, large)];
    const ofBen = write(ben, large);
    const inbox = inboxOf(ofAnn, ...more, ofOtherAnn, ofBen);
    const taken = Array.from({ length: 5 }, () => inbox.take(0).large);
    expect(taken.slice(0, 2)).toEqual([ofAnn, ofBen]);
    expect(new Set(taken)).toEqual(new Set([ofAnn, ofBen, ofOtherAnn, ...more]));
  });

  it('is another person’s turn also where the first one’s next waited before theirs', () => {
    const [first, second] = [write(ann, large), write(ann, large)];
    const ofBen = write(ben, large);
    const inbox = inboxOf(first, second);
    expect(inbox.take(0).large).toBe(first);
    inbox.rest(first, 20, 0);
    expect(inbox.take(1).large).toBeUndefined();
    inbox.add(ofBen);
    const until = 20 * limits.restOfLarge;
    expect(inbox.take(until).large).toBe(ofBen);
    expect(inbox.take(until).large).toBe(second);
  });

  it('rests for one person in all documents, and in this one for nobody else', () => {
    const rests = new Rests();
    const [here, there] = [new Inbox(rests), new Inbox(rests)];
    const ofAnn = write(memberOf('ann'), large);
    const ofBen = write(ben, large);
    for (const each of [ofAnn, ofBen]) there.add(each);
    here.rest(write(ann, large), 20, 0);
    expect(there.take(1).large).toBe(ofBen);
    expect([there.take(1).large, there.dueIn(1)]).toEqual([undefined, 20 * limits.restOfLarge - 1]);
    expect(there.take(20 * limits.restOfLarge).large).toBe(ofAnn);
  });

  it('does not rest where it was judged in vain, and is the next', () => {
    const [ofAnn, ofBen, small] = [write(ann, large), write(ben, large), write(memberOf('cat'), 10)];
    const inbox = inboxOf(ofAnn, ofBen, small);
    const { writes } = inbox.take(0);
    inbox.rest(ofAnn, 1_000, 0);
    inbox.putBack(writes);
    inbox.tryAgain(ofAnn);
    expect(inbox.take(1)).toEqual({ writes: [small, ofAnn], large: ofAnn });
    expect(inbox.take(1).writes).toEqual([]);
  });

  it('goes with who was turned away', () => {
    const gone = { personId: 'ann', turnedAway: false };
    const member = gone as Member;
    const inbox = inboxOf(write(member, 10), write(member, large), write(ben, large));
    inbox.take(0);
    gone.turnedAway = true;
    inbox.add(write(member, 10));
    expect(inbox.take(0).large).toMatchObject({ member: ben });
    expect(inbox.isEmpty).toBe(true);
    expect(inbox.add(write(ann, limits.waitingWriteBytes))).toBe(true);
  });

  it('is soon taken where others have very much waiting that rests', () => {
    const sockets = Array.from({ length: 20 }, () => memberOf('hostile'));
    const inbox = inboxOf(...sockets.map((member) => write(member, large)));
    inbox.rest(write(sockets[0]!, large), 1_000, 0);
    let count = 0;
    while (inbox.add(write(sockets[count % sockets.length]!, 0))) count++;
    expect(count).toBeLessThanOrEqual(limits.waitingWriteBytes / limits.waitingWriteLeast);
    inbox.take(1);
    const small = write(ben, 10);
    inbox.add(small);
    // None of what rests is looked at: it stands still, whatever it is.
    for (const member of sockets)
      Object.defineProperty(member, 'turnedAway', {
        get: () => {
          throw new Error('looked at');
        },
      });
    expect(inbox.take(1).writes).toEqual([small]);
  });

  it('rests no more when the server stops', () => {
    const next = write(ann, large);
    const inbox = inboxOf(next);
    inbox.rest(next, 1000, 0);
    inbox.take(1);
    inbox.hurry();
    expect([inbox.dueIn(1), inbox.take(1).writes]).toEqual([0, [next]]);
  });

  it('is large where much that is small comes from one member', () => {
    const many = Array.from({ length: 10 }, () => write(ann, limits.smallBytes / 4));
    const inbox = inboxOf(...many);
    expect(inbox.take(0)).toEqual({ writes: many.slice(0, 5), large: many[4] });
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
      const { writes, large: one } = inbox.take(now);
      if (one) inbox.rest(one, 1, now);
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
