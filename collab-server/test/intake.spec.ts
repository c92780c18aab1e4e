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
  const { batch } = await intake.gather([
    { member: first.member, update: deletion, isWhole: false, number: 1 },
    { member: second.member, update: Uint8Array.from(deletion), isWhole: true, number: 1 },
  ]);
  expect(batch.isEmpty).toBe(false);
  // Another node wrote first: the batch is judged once more, and by then the first of them was turned away.
  first.member.turnedAway = true;
  const { batch: again } = await intake.gather(batch.writes);
  expect(again.isEmpty).toBe(false);
});
