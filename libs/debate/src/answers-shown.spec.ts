import { areAnswersShown } from './answers-shown';
import { emptyPlan } from './plan';

it.each([
  ['live', [], true],
  ['revealed', [], false],
  ['revealed', ['opening', 'closing'], false],
  ['revealed', ['statements'], true],
] as const)('with %s results of which %j are revealed, answers are shown: %s', (results, revealed, are) => {
  const plan = { ...emptyPlan, settings: { ...emptyPlan.settings, results } };
  expect(areAnswersShown({ plan, revealed: [...revealed] })).toBe(are);
});
