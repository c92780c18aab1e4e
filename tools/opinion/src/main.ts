import { parseArgs } from 'node:util';
import { FolderFault, readFolder } from './folder';
import { reportOf } from './report';

/* eslint-disable no-console -- A command line tool: its answer goes to standard output, all else to standard error. */

const usage = `npm run --silent opinion -- <folder> [--given COLUMN] [--sector COLUMN] [--seed N]

Reads a conversation (votes.csv, and where they are there statements.csv and participants.csv) and prints what the
opinion library says of it, as JSON. For an analyst who has the votes in hand: NOTHING IS SUPPRESSED, so what it
prints may point at people. Do not publish it.`;

function main(): number {
  let folder: string | undefined;
  let values: { given?: string; sector?: string; seed?: string };
  try {
    const parsed = parseArgs({
      options: { given: { type: 'string' }, sector: { type: 'string' }, seed: { type: 'string' } },
      allowPositionals: true,
    });
    [folder] = parsed.positionals;
    ({ values } = parsed);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  const seed = Number(values.seed ?? 1);
  if (folder === undefined || !Number.isSafeInteger(seed)) {
    console.error(usage);
    return 2;
  }
  try {
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
