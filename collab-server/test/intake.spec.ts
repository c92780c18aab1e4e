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
    acknowledge: (count: number) => counts.push(count),
  };
  return { member: member as unknown as Member & { turnedAway: boolean }, counts };
}

it('[SY10] acknowledges no deletion that was known only from a batch that came to nothing', async () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('words').insert(0, 'abc');
  const outline = new Outline();
  const committed = decode(Y.encodeStateAsUpdate(doc), { isTrusted: true });
  additionFromLog(outline, committed).outline.settle();
  const owners = { ownership: () => 'own', learn: () => Promise.resolve() } as unknown as Owners;
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
  const owners = { ownership: () => 'own', learn: () => Promise.resolve() } as unknown as Owners;
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
  const owners = { ownership: () => 'own', learn: () => Promise.resolve() } as unknown as Owners;
  const intake = new Intake({ outline: new Outline() } as unknown as LoggedDocument, owners);
  const { member } = memberNamed('back again');
  const early = { member, update: updateBy(1, true), isWhole: false, number: 1 };
  const whole = { member, update: updateBy(1), isWhole: true, number: 2 };
  await intake.gather([early]);
  await intake.gather([whole]);
  const batch = await intake.gather(intake.takeDoubts());
  expect(batch.writes).toEqual([whole, early]);
});
