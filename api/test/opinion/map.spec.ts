import type { MyRoomMap, Problem, RoomMap } from '@samepage/contracts';
import { waitUntil } from '@samepage/testing';
import { Agent } from '../agent';
import { twoNodes } from '../debates/second-node';
import { aStage, Phone, type Stage } from '../debates/stage';
import { testApi, type Member, type TestApi } from '../support';
import { aCrowd, aSecretiveDebate, fourSectors, votes, type Crowd, type Way } from './ground';

let api: TestApi;
beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

const see = async (who: Agent, { id }: { id: string }) =>
  (await who.get<MyRoomMap & Problem>(`/api/debates/${id}/map`)).body;

/** Of these nobody votes: while fewer than five have not, they could not be added later. */
const silent = 'Lived experience';

/** The first half of each sector agrees with what the other half does not. */
const camps =
  (statement: number): Way =>
  (sector, nth) =>
    sector === silent ? undefined : nth % 2 === statement % 2 ? 'agree' : 'disagree';

/** Two camps through all sectors, in twelve statements. */
async function twoCamps(stage: Stage): Promise<{ crowd: Crowd; statements: string[] }> {
  const crowd = await aCrowd(stage.api, stage.inquiry, {
    ...Object.fromEntries(fourSectors.map((name) => [name, 18])),
    [silent]: 6,
  });
  const statements: string[] = [];
  for (let nth = 0; nth < 12; nth++) {
    statements.push(await stage.say(stage.facilitator, `Statement number ${nth}.`));
    await votes(stage.api, crowd, statements[nth]!, camps(nth));
  }
  return { crowd, statements };
}

/** Votes as the first of the camps does. */
async function voteAlong(stage: Stage, who: Member, statements: readonly string[]): Promise<void> {
  for (const [nth, id] of statements.entries())
    await stage.vote(who, id, nth % 2 === 0 ? 'agree' : 'disagree');
}

describe('the map of a room', () => {
  it('shows two camps, what marks them, and each person their own place alone', async () => {
    const stage = await aStage(api);
    const { statements, crowd } = await twoCamps(stage);
    const who = await stage.inquiry.as('participant', 'Culture');
    await voteAlong(stage, who, statements);
    const map = await see(who, stage);
    expect(map.finding).toBe('groups');
    expect(map.groups).toHaveLength(2);
    expect(map.me?.group).not.toBeNull();
    expect(map.people!.from).toBeGreaterThanOrEqual(70);
    expect(
      map.groups.flatMap(({ marks }) => marks).every(({ text }) => /^Statement number/.test(text!)),
    ).toBe(true);
    expect((await see(stage.facilitator, stage)).me).toBeNull();
    const said = JSON.stringify(map);
    for (const { id } of crowd.people) expect(said).not.toContain(id);
    expect(said).not.toContain(who.membershipId);
  });

  it('has no words that were taken back', async () => {
    const stage = await aStage(api);
    await twoCamps(stage);
    await see(stage.facilitator, stage);
    await stage.facilitator.post(`/api/debates/${stage.id}/withdrawals/${stage.facilitator.membershipId}`);
    const map = await see(stage.facilitator, stage);
    expect(map.groups.flatMap(({ marks }) => marks).length).toBeGreaterThan(0);
    expect(JSON.stringify(map)).not.toContain('Statement number');
  });

  it('says when there is too little to tell, and nothing of results that are not revealed', async () => {
    const small = await aStage(api);
    expect(await see(small.facilitator, small)).toMatchObject({
      finding: 'few-people',
      groups: [],
      people: null,
    });
    const secretive = await aSecretiveDebate(api);
    await twoCamps(secretive);
    const hidden = await see(secretive.facilitator, secretive);
    expect(hidden).toMatchObject({ finding: 'waiting', people: null, statements: 0, groups: [], at: null });
    const { status } = await secretive.facilitator.post(`/api/debates/${secretive.id}/map/freeze`);
    expect(status).toBe(409);
  });

  it('is held still by a facilitator, and goes on', async () => {
    const stage = await aStage(api);
    const { crowd, statements } = await twoCamps(stage);
    const path = `/api/debates/${stage.id}/map`;
    expect((await (await stage.inquiry.as('participant')).post<Problem>(`${path}/freeze`)).body.code).toBe(
      'not_allowed',
    );
    const { body: held } = await stage.facilitator.post<MyRoomMap>(`${path}/freeze`);
    expect(held.frozenAt).not.toBeNull();
    for (const id of statements)
      await votes(api, crowd, id, (sector, nth) => (sector !== silent && nth < 9 ? 'pass' : undefined));
    expect(await see(stage.facilitator, stage)).toEqual(held);
    const { body: free } = await stage.facilitator.post<MyRoomMap>(`${path}/unfreeze`);
    expect(free.frozenAt).toBeNull();
    expect(free.at).not.toBe(held.at);
  });

  it('[DB53] comes to everyone in the debate while they vote', async () => {
    const stage = await aStage(api);
    const { statements } = await twoCamps(stage);
    const who = await stage.inquiry.as('participant', 'Culture');
    const phone = Phone.of(api, who);
    const maps: (RoomMap & { debateId: string })[] = [];
    phone.socket.on('debate.map', (map) => maps.push(map));
    try {
      await phone.join(stage.id);
      await voteAlong(stage, who, statements);
      await waitUntil(() => maps.some(({ finding }) => finding === 'groups'), { what: 'a map with groups' });
      expect(maps.at(-1)!.debateId).toBe(stage.id);
      expect(Object.keys(maps.at(-1)!)).not.toContain('me');
    } finally {
      await phone.close();
    }
  });
});

it('is the same on two servers, whichever drew it', async () => {
  const nodes = await twoNodes();
  try {
    const stage = await aStage(nodes.one);
    const { crowd, statements } = await twoCamps(stage);
    const there = new Agent(nodes.two.url, stage.facilitator.token);
    expect(await see(there, stage)).toEqual(await see(stage.facilitator, stage));
    for (const id of statements.slice(0, 6))
      await votes(nodes.one, crowd, id, (sector, nth) => (sector !== silent && nth < 9 ? 'pass' : undefined));
    const [one, other] = await Promise.all([see(stage.facilitator, stage), see(there, stage)]);
    expect(one.groups.map(({ name }) => name)).toEqual(other.groups.map(({ name }) => name));
    const settled = async () => {
      const pair = [await see(there, stage), await see(stage.facilitator, stage)];
      return JSON.stringify(pair[0]) === JSON.stringify(pair[1]);
    };
    await waitUntil(settled, { what: 'both show the same' });
  } finally {
    await nodes.close();
  }
});
