/** `npm run bench -- <bench> [options]`: measures what is built here. See docs/how-to/bench.md. */
import { benchCollaboration } from './collab/run.mjs';
import { benchDebate } from './debate/run.mjs';
import { benchHostile } from './hostile/run.mjs';
import { benchOpinion } from './opinion/run.mjs';
import { readOptions } from './options.mjs';

const benches = {
  collab: benchCollaboration,
  debate: benchDebate,
  hostile: benchHostile,
  opinion: benchOpinion,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(
    `Say which bench to run: ${Object.keys(benches).join(', ')}. For example: npm run bench -- collab --quick`,
  );
  process.exit(2);
}
try {
  await bench(readOptions(args));
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
