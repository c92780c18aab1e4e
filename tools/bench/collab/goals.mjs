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

/**
 * Whether a goal was met and by how much, also in a sentence. One whose figures are missing is neither met nor missed.
 * @param {Map<string, Map<string, number[]>>} figures
 * @param {Goal} goal
 * @returns {{ goal: string, met: boolean | null, value: number | null, most: number | null, says: string }}
 */
export function judge(figures, goal, ours = 'ours') {
  const of = (server) => spread(figures.get(goal.figure)?.get(server) ?? []).median;
  const value = of(ours);
  const most = limitOf(goal, of);
  const name = describe(goal);
  if (!Number.isFinite(value) || !Number.isFinite(most))
    return { goal: name, met: null, value: null, most: null, says: `?      ${name}: not measured` };
  const met = value <= most;
  const ratio = goal.times === undefined ? '' : `×${short(value / of(goal.than))}, `;
  const says = `${met ? 'met   ' : 'MISSED'} ${name}: ${ratio}${short(value)} (at most ${short(most)})`;
  return { goal: name, met, value, most, says };
}

function limitOf({ than, times, plus, most }, of) {
  if (than === undefined) return most;
  return plus === undefined ? times * of(than) : of(than) + plus;
}

function describe({ figure, than, times, plus, most }) {
  if (than === undefined) return `${figure} ≤ ${most}`;
  return plus === undefined ? `${figure} ≤ ${times}× ${than}` : `${figure} ≤ ${than} + ${plus}`;
}
