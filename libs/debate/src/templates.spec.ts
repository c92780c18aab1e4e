import { DebatePlan } from '@samepage/contracts';
import { builtInTemplates } from './templates';

const ids = () => {
  let made = 0;
  return () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
};

it.each(builtInTemplates)('$key is a plan as the wire takes it, as it is', ({ plan }) => {
  const made = plan(ids());
  expect(DebatePlan.parse(made)).toEqual(made);
});

it.each(builtInTemplates)('$key begins with arriving and ends with a close', ({ plan }) => {
  const kinds = plan(ids()).steps.map(({ kind }) => kind);
  expect([kinds.at(0), kinds.at(-1)]).toEqual(['arrive', 'close']);
});

it.each(builtInTemplates)(
  '$key takes the vote on a motion twice where it has one, and else not',
  ({ plan }) => {
    const { motion, steps } = plan(ids());
    const votes = steps.map(({ kind }) => kind).filter((kind) => kind.endsWith('-vote'));
    expect(votes).toEqual(motion === null ? [] : ['opening-vote', 'closing-vote']);
  },
);

it('has the five, each by its own key', () => {
  expect(builtInTemplates.map(({ key }) => key)).toEqual([
    'oxford',
    'statements',
    'fishbowl',
    'listening',
    'consent',
  ]);
});

it('has an Oxford-style debate in secret, and a listening circle with nothing to vote on', () => {
  const [oxford, , , listening] = builtInTemplates.map(({ plan }) => plan(ids()));
  expect(oxford?.settings.voting).toBe('secret');
  expect(listening?.steps.some(({ kind }) => kind === 'statements')).toBe(false);
  expect(listening?.settings.weights).toEqual({ waiting: 0, spoken: 0, first: 0, balance: 0 });
});
