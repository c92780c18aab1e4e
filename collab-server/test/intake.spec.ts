import * as Y from 'yjs';
import type { LoggedDocument } from '../src/document';
import { decode } from '../src/gate/decode';
import { additionFromLog } from '../src/gate/examine';
import { Intake } from '../src/intake';
import type { Member } from '../src/member';
import { Outline } from '../src/outline/outline';
import type { Owners } from '../src/owners';

function memberNamed(personId: string) {
  const counts: number[] = [];
  const member = {
    personId,
    canWrite: true,
    turnedAway: false,
    turnAway: () => undefined,
    acknowledge: (numbers: readonly number[]) => counts.push(...numbers),
  };
  return { member: member as unknown as Member & { turnedAway: boolean }, counts };
}

const ownAll = {
  ownership: () => 'own',
  mayClaim: () => true,
  learn: () => Promise.resolve(),
} as unknown as Owners;

it('[SY10] acknowledges no deletion that was known only from a batch that came to nothing', async () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('words').insert(0, 'abc');
  const outline = new Outline();
  const committed = decode(Y.encodeStateAsUpdate(doc), { isTrusted: true });
  additionFromLog(outline, committed).outline.settle();
  const owners = ownAll;
  const intake = new Intake({ outline, inspect: () => doc } as unknown as LoggedDocument, owners);
  const [first, second] = [memberNamed('first'), memberNamed('second')];
  const deletion = Uint8Array.of(0, 1, 1, 1, 0, 2);
  const batch = await intake.gather([
    { member: first.member, update: deletion, isWhole: false, number: 1 },
    { member: second.member, update: Uint8Array.from(deletion), isWhole: true, number: 1 },
  ]);
  expect(batch.isEmpty).toBe(false);
  // Another node wrote first: the batch is judged once more, and by then the first of them was turned away.
  first.member.turnedAway = true;
  const again = await intake.gather(batch.writes);
  expect(again.isEmpty).toBe(false);
});

/** An update of a client of its own; without its beginning where that is said to be missing. */
function updateBy(clientId: number, isMissing = false): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('words').insert(0, 'abc');
  const before = Y.encodeStateVector(doc);
  if (isMissing) doc.getText('words').insert(3, 'def');
  return isMissing ? Y.encodeStateAsUpdate(doc, before) : Y.encodeStateAsUpdate(doc);
}

it('[SY16] lets what seems wrong wait until the log was read, with what its sender sends then, and nobody else', async () => {
  const owners = ownAll;
  const intake = new Intake({ outline: new Outline() } as unknown as LoggedDocument, owners);
  const [wrong, other, third] = ['wrong', 'other', 'third'].map(memberNamed);
  const writeBy = ({ member }: ReturnType<typeof memberNamed>, update: Uint8Array, number: number) => ({
    ...{ member, update, number },
    isWhole: number === 1,
  });
  const [missing, later] = [writeBy(wrong!, updateBy(1, true), 1), writeBy(wrong!, updateBy(2), 2)];
  const others = [writeBy(other!, updateBy(3), 1), writeBy(third!, updateBy(4), 1)];
  const refused: string[] = [];
  wrong!.member.turnAway = (reason) => {
    refused.push(reason);
    wrong!.member.turnedAway = true;
  };

  const batch = await intake.gather([missing, others[0]!, later, others[1]!]);
  expect(batch.writes).toEqual(others);
  expect([intake.hasDoubts, refused]).toEqual([true, []]);
  // What comes meanwhile waits behind it.
  const latest = writeBy(wrong!, updateBy(5), 3);
  expect((await intake.gather([latest])).writes).toEqual([]);
  const waiting = intake.takeDoubts();
  expect(waiting).toEqual([missing, later, latest]);
  // The log was read, and had nothing of it.
  expect((await intake.gather(waiting)).isEmpty).toBe(true);
  expect([intake.hasDoubts, refused]).toEqual([false, ['bad_frame']]);
});

it('[SY16] keeps what is early for the first step 2, also where that comes while the log is being asked', async () => {
  const owners = ownAll;
  const intake = new Intake({ outline: new Outline() } as unknown as LoggedDocument, owners);
  const { member } = memberNamed('back again');
  const early = { member, update: updateBy(1, true), isWhole: false, number: 1 };
  const whole = { member, update: updateBy(1), isWhole: true, number: 2 };
  await intake.gather([early]);
  const later = { member, update: updateBy(2), isWhole: false, number: 3 };
  await intake.gather([whole, later]);
  // It was early before, and then the log was asked about it: the order is that in which they were sent.
  expect(intake.takeReleased()).toEqual([]);
  const waiting = intake.takeDoubts();
  expect(waiting).toEqual([early, whole, later]);
});

it('[SY16] [SY35] gives back what waited for a first step 2, to be judged in its turn, before what came after it', async () => {
  const intake = new Intake({ outline: new Outline() } as unknown as LoggedDocument, ownAll);
  const [{ member }, other] = [memberNamed('back again'), memberNamed('other')];
  const writeBy = (from: Member, update: Uint8Array, number: number, isWhole = false) => ({
    ...{ member: from, update, number, isWhole },
  });
  const early = writeBy(member, updateBy(1, true), 1);
  const alsoEarly = writeBy(member, updateBy(2), 2);
  await intake.gather([early]);
  await intake.gather(intake.takeDoubts());
  await intake.gather([alsoEarly]);
  const [whole, later] = [writeBy(member, updateBy(1), 3, true), writeBy(member, updateBy(3), 4)];
  const theirs = writeBy(other.member, updateBy(4), 1, true);
  const batch = await intake.gather([whole, later, theirs]);
  expect(batch.writes).toEqual([whole, theirs]);
  expect(intake.takeReleased()).toEqual([early, alsoEarly, later]);
  expect(intake.takeReleased()).toEqual([]);
});
