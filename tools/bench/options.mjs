import { parseArgs } from 'node:util';

/**
 * @typedef {object} Options
 * @property {string | undefined} json Where to write the figures.
 * @property {string[] | undefined} only The scenarios to run; all when it is left out.
 * @property {string[] | undefined} servers The servers to measure; all when it is left out.
 * @property {number} rounds How often each server is visited.
 * @property {number} share How much of the hostile frames is sent.
 * @property {boolean} isQuick Shorter and once: to see that everything works, not to compare.
 */

/** @param {string[]} args @returns {Options} */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'string' },
      only: { type: 'string' },
      servers: { type: 'string' },
      rounds: { type: 'string' },
      share: { type: 'string', default: '0.1' },
      quick: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number from 1.');
  const share = Number(values.share);
  if (!(share > 0 && share <= 1)) throw new Error('--share must be above 0, and at most 1.');
  return {
    json: values.json,
    only: list(values.only),
    servers: list(values.servers),
    rounds,
    share,
    isQuick: values.quick,
  };
}

/** @param {string | undefined} value */
function list(value) {
  return value
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}
