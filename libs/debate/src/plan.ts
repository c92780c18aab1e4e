import type { DebatePlan, DebateSettings } from '@samepage/contracts';

/** How a debate goes where nobody said otherwise. */
export const usualSettings: DebateSettings = {
  results: 'live',
  voting: 'secret',
  moderation: 'after',
  turnSeconds: 120,
  weights: { waiting: 1, spoken: 1, first: 3, balance: 2 },
  reactions: true,
};

/** No motion and no run-sheet: statements and votes, for as long as the debate is open. */
export const emptyPlan: DebatePlan = { motion: null, steps: [], settings: usualSettings };
