import type { DebateEvent, Standings, Swing, Voice } from '@samepage/contracts';
import { minutesOf } from './minutes';
import { usualSettings } from './plan';

type Happened = DebateEvent extends infer Event
  ? Event extends DebateEvent
    ? Omit<Event, 'sequence' | 'at' | 'by'> & { by?: string }
    : never
  : never;

/** One thing a minute, from ten o'clock on. */
function log(...happened: Happened[]): DebateEvent[] {
  return happened.map((event, index) => ({
    by: 'host',
    ...event,
    sequence: index + 1,
    at: new Date(Date.UTC(2026, 2, 1, 10, index)).toISOString(),
  }));
}

const health = { id: 'h', name: 'Health', mark: 'disc', ink: 1 } as const;
const voices: Record<string, Voice> = {
  ann: { name: 'Ann *A*', sector: health },
  ben: { name: null, sector: health },
};
const nobody = { voted: 0, tally: null };
const standings: Standings = {
  tallies: { a: { agree: 4, disagree: 2, pass: 0 }, b: { agree: 1, disagree: 0, pass: 0 } },
  counts: { a: 6, b: 1 },
  voted: 6,
  opening: { voted: 6, tally: { for: 1, against: 5, unsure: 0 } },
  closing: nobody,
};
const said = (statementId: string, text: string, by: string): Happened => ({
  type: 'statement-added',
  statementId,
  text,
  by,
});

const events = log(
  {
    type: 'planned',
    plan: {
      motion: 'Joy is #1',
      steps: [
        { id: 's1', kind: 'arrive', title: 'Arrive', words: '', seconds: null },
        { id: 's2', kind: 'statements', title: 'Write', words: '', seconds: null },
      ],
      settings: usualSettings,
    },
  },
  { type: 'opened', entered: { stepId: 's1', endsAt: null } },
  { type: 'step-entered', how: 'next', stepId: 's2', endsAt: null },
  said('a', 'Sing <b>daily</b>', 'ann'),
  said('b', 'Walk more', 'ben'),
  said('c', 'Nobody should read this', 'ben'),
  said('d', 'Cat wants this back', 'cat'),
  { type: 'statement-hidden', statementId: 'c', reason: 'unkind' },
  { type: 'statement-recast', statementId: 'b', how: 'reworded', into: [{ statementId: 'e', text: 'Walk' }] },
  { type: 'hand-raised', handId: 'hand', kind: 'turn', text: null, by: 'ann' },
  { type: 'turn-begun', handId: 'hand', endsAt: null },
  { type: 'turn-ended' },
  {
    type: 'groups-formed',
    groups: [{ id: 'g', name: 'Table 1', members: ['ann', 'ben'], documentId: null }],
  },
  { type: 'statement-added', statementId: 'n', text: 'We agreed on tea', kind: 'note', groupId: 'g' },
  { type: 'closed' },
  { type: 'harvested', draftId: 'draft', statementIds: ['a', 'd'] },
  { type: 'words-withdrawn', membershipId: 'cat' },
);
const minutes = (more: { swing?: Swing | null } = {}) =>
  minutesOf({ title: 'Joy_work', events, voices, standings, swing: null, least: 5, ...more });

it('is the whole of a debate', () => {
  expect(minutes()).toBe(`# Minutes: Joy\\_work

Motion: Joy is #1

## What happened when

- 1 March 2026
  - 10:01 The debate opened
  - 10:01 Arrive
  - 10:02 Write
  - 10:14 The debate closed

## Who spoke

- Ann \\*A\\* (Health): 1 min 0 s in one turn
- All of Health: 1 min 0 s

## The motion

- Opening vote: 6 voted, 1 for, 5 against, 0 unsure

## Statements

- No. 1, Ann \\*A\\* (Health): Sing \\<b\\>daily\\</b\\> (4 agree, 2 disagree, 0 pass)
- No. 2, Someone from Health: Walk more (replaced by another wording)
- No. 5, Someone from Health: Walk (reworded from no. 2; 0 voted, how is not shown)

## Said and noted

- Table 1: We agreed on tea

## Small groups

- Table 1: Ann \\*A\\* (Health), Someone from Health

## Harvested

- Sing \\<b\\>daily\\</b\\> (Ann \\*A\\* (Health))
- Words taken back since

## Taken back

- Hidden by a facilitator: 1
- Withdrawn by whoever said it: 1
`);
});

it('has no words that were hidden or withdrawn', () => {
  expect(minutes()).not.toMatch(/Nobody should|Cat wants/);
});

it('tells what the debate moved, and where that cannot be told', () => {
  const all = {
    sector: null,
    people: 12,
    before: { for: 6, against: 6, unsure: 0 },
    after: null,
    flows: [
      { from: 'for' as const, to: 'against' as const, people: 5 },
      { from: 'for' as const, to: 'for' as const, people: null },
      { from: 'unsure' as const, to: 'for' as const, people: 0 },
    ],
  };
  const few = { sector: health, people: null, before: null, after: null, flows: null };
  const text = minutes({ swing: { all, sectors: [few], moved: [], least: 5 } });
  expect(text).toContain(`- Everyone: 12 people
  - before: 6 for, 6 against, 0 unsure
  - after: not shown, some are fewer than 5
  - from for to against: 5
- Health: too few to show
`);
});

it('is short where nothing happened', () => {
  expect(
    minutesOf({
      title: 'T',
      events: [],
      voices: {},
      standings: { tallies: {}, counts: {}, voted: 0, opening: nobody, closing: nobody },
      swing: null,
      least: 5,
    }),
  ).toBe('# Minutes: T\n');
});
