import { commit, type DocumentHead, type Proposal } from '@samepage/document-log';
import { createLog } from '@samepage/platform';
import { waitUntil } from '@samepage/testing';
import * as Y from 'yjs';
import { Claimants } from '../src/claimants';
import { LoggedDocument } from '../src/document';
import { limits } from '../src/limits';
import type { Member } from '../src/member';
import { Rests } from '../src/rests';
import { Room, type RoomContext } from '../src/room';
import { House } from './house';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

function memberNamed(personId: string) {
  const [numbers, refused]: [number[], string[]] = [[], []];
  const member = {
    ...{ personId, canWrite: true, turnedAway: false, display: {} },
    deliver: () => true,
    deliverAll: () => true,
    deliverPresence: () => undefined,
    acknowledge: (some: readonly number[]) => numbers.push(...some),
    turnAway: (reason: string) => {
      member.turnedAway = true;
      refused.push(reason);
    },
  };
  return { member: member as unknown as Member, numbers, refused };
}

/** A room of a document with this in its log, where another node writes just before each of so many commits. */
async function roomOf(update: Uint8Array, { inVain = 0 } = {}) {
  const nothing = { inc: () => undefined };
  let tries = 0;
  const other = await house.addSomeone();
  const writeFirst = async ({ documentId, epoch, after }: Proposal): Promise<void> => {
    const client = 100 + tries;
    const bytes = Y.encodeStateAsUpdate(docOf(client, 'z'));
    const entries = [{ bytes, client, personId: other.personId }];
    await commit(house.outside, [
      { ...{ documentId, epoch, after, entries }, claims: [{ client, personId: other.personId }] },
    ]);
  };
  const context = {
    ...{ queryable: house.outside, log: createLog('silent'), claimants: new Claimants(), rests: new Rests() },
    committer: {
      propose: async (proposal: Proposal) => {
        if (tries++ < inVain) await writeFirst(proposal);
        return (await commit(house.outside, [proposal])).has(proposal.documentId);
      },
    },
    neighbours: { ring: () => undefined, share: () => undefined, askWho: () => undefined },
    metrics: { conflicts: nothing, laggards: nothing, damages: nothing },
  } as unknown as RoomContext;
  const documentId = await house.addDocument(update);
  const document = await LoggedDocument.open(context, documentId);
  const room = new Room({ id: documentId } as DocumentHead, document, context, () => undefined);
  return { room, tries: () => tries };
}

function docOf(clientID: number, text: string): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  doc.getText('words').insert(0, text);
  return doc;
}

it('[SY35] lets others have their turn while much that adds nothing is looked at', async () => {
  const known = Y.encodeStateAsUpdate(docOf(9, 'x'.repeat(3_000)));
  const { room } = await roomOf(known);
  const people = Array.from({ length: 300 }, (_, index) => memberNamed(`person ${index}`));
  for (const { member } of people) {
    room.enter(member);
    room.write({ member, update: Uint8Array.from(known), isWhole: true, number: 1 });
  }
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await waitUntil(() => people.every(({ numbers }) => numbers.length === 1));
  isOver = true;
  expect(people.flatMap(({ refused }) => refused)).toEqual([]);
  // No more is looked at in one turn than makes a batch.
  expect(turns).toBeGreaterThanOrEqual(Math.floor((people.length * known.byteLength) / limits.batchBytes));
});

it('[SY35] judges what is large anew at once where another node wrote first, and not only after a rest', async () => {
  const inVain = limits.triesOfLarge - 1;
  const { room, tries } = await roomOf(Y.encodeStateAsUpdate(docOf(9, 'x')), { inVain });
  const { member, numbers } = memberNamed((await house.addSomeone()).personId);
  room.enter(member);
  const rested: number[] = [];
  const inbox = (room as unknown as { inbox: { dueIn: (now: number) => number } }).inbox;
  const doc = docOf(10, 'y');
  // Much to look at, so that it would rest for long.
  doc.transact(() => {
    for (let count = 0; count < 5_000; count++) doc.getText('words').insert(0, 'y');
  });
  const update = Y.encodeStateAsUpdate(doc);
  expect(update.byteLength).toBeGreaterThan(limits.smallBytes);
  const dueIn = inbox.dueIn.bind(inbox);
  inbox.dueIn = (now) => {
    const due = dueIn(now);
    if (due !== Infinity) rested.push(due);
    return due;
  };
  room.write({ member, update, isWhole: true, number: 1 });
  await waitUntil(() => numbers.length === 1);
  expect(tries()).toBe(inVain + 1);
  expect(rested.every((due) => due === 0)).toBe(true);
});
