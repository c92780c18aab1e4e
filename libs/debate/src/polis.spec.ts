import type { DebateStatement } from '@samepage/contracts';
import { polisComments, polisSummary, polisVotes, type PolisSource, type PolisVote } from './polis';

const at = '2026-03-01T10:00:42.000Z';
const statement = (id: string, by: string, more: Partial<DebateStatement> = {}): DebateStatement => ({
  id,
  text: `Words of ${id}`,
  by,
  at,
  hidden: false,
  kind: 'statement',
  from: null,
  recast: false,
  withdrawn: false,
  groupId: null,
  ...more,
});
const vote = (membershipId: string, statementId: string, choice: PolisVote['choice']): PolisVote => ({
  membershipId,
  statementId,
  choice,
  at,
});
const open: PolisSource = {
  statements: [
    statement('a', 'ann'),
    statement('note', 'ann', { kind: 'note' }),
    statement('b', 'ben', { hidden: true }),
    statement('c', 'dan'),
  ],
  votes: [
    vote('ann', 'c', 'disagree'),
    vote('ann', 'a', 'agree'),
    vote('ben', 'a', 'disagree'),
    vote('cat', 'a', 'pass'),
  ],
  isSecret: false,
  least: 0,
};
const lines = (csv: string) => csv.split('\r\n').slice(0, -1);
const moment = '1772359200000,Sun Mar 01 10:00:00 UTC 2026';

it('writes comments as Polis does, with numbers for people', () => {
  expect(lines(polisComments(open))).toEqual([
    'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
    `${moment},0,0,1,1,1,Words of a`,
    `${moment},1,1,0,0,-1,`,
    `${moment},2,3,0,1,1,Words of c`,
  ]);
});

it('writes votes as Polis does, of the same numbers', () => {
  expect(lines(polisVotes(open))).toEqual([
    'timestamp,datetime,comment-id,voter-id,vote',
    `${moment},0,0,1`,
    `${moment},0,1,-1`,
    `${moment},0,2,0`,
    `${moment},2,0,-1`,
  ]);
});

it('writes the summary as Polis does', () => {
  const about = { topic: 'Joy?', url: 'https://example.org/d', description: 'One, two' };
  expect(lines(polisSummary(open, about))).toEqual([
    'topic,Joy?',
    'url,https://example.org/d',
    'voters,3',
    'voters-in-conv,3',
    'commenters,3',
    'comments,3',
    'groups,0',
    'conversation-description,"One, two"',
  ]);
});

it('gives those who wrote numbers of their own where votes are secret', () => {
  const secret = { ...open, isSecret: true };
  const column = (csv: string, index: number) =>
    lines(csv)
      .slice(1)
      .map((line) => line.split(',')[index]);
  const voters = new Set(column(polisVotes(secret), 3));
  for (const author of column(polisComments(secret), 3)) expect(voters).not.toContain(author);
});

it('tells nothing of the votes on a statement on which too few voted', () => {
  const few = { ...open, least: 3 };
  expect(lines(polisComments(few)).slice(1)).toEqual([
    `${moment},0,0,1,1,1,Words of a`,
    `${moment},1,1,0,0,-1,`,
    `${moment},2,3,,,1,Words of c`,
  ]);
  expect(lines(polisVotes(few)).slice(1)).toEqual([`${moment},0,0,1`, `${moment},0,1,-1`, `${moment},0,2,0`]);
});

it('numbers voters by their answers alone, not by who they are', () => {
  const other = { ann: 'zoe', ben: 'abe', cat: 'mia' } as Record<string, string>;
  const renamed = open.votes.map((each) => ({ ...each, membershipId: other[each.membershipId] ?? '' }));
  expect(polisVotes({ ...open, votes: renamed })).toBe(polisVotes(open));
});
