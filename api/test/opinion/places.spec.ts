import type { Inquiry, JoinPlace, MyPlace, Place, PlacesHeard, Problem } from '@samepage/contracts';
import { join } from '../joining';
import { testApi, type Agent, type TestApi, type TestInquiry } from '../support';
import { aDebate, aStatement } from '../thread';
import { samePage } from './ground';

let api: TestApi;
let inquiry: TestInquiry;
beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (inquiry = await api.newInquiry()));
afterAll(() => api.close());

const districts = ['High Peak', 'Amber Valley', 'Derby'];

async function set(places: string[]): Promise<Place[]> {
  const artist = await inquiry.as('artist');
  const { status, body } = await artist.put<Place[]>(`/api/inquiries/${inquiry.id}/places`, { places });
  expect(status).toBe(200);
  return body;
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
    const places = await set(districts);
    expect(places.map(({ name }) => name)).toEqual(districts);
    expect(await look()).toEqual(places);
    const seen = await api.stranger().get<Inquiry>(`/api/inquiries/${inquiry.slug}`);
    expect(seen.body.places).toEqual(places);
  });

  it('is said when joining, changed, and taken back', async () => {
    const [peak, valley] = await set(districts);
    const guest = api.stranger();
    const body = { name: 'Robin', sectorId: inquiry.sector('Culture').id, placeId: peak!.id };
    expect((await guest.post(`/api/join/${inquiry.joinCode}`, body)).status).toBe(200);
    expect(await mine(guest)).toBe('High Peak');
    // Joining again changes nothing.
    await guest.post(`/api/join/${inquiry.joinCode}`, { ...body, placeId: valley!.id });
    expect(await mine(guest)).toBe('High Peak');
    expect((await say(guest, valley!.id)).status).toBe(204);
    expect(await mine(guest)).toBe('Amber Valley');
    expect((await say(guest, null)).status).toBe(204);
    expect(await mine(guest)).toBeNull();
  });

  it('is none where one would rather not say', async () => {
    await set(districts);
    const guest = api.stranger();
    await join(inquiry, guest);
    expect(await mine(guest)).toBeNull();
  });

  it('is refused where it is not in the list, and nobody has joined then', async () => {
    const [elsewhere] = await set(districts);
    inquiry = await api.newInquiry();
    const guest = api.stranger();
    const sectorId = inquiry.sector('Culture').id;
    const answer = await guest.post<Problem>(`/api/join/${inquiry.joinCode}`, {
      name: 'Robin',
      sectorId,
      placeId: elsewhere!.id,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.problems?.map(({ path }) => path)).toEqual(['placeId']);
    expect((await guest.get(`/api/inquiries/${inquiry.id}/my-place`)).status).toBe(401);
    const member = await inquiry.as('participant');
    expect((await say(member, elsewhere!.id)).body.code).toBe('invalid_input');
  });

  it('stays when the list changes around it, and is gone with its place', async () => {
    const [peak, valley] = await set(districts);
    const [one, other] = [await inquiry.as('participant'), await inquiry.as('participant')];
    await say(one, peak!.id);
    await say(other, valley!.id);
    const now = await set(['Bolsover', 'High Peak']);
    expect(now.map(({ name }) => name)).toEqual(['Bolsover', 'High Peak']);
    expect(now[1]!.id).toBe(peak!.id);
    expect([await mine(one), await mine(other)]).toEqual(['High Peak', null]);
  });

  it.each([
    ['the same place twice', ['Derby', 'derby']],
    ['a place without a name', ['Derby', '  ']],
    ['more places than fit', Array.from({ length: 61 }, (_, index) => `Place ${index}`)],
  ])('is no list with %s', async (_, places) => {
    await set(districts);
    const facilitator = await inquiry.as('facilitator');
    const { status, body } = await facilitator.put<Problem>(`/api/inquiries/${inquiry.id}/places`, {
      places,
    });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' });
    const { body: still } = await api.stranger().get<Inquiry>(`/api/inquiries/${inquiry.slug}`);
    expect(still.places.map(({ name }) => name)).toEqual(districts);
  });

  it('of two lists set in the same instant, one stands whole', async () => {
    const lists = [
      ['Erewash', 'Derby', 'Bolsover'],
      ['Derby', 'High Peak'],
    ];
    await Promise.all(lists.map(set));
    const { body } = await api.stranger().get<Inquiry>(`/api/inquiries/${inquiry.slug}`);
    expect(lists).toContainEqual(body.places.map(({ name }) => name));
  });

  it('goes along when a guest signs in, unless the account has said another', async () => {
    const [peak, valley] = await set(districts);
    const member = await inquiry.as('participant');
    const guest = api.stranger();
    await join(inquiry, guest);
    await say(guest, peak!.id);
    await api.signIn(member.email, guest);
    expect(await mine(guest)).toBe('High Peak');
    await say(guest, valley!.id);
    const again = api.stranger();
    await join(inquiry, again);
    await say(again, peak!.id);
    await api.signIn(member.email, again);
    expect(await mine(again)).toBe('Amber Valley');
  });
});

describe('which places have been heard from', () => {
  /** So many people of a place who join and say something, or only join. */
  async function arrive(place: Place | null, count: number, { speak = true } = {}): Promise<void> {
    for (let each = 0; each < count; each++) {
      const member = await inquiry.as('participant');
      if (place) await say(member, place.id);
      if (speak) await aStatement(api, debate, member, 'Joy is work.');
    }
  }
  const told = async (): Promise<PlacesHeard | null> =>
    (await samePage(await inquiry.as('commissioner'), inquiry)).missing.places;
  const words = async () => {
    const now = await told();
    return now && [now.said, ...now.places.map(({ heard }) => heard)];
  };
  let debate: { id: string };
  beforeEach(async () => void (debate = await aDebate(api, inquiry)));

  it('is not told where nobody is asked', async () => expect(await told()).toBeNull());

  it('is told in three words, of those who spoke and said where they are', async () => {
    const [peak, valley, derby] = await set(districts);
    await arrive(peak!, 20);
    await arrive(valley!, 5);
    await arrive(derby!, 4);
    await arrive(derby!, 3, { speak: false });
    await arrive(null, 3);
    expect(await told()).toEqual({
      said: 'many',
      places: [
        { place: peak, heard: 'many' },
        { place: valley, heard: 'some' },
        { place: derby, heard: 'few' },
      ],
    });
  });

  it('changes with no single person, whether they speak, say another place, or the list changes', async () => {
    const [peak, valley] = await set(districts);
    await arrive(peak!, 5);
    await arrive(valley!, 4);
    expect(await words()).toEqual(['some', 'some', 'few', 'few']);
    await arrive(valley!, 1);
    expect(await words()).toEqual(['some', 'some', 'few', 'few']);
    await set(['High Peak', 'Amber Valley']);
    expect(await words()).toEqual(['some', 'some', 'few']);
    await arrive(valley!, 4);
    expect(await words()).toEqual(['some', 'some', 'some']);
  }, 30_000);

  it('is told the same to two who ask in the same instant', async () => {
    const [peak] = await set(districts);
    await arrive(peak!, 6);
    const both = await Promise.all([told(), told()]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]?.places[0]?.heard).toBe('some');
  });
});
