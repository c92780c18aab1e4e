import { jest } from '@jest/globals';
import { waitUntil } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { twoNodes, type TwoNodes } from './second-node';
import { aPlan, aStage, Phone, type Stage } from './stage';

let nodes: TwoNodes;
let stage: Stage;
const phones: Phone[] = [];

beforeAll(async () => void (nodes = await twoNodes()));
beforeEach(async () => void (stage = await aStage(nodes.one)));
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => nodes.close());

async function joined(node: { url: string }, who: { token: string }): Promise<Phone> {
  const phone = Phone.of(node, who);
  phones.push(phone);
  await phone.join(stage.id);
  return phone;
}

it('people on two nodes hear the same events in the same order [DB24]', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => stage.inquiry.as('participant')));
  const there = await Promise.all(
    people.map((person, index) => joined(index % 2 ? nodes.one : nodes.two, person)),
  );
  await Promise.all(
    there.flatMap((phone, who) =>
      Array.from({ length: 4 }, (_, what) =>
        phone.do('debate.command', {
          debateId: stage.id,
          id: randomUUID(),
          command: { type: 'add-statement', text: `${who} says ${what}` },
        }),
      ),
    ),
  );
  const { state } = await stage.snapshot();
  expect(state.version).toBe(17);
  for (const phone of there) {
    await phone.reached(17);
    expect(phone.state).toEqual(state);
    expect(phone.heard.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 2),
    );
  }
});

it('votes on one node move the tallies on the other [DB24]', async () => {
  const statementId = await stage.say(stage.facilitator, 'Joy is work.');
  const voter = await stage.inquiry.as('participant');
  const [here, there] = [await joined(nodes.one, voter), await joined(nodes.two, stage.facilitator)];
  await here.do('debate.vote', { debateId: stage.id, statementId, choice: 'agree' });
  await waitUntil(() => there.tallies[statementId]?.agree === 1);
  await stage.vote(voter, statementId, 'disagree');
  await waitUntil(() => there.tallies[statementId]?.disagree === 1);
  expect(there.tallies[statementId]).toEqual({ agree: 0, disagree: 1, pass: 0 });
});

it('someone removed on one node leaves the other within a second [DB24]', async () => {
  const member = await stage.inquiry.as('participant');
  const there = await joined(nodes.two, member);
  await nodes.one.queryable.query('UPDATE membership SET ended_at = now() WHERE id = $1', [
    member.membershipId,
  ]);
  const begun = performance.now();
  nodes.one.bell.ring({ about: 'access', id: member.personId });
  await waitUntil(() => there.gone.length === 1);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

it('an author on one node is told at once of what was judged on the other [DB36]', async () => {
  const plan = { ...aPlan([], { moderation: 'before' }), steps: [] };
  await stage.command(stage.facilitator, { type: 'plan', plan });
  const author = await stage.inquiry.as('participant');
  const there = await joined(nodes.two, author);
  const id = randomUUID();
  await stage.command(author, { type: 'add-statement', text: 'Joy is work.' }, { id });
  const judged = await stage.facilitator.put(`/api/debates/${stage.id}/waiting/${id}`, { decline: 'Why?' });
  expect(judged.status).toBe(204);
  await waitUntil(() => there.desks > 0);
});

it('what nobody was left to ring for is heard once it is sent again [DB10] [DB24]', async () => {
  const there = await joined(nodes.two, stage.facilitator);
  const ring = jest.spyOn(nodes.one.bell, 'ring').mockImplementation(() => undefined);
  const [id, command] = [randomUUID(), { type: 'freeze', frozen: true } as const];
  await stage.command(stage.facilitator, command, { id });
  ring.mockClear();
  expect((await stage.command(stage.facilitator, command, { id })).body.outcome).toBe('already-done');
  const again = { about: 'debate', id: stage.id, sequence: 2 } as const;
  expect(ring).toHaveBeenCalledWith(again);
  ring.mockRestore();
  nodes.one.bell.ring(again);
  await there.reached(2);
});
