import { spread } from './statistics.mjs';
import { short } from './table.mjs';

/**
 * What a figure of ours should be: at most `times` another server's, at most `plus` above it, or at most `most`.
 * @typedef {object} Goal
 * @property {string} figure
 * @property {string} [than] The server to compare with.
 * @property {number} [times]
 * @property {number} [plus]
 * @property {number} [most]
 */

/** Whether a goal was met and by how much, in a sentence. A goal whose figures are missing is said to be so. */
export function judge(figures, goal, ours = 'ours') {
  const of = (server) => spread(figures.get(goal.figure)?.get(server) ?? []).median;
  const value = of(ours);
  const most = limitOf(goal, of);
  if (!Number.isFinite(value) || !Number.isFinite(most))
    return { met: undefined, says: `?      ${describe(goal)}: not measured` };
  const met = value <= most;
  const factor = goal.than && goal.times !== undefined ? `×${short(value / of(goal.than))}` : short(value);
  return {
    met,
    says: `${met ? 'met   ' : 'MISSED'} ${describe(goal)}: ${factor} (${short(value)}; at most ${short(most)})`,
  };
}

function limitOf({ than, times, plus, most }, of) {
  if (than === undefined) return most;
  return plus === undefined ? times * of(than) : of(than) + plus;
}

function describe({ figure, than, times, plus, most }) {
  if (than === undefined) return `${figure} ≤ ${most}`;
  return plus === undefined ? `${figure} ≤ ${times}× ${than}` : `${figure} ≤ ${than} + ${plus}`;
}
