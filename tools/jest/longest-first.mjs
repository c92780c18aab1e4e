import { createRequire } from 'node:module';

// The sequencer is jest's own, wherever npm put it.
const fromJest = createRequire(createRequire(import.meta.url).resolve('jest'));
const { default: Sequencer } = createRequire(fromJest.resolve('@jest/core'))('@jest/test-sequencer');

/** What takes a minute and more, the longest first. */
const longest = [
  'collab-server/test/hostile-frames',
  'tools/fault/test/collab',
  'tools/fault/test/two-nodes',
];

/**
 * Begins with what takes longest. On a clean checkout jest knows nothing of times and goes by the size of files, so that
 * a short file with a long test would come last, with nothing left to run beside it.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = longest.findIndex((name) => path.includes(name));
      return index < 0 ? longest.length : index;
    };
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
