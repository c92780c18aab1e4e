import { roles, type Role } from '@samepage/contracts';
import { abilities, decide, may, type Ability, type Subject } from './index';

const here = 'aaaaaaaa-0000-4000-8000-000000000001';
const elsewhere = 'aaaaaaaa-0000-4000-8000-000000000002';

const member = (role: Role, inquiryId = here, kind: 'guest' | 'person' = 'person'): Subject => ({
  kind,
  personId: `${role}-person`,
  memberships: [{ id: `${role}-membership`, inquiryId, role, sectorId: 'sector', name: 'Demo' }],
});

const subjects: Record<string, Subject> = {
  stranger: { kind: 'stranger' },
  outsider: member('artist', elsewhere),
  guest: member('participant', here, 'guest'),
  ...Object.fromEntries(roles.map((role) => [role, member(role)])),
};

/** The whole matrix: who may, by ability. Everyone not named is refused. */
const everyone = Object.keys(subjects);
const members = ['guest', 'artist', 'facilitator', 'participant', 'commissioner'];
const speakers = ['guest', 'artist', 'facilitator', 'participant'];
const signedIn = everyone.filter((name) => name !== 'stranger');
const accounts = signedIn.filter((name) => name !== 'guest');
const expected: Record<Ability, readonly string[]> = {
  'health.see': everyone,
  'api.describe': everyone,
  'demo.see': everyone,
  'session.start': everyone,
  'session.see': everyone,
  'session.end': signedIn,
  'session.list': signedIn,
  'name.change': signedIn,
  'token.keep': accounts,
  'passkey.keep': accounts,
  'join.look': everyone,
  'join.enter': everyone,
  'inquiry.list': everyone,
  'inquiry.see': everyone,
  'inquiry.invite': ['artist', 'facilitator', 'commissioner'],
  'inquiry.support': ['artist', 'facilitator'],
  'place.set': ['artist', 'facilitator'],
  'place.say': members,
  'gathering.see': members,
  'gathering.keep': ['facilitator', 'artist'],
  'provocation.see': members,
  'provocation.post': ['artist'],
  'image.add': ['artist', 'facilitator'],
  'image.see': everyone,
  'response.see': members,
  'response.add': speakers,
  'debate.see': members,
  'debate.prepare': ['facilitator'],
  'debate.run': ['facilitator'],
  'debate.harvest': ['facilitator'],
  'statement.add': speakers,
  'statement.vote': speakers,
  'draft.see': members,
  'draft.create': ['facilitator', 'artist'],
  'draft.write': speakers,
  'edition.see': everyone,
  'edition.publish': ['facilitator'],
  'insight.see': members,
  'insight.propose': speakers,
  'insight.publish': ['facilitator', 'artist'],
  'insight.answer': speakers,
  'theme.see': members,
  'theme.group': ['facilitator', 'artist'],
  'opinion.see': members,
  'opinion.guess': speakers,
  'opinion.import': ['facilitator'],
};

describe('who may', () => {
  it.each(abilities)('%s', (ability) => {
    const allowed = everyone.filter((name) => may(subjects[name]!, ability, { inquiryId: here }));
    expect(allowed.sort()).toEqual([...expected[ability]].sort());
  });

  it('refuses an ability that nobody wrote a sentence for', () => {
    expect(decide(member('artist'), 'constructor' as Ability, { inquiryId: here })).toEqual({
      allowed: false,
      because: 'not_allowed',
    });
  });

  it('asks a stranger to sign in, and tells a member no', () => {
    expect(decide(subjects['stranger']!, 'draft.see', { inquiryId: here })).toMatchObject({
      because: 'sign_in_needed',
    });
    expect(decide(subjects['commissioner']!, 'draft.write', { inquiryId: here })).toMatchObject({
      because: 'not_allowed',
    });
  });

  it('gives nothing inside an inquiry when no inquiry is named', () => {
    expect(may(member('artist'), 'provocation.post')).toBe(false);
  });
});
