import { areResultsShown, isSwingShown } from './shown';
import { emptyPlan } from './plan';

it.each([
  ['live', [], true],
  ['revealed', [], false],
  ['revealed', ['opening', 'closing'], false],
  ['revealed', ['statements'], true],
] as const)('with %s results of which %j are revealed, answers are shown: %s', (results, revealed, are) => {
  const plan = { ...emptyPlan, settings: { ...emptyPlan.settings, results } };
  expect(areResultsShown({ plan, revealed: [...revealed] })).toBe(are);
});

it.each([
  [['opening'], false],
  [['statements', 'closing'], false],
  [['closing', 'opening'], true],
] as const)('with %j revealed, what the debate moved is shown: %s', (revealed, is) => {
  expect(isSwingShown({ revealed })).toBe(is);
});
