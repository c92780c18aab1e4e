import { parseArgs } from 'node:util';
import { FolderFault, readFolder } from './folder';
import { ladderOf } from './ladder';
import { reportOf } from './report';

/* eslint-disable no-console -- A command line tool: its answer goes to standard output, all else to standard error. */

const usage = `npm run --silent opinion -- <folder> [--given COLUMN] [--sector COLUMN] [--seed N]

Reads a conversation (votes.csv, and where they are there statements.csv and participants.csv) and prints what the
opinion library says of it, as JSON. For an analyst who has the votes in hand: NOTHING IS SUPPRESSED, so what it
prints may point at people. Do not publish it.

npm run --silent opinion -- --ladder ROOMS --given COLUMN [--seed N] <folder>…

Draws small rooms out of conversations and says how often groups are found in them, and in the same with votes dealt
anew: what the thresholds for small rooms stand on.`;

function main(): number {
  let folders: string[];
  let values: { given?: string; sector?: string; seed?: string; ladder?: string };
  try {
    const parsed = parseArgs({
      options: {
        given: { type: 'string' },
        sector: { type: 'string' },
        seed: { type: 'string' },
        ladder: { type: 'string' },
      },
      allowPositionals: true,
    });
    folders = parsed.positionals;
    ({ values } = parsed);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  const seed = Number(values.seed ?? 1);
  const rooms = values.ladder === undefined ? null : Number(values.ladder);
  const [folder] = folders;
  const isWrong =
    rooms === null ? folders.length > 1 : !Number.isSafeInteger(rooms) || values.given === undefined;
  if (folder === undefined || isWrong || !Number.isSafeInteger(seed)) {
    console.error(usage);
    return 2;
  }
  try {
    if (rooms !== null) {
      for (const line of ladderOf(folders.map(readFolder), values.given ?? '', rooms, seed))
        console.log(line);
      return 0;
    }
    console.log(JSON.stringify(reportOf(readFolder(folder), { ...values, seed })));
    console.error('Nothing is suppressed here: these figures may point at people. Do not publish them.');
    return 0;
  } catch (error) {
    if (!(error instanceof FolderFault)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = main();
