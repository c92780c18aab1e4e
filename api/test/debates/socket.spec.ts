import type { CommandResult } from '@samepage/contracts';
import { waitUntil } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let participant: Member;
const phones: Phone[] = [];

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  participant = await stage.inquiry.as('participant', 'Culture', 'Robin');
});
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => api.close());

function phoneOf(who: { token: string }, options = {}): Phone {
  const phone = Phone.of(api, who, options);
  phones.push(phone);
  return phone;
}

async function joined(who: { token: string }, options = {}): Promise<Phone> {
  const phone = phoneOf(who, options);
  await phone.join(stage.id);
  return phone;
}

const say = (text: string) => ({
  debateId: stage.id,
  id: randomUUID(),
  command: { type: 'add-statement' as const, text },
});

describe('joining', () => {
  it('answers with everything a newcomer needs, as the REST address does [DB2]', async () => {
    const statementId = await stage.say(participant, 'Joy is work.');
    await stage.vote(participant, statementId, 'agree');
    const snapshot = await phoneOf(participant).join(stage.id);
    const { now: _, ...seen } = await stage.snapshot(participant);
    expect(snapshot).toMatchObject(seen);
    expect(snapshot.voices[participant.membershipId]).toEqual({
      name: 'Robin',
      sector: stage.inquiry.sector('Culture'),
    });
    expect(Math.abs(Date.parse(snapshot.now) - Date.now())).toBeLessThan(60_000);
  });

  it('is refused to a stranger, who is asked to sign in, and to someone from elsewhere [DB12]', async () => {
    const stranger = phoneOf({ token: 'nobody' });
    expect(await stranger.refusal('debate.join', { debateId: stage.id })).toBe('sign_in_needed');
    const outsider = phoneOf(await (await api.newInquiry()).as('facilitator'));
    expect(await outsider.refusal('debate.join', { debateId: stage.id })).toBe('not_found');
    expect(await outsider.refusal('debate.join', { debateId: randomUUID() })).toBe('not_found');
  });

  it('works with the cookie of a browser as with a token [DB3]', async () => {
    const { joinCode } = await stage.snapshot();
    const browser = api.stranger();
    const sectorId = stage.inquiry.sector('Health').id;
    expect((await browser.post(`/api/join/${joinCode}`, { name: 'Sam', sectorId })).status).toBe(200);
    const phone = new Phone(api.url, { extraHeaders: { cookie: browser.cookie } });
    phones.push(phone);
    const snapshot = await phone.join(stage.id);
    expect(snapshot.abilities).toContain('statement.vote');
    expect((await phone.do('debate.command', say('I am new here.'))).outcome).toBe('done');
  });
});

describe('events', () => {
  it('reach everyone in the room in order, whoever caused them and however [DB5]', async () => {
    const listeners = await Promise.all([
      joined(stage.facilitator),
      joined(participant),
      joined(participant),
    ]);
    const sending: Promise<unknown>[] = [];
    for (let index = 0; index < 12; index++) {
      const text = `Statement ${index}`;
      sending.push(
        index % 2 ? stage.say(participant, text) : listeners[index % 3]!.do('debate.command', say(text)),
      );
    }
    await Promise.all(sending);
    await stage.command(stage.facilitator, { type: 'close' });
    const { state } = await stage.snapshot();
    for (const phone of listeners) {
      await phone.reached(state.version);
      expect(phone.state).toEqual(state);
      expect(phone.heard.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 13 }, (_, index) => index + 2),
      );
    }
  });

  it('missed by a phone that slept are asked for after what it holds [DB7]', async () => {
    const phone = await joined(participant);
    const held = phone.state.version;
    phone.socket.disconnect();
    for (const text of ['One', 'Two', 'Three']) await stage.say(stage.facilitator, text);
    phone.socket.connect();
    const { events, voices } = await phone.do('debate.since', { debateId: stage.id, after: held });
    expect(events.map(({ sequence }) => sequence)).toEqual([held + 1, held + 2, held + 3]);
    expect(Object.keys(voices)).toEqual([stage.facilitator.membershipId]);
  });

  it('never fall between the snapshot and the first event, join as often as you like [DB4]', async () => {
    const writing = (async () => {
      for (let index = 0; index < 15; index++) await stage.say(stage.facilitator, `Statement ${index}`);
    })();
    const late: Phone[] = [];
    for (let index = 0; index < 8; index++) late.push(await joined(participant));
    await writing;
    const { state } = await stage.snapshot();
    for (const phone of late) {
      await phone.reached(state.version);
      expect(phone.state).toEqual(state);
    }
  });

  it('stop when one leaves [DB3]', async () => {
    const [leaver, stayer] = [await joined(participant), await joined(stage.facilitator)];
    await leaver.do('debate.leave', { debateId: stage.id });
    await stage.say(participant, 'Said after.');
    await stayer.reached(2);
    // Its own next answer comes after anything that was sent to it before.
    await leaver.do('debate.since', { debateId: stage.id, after: 0 });
    expect(leaver.heard).toEqual([]);
  });
});

describe('commands and votes on the socket', () => {
  it('are those of REST: done once, refused with a reason, refused by role [DB10]', async () => {
    const phone = await joined(participant);
    const sent = say('Joy is work.');
    expect((await phone.do('debate.command', sent)).outcome).toBe('done');
    expect((await phone.do('debate.command', sent)).outcome).toBe('already-done');
    const again: CommandResult = await phone.do('debate.command', say('joy is work'));
    expect(again).toMatchObject({ outcome: 'refused', reason: 'statement_already_there' });
    const close = { debateId: stage.id, id: randomUUID(), command: { type: 'close' } };
    expect(await phone.refusal('debate.command', close)).toBe('not_allowed');
  });

  it('count the last of two quick choices [DB17]', async () => {
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const phone = await joined(participant);
    const vote = (choice: 'agree' | 'disagree') =>
      phone.do('debate.vote', { debateId: stage.id, statementId, choice });
    await Promise.all([vote('agree'), vote('disagree'), vote('agree'), vote('disagree')]);
    expect((await stage.snapshot(participant)).me.votes[statementId]).toBe('disagree');
  });

  it('take no vote of a commissioner [DB12]', async () => {
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const phone = await joined(await stage.inquiry.as('commissioner'));
    const vote = { debateId: stage.id, statementId, choice: 'agree' };
    expect(await phone.refusal('debate.vote', vote)).toBe('not_allowed');
  });
});

describe('tallies', () => {
  it('reach every screen, batched, and end as the votes stand [DB20]', async () => {
    const [one, two] = [await stage.say(participant, 'One'), await stage.say(participant, 'Two')];
    const screen = await joined(stage.facilitator);
    const voters = await Promise.all(Array.from({ length: 10 }, () => stage.inquiry.as('participant')));
    const begun = performance.now();
    await Promise.all(voters.map((voter) => stage.vote(voter, one, 'agree')));
    await waitUntil(() => screen.tallies[one]?.agree === 10);
    const seconds = (performance.now() - begun) / 1000;
    expect(screen.tallyMessages).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
    expect(screen.tallies[two]).toBeUndefined();
    await stage.vote(voters[0]!, one, 'pass');
    await waitUntil(() => screen.tallies[one]?.pass === 1);
    expect(screen.tallies).toEqual((await stage.snapshot()).standings.tallies);
  });
});

it('says how many people are here when it changes, and of which sectors [DB22]', async () => {
  const first = await joined(participant);
  const second = await joined(stage.facilitator);
  await waitUntil(() => first.here?.here === 2);
  expect(first.here?.sectors).toEqual([
    { sector: stage.inquiry.sector('Health'), here: 1 },
    { sector: stage.inquiry.sector('Culture'), here: 1 },
  ]);
  await second.close();
  await waitUntil(() => first.here?.here === 1);
});

it('carries a whole debate on long polling alone [DB9]', async () => {
  const polling = { transports: ['polling'], upgrade: false };
  const [voter, runner] = [await joined(participant, polling), await joined(stage.facilitator, polling)];
  await voter.do('debate.command', say('Joy is work.'));
  await runner.reached(2);
  const [statement] = runner.state.statements;
  await voter.do('debate.vote', { debateId: stage.id, statementId: statement!.id, choice: 'agree' });
  await waitUntil(() => runner.tallies[statement!.id]?.agree === 1);
  await runner.do('debate.command', { debateId: stage.id, id: randomUUID(), command: { type: 'close' } });
  await voter.reached(3);
  expect(voter.state.phase).toBe('closed');
  expect(voter.socket.io.engine.transport.name).toBe('polling');
});
