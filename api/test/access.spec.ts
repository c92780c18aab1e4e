import type { Role } from '@samepage/contracts';
import { Agent, testApi, type Member, type TestApi, type TestInquiry } from './support';
import { aDebate, aStatement } from './thread';

let api: TestApi;
let inquiry: TestInquiry;
/** Who asks: every role, a guest, someone who belongs to another inquiry only, and nobody we know. */
let people: Record<Role | 'guest' | 'outsider' | 'stranger', Agent>;
let ids: Record<string, string>;

beforeAll(async () => {
  api = await testApi();
  inquiry = await api.newInquiry();
  const other = await api.newInquiry();
  const artist = await inquiry.as('artist');
  const guest = api.stranger();
  await guest.post(`/api/join/${inquiry.joinCode}`, {
    name: 'Robin',
    sectorId: inquiry.sector('Culture').id,
  });
  people = {
    artist,
    facilitator: await inquiry.as('facilitator'),
    participant: await inquiry.as('participant'),
    commissioner: await inquiry.as('commissioner'),
    guest,
    outsider: await other.as('facilitator'),
    stranger: api.stranger(),
  };
  ids = await prepare(artist);
});
afterAll(() => api.close());

/** One of everything, for the paths. */
async function prepare(artist: Member): Promise<Record<string, string>> {
  const at = `/api/inquiries/${inquiry.id}`;
  const provocation = (
    await artist.post<{ id: string }>(`${at}/provocations`, { title: 'One', words: 'Two' })
  ).body.id;
  const debate = (await aDebate(api, inquiry)).id;
  const statement = (await aStatement(api, { id: debate }, artist, 'Time is care.')).id;
  const draft = (await artist.post<{ id: string; documentId: string }>(`${at}/drafts`, { title: 'Ours' }))
    .body;
  return {
    inquiry: inquiry.id,
    slug: inquiry.slug,
    provocation,
    gathering: crypto.randomUUID(),
    debate,
    statement,
    draft: draft.id,
    document: draft.documentId,
  };
}

const gathering = {
  title: 'One',
  startsAt: '2026-12-08T14:00:00Z',
  endsAt: null,
  whereTo: '',
  agenda: '',
  from: 0,
};

type Who = keyof typeof people;
const everyone: readonly Who[] = [
  'artist',
  'facilitator',
  'participant',
  'commissioner',
  'guest',
  'outsider',
  'stranger',
];
const members: readonly Who[] = everyone.slice(0, 5);
const speakers: readonly Who[] = ['artist', 'facilitator', 'participant', 'guest'];

/** What each may do; bodies are as good as they need to be to get past the door. */
const table: readonly [string, string, object | undefined, readonly Who[]][] = [
  ['GET', 'inquiries', undefined, everyone],
  ['GET', 'inquiries/{slug}', undefined, everyone],
  ['GET', 'inquiries/{slug}/editions', undefined, everyone],
  ['GET', 'inquiries/{inquiry}/provocations', undefined, members],
  ['POST', 'inquiries/{inquiry}/provocations', { title: 'A', words: 'B' }, ['artist']],
  ['POST', 'inquiries/{inquiry}/images', {}, ['artist', 'facilitator']],
  ['GET', 'provocations/{provocation}', undefined, members],
  ['GET', 'provocations/{provocation}/responses', undefined, members],
  ['POST', 'provocations/{provocation}/responses', { words: 'Well.' }, speakers],
  ['GET', 'inquiries/{inquiry}/debates', undefined, members],
  ['POST', 'inquiries/{inquiry}/debates', { title: 'Whose?' }, ['facilitator']],
  ['GET', 'debates/{debate}', undefined, members],
  ['GET', 'debates/{debate}/events', undefined, members],
  ['PUT', 'debates/{debate}/statements/{statement}/vote', { choice: 'agree' }, speakers],
  ['PUT', 'debates/{debate}/stands/opening', { choice: 'for' }, speakers],
  ['POST', 'debates/{debate}/signals', {}, members],
  ['GET', 'debates/{debate}/desk', undefined, ['facilitator']],
  ['GET', 'debates/{debate}/swing', undefined, members],
  ['GET', 'debates/{debate}/moved', undefined, ['facilitator']],
  ['GET', 'debates/{debate}/open-votes', undefined, members],
  ['GET', 'debates/{debate}/open-stands', undefined, members],
  ['GET', 'debates/{debate}/replay', undefined, members],
  ['GET', 'debates/{debate}/minutes.md', undefined, members],
  ['GET', 'debates/{debate}/debate.json', undefined, members],
  ['GET', 'debates/{debate}/statements.csv', undefined, members],
  ['GET', 'debates/{debate}/polis/comments.csv', undefined, ['facilitator']],
  ['GET', 'debates/{debate}/polis/votes.csv', undefined, ['facilitator']],
  ['GET', 'debates/{debate}/polis/summary.csv', undefined, ['facilitator']],
  ['POST', 'debates/{debate}/mixes', { size: 4, isOnline: false }, ['facilitator']],
  ['POST', 'debates/{debate}/withdrawal', {}, members],
  ['GET', 'inquiries/{inquiry}/templates', undefined, ['facilitator']],
  ['PUT', 'inquiries/{inquiry}/support', { support: null }, ['artist', 'facilitator']],
  ['PUT', 'inquiries/{inquiry}/places', { places: [], from: [] }, ['artist', 'facilitator']],
  ['GET', 'inquiries/{inquiry}/gatherings', undefined, members],
  ['PUT', 'inquiries/{inquiry}/gatherings/{gathering}', gathering, ['artist', 'facilitator']],
  ['DELETE', 'inquiries/{inquiry}/gatherings/{gathering}', undefined, ['artist', 'facilitator']],
  ['GET', 'inquiries/{inquiry}/my-place', undefined, members],
  ['PUT', 'inquiries/{inquiry}/my-place', { placeId: null }, members],
  [
    'POST',
    'debates/{debate}/harvest',
    { id: crypto.randomUUID(), statementIds: [crypto.randomUUID()], draft: { title: 'A' } },
    ['facilitator'],
  ],
  ['GET', 'inquiries/{inquiry}/drafts', undefined, members],
  ['POST', 'inquiries/{inquiry}/drafts', { title: 'Ours' }, ['artist', 'facilitator']],
  ['GET', 'drafts/{draft}', undefined, members],
  ['POST', 'documents/{document}/ticket', {}, members],
  ['POST', 'drafts/{draft}/editions', { title: 'Ours' }, ['facilitator']],
];

const pathOf = (path: string) => `/api/${path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!)}`;

/** What those who may not are told: strangers to sign in, outsiders nothing, members that their role does not do. */
const refusal = (who: Who) => (who === 'stranger' ? 401 : who === 'outsider' ? 404 : 403);

describe.each(table)('%s %s', (method, path, body, allowed) => {
  it.each(everyone)('%s', async (who) => {
    const { status } = await people[who].ask(method, pathOf(path), body);
    if (allowed.includes(who)) expect([401, 403, 404]).not.toContain(status);
    else expect(status).toBe(refusal(who));
  });
});

describe('what is not there', () => {
  it('looks the same as what is closed, to someone from outside', async () => {
    const there = await people.outsider.get(`/api/drafts/${ids['draft']!}`);
    const nowhere = await people.outsider.get(`/api/drafts/${crypto.randomUUID()}`);
    expect(there).toMatchObject({ status: 404, body: nowhere.body as object });
  });

  it('is not found by something that is no id', async () => {
    expect((await people.artist.get('/api/drafts/1%27%20OR%201=1')).status).toBe(404);
  });
});

it('shows the code to join by to those who may invite, and to nobody else', async () => {
  for (const who of everyone) {
    const { body } = await people[who].get<{ joinCode: string | null }>(pathOf('inquiries/{slug}'));
    const invites = ['artist', 'facilitator', 'commissioner'].includes(who);
    expect({ who, joinCode: body.joinCode }).toEqual({ who, joinCode: invites ? inquiry.joinCode : null });
  }
});

it('takes a bearer token before a cookie, and a wrong one for nobody', async () => {
  const { cookie } = people.guest;
  const response = await fetch(`${api.url}/api/me`, {
    headers: { cookie, authorization: 'Bearer samepage_wrong-but-long-enough' },
  });
  expect(await response.json()).toMatchObject({ kind: 'stranger' });
});

it('follows a change of role at once', async () => {
  const member = await inquiry.as('facilitator');
  const begin = () => member.post(`/api/inquiries/${inquiry.id}/debates`, { title: 'Whose?' });
  expect((await begin()).status).toBe(201);
  await api.queryable.query(`UPDATE membership SET role = 'participant' WHERE id = $1`, [
    member.membershipId,
  ]);
  expect((await begin()).status).toBe(403);
  await api.queryable.query(`UPDATE membership SET ended_at = now() WHERE id = $1`, [member.membershipId]);
  expect((await begin()).status).toBe(404);
});
