import type { Inquiry, JoinPlace, MyPlace, Place, PlacesHeard, Problem } from '@samepage/contracts';
import { join } from '../joining';
import { testApi, type Agent, type Answer, type Member, type TestApi, type TestInquiry } from '../support';
import { aDebate, aStatement } from '../thread';
import { samePage } from './ground';

let api: TestApi;
let inquiry: TestInquiry;
beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (inquiry = await api.newInquiry()));
afterAll(() => api.close());

const districts = ['High Peak', 'Amber Valley', 'Derby'];

async function listed(): Promise<Place[]> {
  return (await api.stranger().get<Inquiry>(`/api/inquiries/${inquiry.slug}`)).body.places;
}

/** Sets the list to these, a string being a place that is new. */
async function set(places: (string | Place)[], from?: Place[]): Promise<Answer<Place[] & Problem>> {
  const artist = await inquiry.as('artist');
  const list = places.map((place) => (typeof place === 'string' ? { id: null, name: place } : place));
  return artist.put(`/api/inquiries/${inquiry.id}/places`, { places: list, from: from ?? (await listed()) });
}

async function districtsOf(): Promise<[Place, Place, Place]> {
  const { status, body } = await set(districts);
  expect(status).toBe(200);
  return body as unknown as [Place, Place, Place];
}

async function mine(who: Agent): Promise<string | null> {
  const { body } = await who.get<MyPlace>(`/api/inquiries/${inquiry.id}/my-place`);
  return body.places.find(({ id }) => id === body.placeId)?.name ?? null;
}

const say = (who: Agent, placeId: string | null) =>
  who.put<Problem>(`/api/inquiries/${inquiry.id}/my-place`, { placeId });

describe('where people say they are', () => {
  it('is not asked until the artist or a facilitator has made a list', async () => {
    const look = async () =>
      (await api.stranger().get<JoinPlace>(`/api/join/${inquiry.joinCode}`)).body.places;
    expect(await look()).toEqual([]);
    const places = await districtsOf();
    expect(places.map(({ name }) => name)).toEqual(districts);
    expect(await look()).toEqual(places);
    const seen = await api.stranger().get<Inquiry>(`/api/inquiries/${inquiry.slug}`);
    expect(seen.body.places).toEqual(places);
  });

  it('is said when joining, changed, and taken back', async () => {
    const [peak, valley] = await districtsOf();
    const guest = api.stranger();
    const body = { name: 'Robin', sectorId: inquiry.sector('Culture').id, placeId: peak.id };
    expect((await guest.post(`/api/join/${inquiry.joinCode}`, body)).status).toBe(200);
    expect(await mine(guest)).toBe('High Peak');
    // Joining again changes nothing.
    await guest.post(`/api/join/${inquiry.joinCode}`, { ...body, placeId: valley.id });
    expect(await mine(guest)).toBe('High Peak');
    expect((await say(guest, valley.id)).status).toBe(204);
    expect(await mine(guest)).toBe('Amber Valley');
    expect((await say(guest, null)).status).toBe(204);
    expect(await mine(guest)).toBeNull();
  });

  it('is none where one would rather not say', async () => {
    await districtsOf();
    const guest = api.stranger();
    await join(inquiry, guest);
    expect(await mine(guest)).toBeNull();
  });

  it('is refused where it is not in the list, and nobody has joined then', async () => {
    const [elsewhere] = await districtsOf();
    inquiry = await api.newInquiry();
    const guest = api.stranger();
    const sectorId = inquiry.sector('Culture').id;
    const answer = await guest.post<Problem>(`/api/join/${inquiry.joinCode}`, {
      name: 'Robin',
      sectorId,
      placeId: elsewhere.id,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.problems?.map(({ path }) => path)).toEqual(['placeId']);
    expect((await guest.get(`/api/inquiries/${inquiry.id}/my-place`)).status).toBe(401);
    const member = await inquiry.as('participant');
    expect((await say(member, elsewhere.id)).body.code).toBe('invalid_input');
  });

  it('stays when the list changes around it and when its place is called otherwise, and is gone with its place', async () => {
    const [peak, valley] = await districtsOf();
    const [one, other] = [await inquiry.as('participant'), await inquiry.as('participant')];
    await say(one, peak.id);
    await say(other, valley.id);
    const { body } = await set(['Bolsover', { ...peak, name: 'The High Peak' }]);
    expect(body.map(({ name }) => name)).toEqual(['Bolsover', 'The High Peak']);
    expect([await mine(one), await mine(other)]).toEqual(['The High Peak', null]);
  });

  it('is in a list whose names can be exchanged, and that is made once however often it is sent', async () => {
    const [peak, valley, derby] = await districtsOf();
    const swapped = [{ ...peak, name: valley.name }, { ...valley, name: peak.name }, derby];
    expect((await set(swapped)).body).toEqual(swapped);
    const from = await listed();
    const more = [...swapped, 'Bolsover'];
    const first = await set(more, from);
    expect(await set(more, from)).toMatchObject({ status: 200, body: first.body });
  });

  it('is in a list that is never written over unseen', async () => {
    const before = await districtsOf();
    await set([...before, 'Bolsover']);
    const { status, body } = await set([...before, 'Erewash'], before);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'conflict' });
    expect((await listed()).map(({ name }) => name)).toEqual([...districts, 'Bolsover']);
    const now = await listed();
    const both = await Promise.all([set(['Derby'], now), set(['Erewash'], now)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await listed()).toHaveLength(1);
  });

  it.each([
    ['the same place twice', ['Derby', 'derby\u200b'], 'places.1.name'],
    ['a place without a name', ['Derby', ' \u200b'], 'places.1.name'],
    ['more places than fit', Array.from({ length: 61 }, (_, index) => `Place ${index}`), 'places'],
  ])('is no list with %s', async (_, places, path) => {
    await districtsOf();
    const { status, body } = await set(places);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' });
    expect(body.problems?.map((problem) => problem.path)).toEqual([path]);
    expect((await listed()).map(({ name }) => name)).toEqual(districts);
  });

  it('takes no place of another inquiry into the list', async () => {
    const [peak] = await districtsOf();
    const member = await inquiry.as('participant');
    await say(member, peak.id);
    const home = inquiry;
    inquiry = await api.newInquiry();
    const { body } = await set([{ ...peak, name: 'Taken' }]);
    expect(body[0]).toMatchObject({ name: 'Taken' });
    expect(body[0]!.id).not.toBe(peak.id);
    inquiry = home;
    expect(await mine(member)).toBe('High Peak');
  });

  it('fails nobody who says it, or joins with it, while its place goes and comes', async () => {
    const statuses: number[] = [];
    const people = await Promise.all(Array.from({ length: 6 }, () => inquiry.as('participant')));
    const sectorId = inquiry.sector('Culture').id;
    let [place] = await districtsOf();
    const over = new AbortController();
    const changing = (async () => {
      for (let round = 0; round < 12; round++) {
        await set([]);
        [place] = (await set(districts)).body as unknown as [Place];
      }
      over.abort();
    })();
    const saying = people.map(async (who) => {
      while (!over.signal.aborted) statuses.push((await say(who, place.id)).status);
    });
    const joining = (async () => {
      while (!over.signal.aborted) {
        const body = { name: 'Robin', sectorId, placeId: place.id };
        statuses.push((await api.stranger().post(`/api/join/${inquiry.joinCode}`, body)).status);
      }
    })();
    await Promise.all([changing, joining, ...saying]);
    expect(statuses.filter((each) => ![200, 204, 400].includes(each))).toEqual([]);
    expect(statuses).toEqual(expect.arrayContaining([200, 204]));
    const { rows } = await api.queryable.query<{ count: number }>(
      `SELECT count(*)::integer FROM membership WHERE inquiry_id = $1 AND name = 'Robin'`,
      [inquiry.id],
    );
    expect(rows[0]!.count).toBe(statuses.filter((each) => each === 200).length);
  }, 30_000);

  it('goes along when a guest signs in, unless the account has said another', async () => {
    const [peak, valley] = await districtsOf();
    const member = await inquiry.as('participant');
    const guest = api.stranger();
    await join(inquiry, guest);
    await say(guest, peak.id);
    await api.signIn(member.email, guest);
    expect(await mine(guest)).toBe('High Peak');
    await say(guest, valley.id);
    const again = api.stranger();
    await join(inquiry, again);
    await say(again, peak.id);
    await api.signIn(member.email, again);
    expect(await mine(again)).toBe('Amber Valley');
  });

  it('that an account took back does not come again with a guest', async () => {
    const [peak] = await districtsOf();
    const member = await inquiry.as('participant');
    await say(member, peak.id);
    await say(member, null);
    const guest = api.stranger();
    await join(inquiry, guest);
    await say(guest, peak.id);
    await api.signIn(member.email, guest);
    expect(await mine(guest)).toBeNull();
  });
});

describe('which places have been heard from', () => {
  /** So many people of a place who join and say something, or only join. */
  async function arrive(place: Place | null, count: number, { speak = true } = {}): Promise<Member[]> {
    const people: Member[] = [];
    for (let each = 0; each < count; each++) {
      const member = await inquiry.as('participant');
      if (place) await say(member, place.id);
      if (speak) await aStatement(api, debate, member, 'Joy is work.');
      people.push(member);
    }
    return people;
  }
  const told = async (): Promise<PlacesHeard | null> =>
    (await samePage(await inquiry.as('commissioner'), inquiry)).places;
  const words = async () =>
    Object.fromEntries((await told())!.places.map(({ place, heard }) => [place.name, heard]));
  let debate: { id: string };
  beforeEach(async () => void (debate = await aDebate(api, inquiry)));

  it('is not told where nobody is asked', async () => expect(await told()).toBeNull());

  it('is told in three words, of those who spoke and said where they are', async () => {
    const [peak, valley, derby] = await districtsOf();
    expect(await told()).toMatchObject({ said: 'few', at: null, places: [{ heard: null }, {}, {}] });
    await arrive(peak, 20);
    await arrive(valley, 5);
    await arrive(derby, 4);
    await arrive(derby, 3, { speak: false });
    await arrive(null, 3);
    expect(await told()).toEqual({
      said: 'many',
      at: expect.stringMatching(/^20\d\d-/),
      places: [
        { place: peak, heard: 'many' },
        { place: valley, heard: 'some' },
        { place: derby, heard: 'few' },
      ],
    });
  }, 30_000);

  it('changes with no single person, whether they speak, say another place, or the list changes', async () => {
    const [peak, valley, derby] = await districtsOf();
    await arrive(peak, 5);
    await arrive(valley, 4);
    const before = { 'High Peak': 'some', 'Amber Valley': 'few', Derby: 'few' };
    expect(await words()).toEqual(before);
    await arrive(valley, 1);
    expect(await words()).toEqual(before);
    await set([peak, valley, derby, 'Bolsover']);
    expect(await words()).toEqual({ ...before, Bolsover: null });
    await arrive(valley, 4);
    expect(await words()).toEqual({ ...before, 'Amber Valley': 'some', Bolsover: 'few' });
  }, 30_000);

  it('is brought about by nobody twice: neither by taking places back nor by taking them off the list', async () => {
    const [peak, valley, derby] = await districtsOf();
    await arrive(peak, 3);
    const puppets = await arrive(derby, 9);
    expect(await words()).toMatchObject({ 'High Peak': 'few', Derby: 'some' });
    await arrive(peak, 2);
    for (const placeId of [null, valley.id, derby.id]) {
      for (const puppet of puppets) await say(puppet, placeId);
      expect(await words()).toMatchObject({ 'High Peak': 'few', Derby: 'some' });
    }
    await set([peak, valley]);
    expect(await words()).toEqual({ 'High Peak': 'few', 'Amber Valley': 'few' });
    await arrive(peak, 3);
    expect(await words()).toEqual({ 'High Peak': 'some', 'Amber Valley': 'few' });
  }, 30_000);

  it('is told the same to two who ask in the same instant', async () => {
    const [peak] = await districtsOf();
    await arrive(peak, 6);
    const both = await Promise.all([told(), told()]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]?.places[0]?.heard).toBe('some');
  });
});
