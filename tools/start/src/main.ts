import { createLog, readSettings, StartRefused } from '@samepage/platform';
import { resolve } from 'node:path';
import { demoPeople, greeting } from './greeting';
import { openHouse } from './house';
import { onStop } from './stop';

/** Starts everything in one process; see `npm start`. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  say(settings.shape === 'embedded' ? 'Opening the database…' : 'Reaching the database…');
  const house = await openHouse(settings, log, resolve(import.meta.dirname, '../client'));
  onStop(
    process,
    () => {
      say('\nStopping: what is being written is let finish…');
      setTimeout(() => giveUp(), longest).unref();
      house.close().then(
        () => {
          say('Stopped. Nothing is lost.');
          process.exit(0);
        },
        (error: unknown) => {
          fail(error);
          process.exit(1);
        },
      );
    },
    () => process.exit(130),
  );
  say(greeting(settings, await demoPeople(settings)));
}

/** Whatever is still open after this many milliseconds will not close; what was acknowledged is committed. */
const longest = 20_000;

function giveUp(): void {
  process.stderr.write('Something did not close in time; stopped all the same.\n');
  process.exit(1);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(error: unknown): void {
  const known = error instanceof StartRefused;
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
}

main().catch((error: unknown) => {
  fail(error);
  process.exit(1);
});
