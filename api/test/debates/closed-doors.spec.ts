import type { DebateEvents } from '@samepage/contracts';
import { usualSettings } from '@samepage/debate';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi } from '../support';
import { aPlan, aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (stage = await aStage(api)));
afterAll(() => api.close());

const at = (what: string) => `/api/debates/${stage.id}/${what}`;

const silencing = ['lower-hand', 'mute', 'remove'] as const;
it.each(silencing)('sends words to be read out to nobody any more after %s [DB37]', async (type) => {
  const speaker = await stage.inquiry.as('participant');
  await stage.command(speaker, { type: 'raise-hand', kind: 'read-out', text: 'zebra' });
  const [hand] = (await stage.snapshot()).state.hands;
  expect(hand?.text).toBe('zebra');
  const [membershipId, reader] = [speaker.membershipId, await stage.inquiry.as('participant')];
  const commands = {
    'lower-hand': { type: 'lower-hand', handId: hand!.id },
    mute: { type: 'mute', membershipId, muted: true },
    remove: { type: 'remove', membershipId, removed: true },
  } as const;
  await stage.command(stage.facilitator, commands[type]);
  const { events } = (await reader.get<DebateEvents>(at('events?after=0'))).body;
  expect(events.map(({ type }) => type)).toContain('hand-raised');
  for (const what of ['events?after=0', 'replay', 'debate.json'])
    expect(JSON.stringify((await reader.get(at(what))).body)).not.toContain('zebra');
});

it('sends on words to be read out while their hand is up, and once they were called [DB37]', async () => {
  const speaker = await stage.inquiry.as('participant');
  await stage.command(speaker, { type: 'raise-hand', kind: 'read-out', text: 'zebra' });
  const log = async () => JSON.stringify((await speaker.get(at('events?after=0'))).body);
  expect(await log()).toContain('zebra');
  const [hand] = (await stage.snapshot()).state.hands;
  await stage.command(stage.facilitator, { type: 'call', handId: hand!.id });
  await stage.command(stage.facilitator, {
    ...{ type: 'mute', muted: true },
    membershipId: speaker.membershipId,
  });
  expect(await log()).toContain('zebra');
});

it('keeps who comes to a locked room from what is in it, and from saying anything [DB39]', async () => {
  await stage.command(stage.facilitator, { type: 'lock', locked: true });
  const outside = await stage.inquiry.as('participant');
  for (const what of ['replay', 'minutes.md', 'debate.json', 'statements.csv', 'swing'])
    expect((await outside.get(at(what))).status).toBe(409);
  const said = await stage.command(outside, { type: 'add-statement', text: 'Let me in.' });
  expect(said.status).toBe(409);
  expect((await stage.snapshot()).state.statements).toEqual([]);
  expect((await stage.facilitator.get(at('replay'))).status).toBe(200);
});

it('counts no vote of who comes to a locked room or was removed, by REST or socket [DB38] [DB39]', async () => {
  const motion = await aStage(api, 'lobby', stage.inquiry);
  await motion.command(motion.facilitator, { type: 'plan', plan: aPlan(['opening-vote']) });
  await motion.command(motion.facilitator, { type: 'open' });
  const statementId = await stage.say(stage.facilitator, 'Joy is work.');
  const [inside, outside, removed] = await Promise.all([0, 1, 2].map(() => stage.inquiry.as('participant')));
  const phone = Phone.of(api, inside!);
  for (const { id } of [stage, motion]) await phone.join(id);
  const { membershipId } = removed!;
  for (const one of [stage, motion]) {
    const { id, facilitator } = one;
    await one.command(facilitator, { type: 'remove', membershipId, removed: true });
    await one.command(facilitator, { type: 'lock', locked: true });
    const reasons = async (who: Member) => {
      const bySocket = Phone.of(api, who);
      const asked =
        id === stage.id
          ? [
              (await stage.vote(who, statementId, 'agree')).body,
              await bySocket.do('debate.vote', { debateId: id, statementId, choice: 'agree' }),
            ]
          : [
              (await motion.stand(who, 'opening', 'for')).body,
              await bySocket.do('debate.stand', { debateId: id, moment: 'opening', choice: 'for' }),
            ];
      await bySocket.close();
      return asked.map(({ reason }) => reason);
    };
    expect(await reasons(outside!)).toEqual(['room_locked', 'room_locked']);
    expect(await reasons(removed!)).toEqual(['you_were_removed', 'you_were_removed']);
    expect(await reasons(inside!)).toEqual([null, null]);
    expect(await reasons(facilitator)).toEqual([null, null]);
  }
  expect((await stage.snapshot()).standings.counts).toEqual({ [statementId]: 2 });
  expect((await motion.snapshot()).standings.opening.voted).toBe(2);
  await phone.close();
});

it('takes no vote on the motion once that vote is revealed [DB35]', async () => {
  const steps = [
    { id: randomUUID(), kind: 'opening-vote' as const, title: 'Vote', words: '', seconds: null },
  ];
  const plan = { motion: 'Joy is work.', steps, settings: usualSettings };
  const other = await aStage(api, 'lobby', stage.inquiry);
  await other.command(other.facilitator, { type: 'plan', plan });
  await other.command(other.facilitator, { type: 'open' });
  const voter = await stage.inquiry.as('participant');
  const stand = `/api/debates/${other.id}/stands/opening`;
  expect((await voter.put(stand, { choice: 'for' })).body).toMatchObject({ outcome: 'counted' });
  await other.command(other.facilitator, { type: 'reveal', what: 'opening', shown: true });
  expect((await voter.put(stand, { choice: 'against' })).body).toMatchObject({ outcome: 'refused' });
  expect((await other.snapshot()).standings.opening.tally).toEqual({ for: 1, against: 0, unsure: 0 });
});

it('makes no event of taking back nothing', async () => {
  const silent = await stage.inquiry.as('participant');
  const before = (await stage.snapshot()).state.version;
  expect((await silent.post(at('withdrawal'))).status).toBe(204);
  expect((await stage.snapshot()).state.version).toBe(before);
});
