import { createLog, readSettings, StartRefused } from '@samepage/platform';
import { resolve } from 'node:path';
import { demoPeople, greeting } from './greeting';
import { type House, openHouse } from './house';
import { onStop } from './stop';

/** Starts everything in one process; see `npm start`. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  say(settings.shape === 'embedded' ? 'Opening the database…' : 'Reaching the database…');
  const house = openHouse(settings, log, resolve(import.meta.dirname, '../client'));
  onStop(
    process,
    () => void close(house),
    () => process.exit(130),
  );
  // Whoever read it may be gone before us.
  process.stdout.on('error', () => undefined);
  await house;
  say(greeting(settings, await demoPeople(settings)));
}

/** One that is still opening is let finish that first: half open it could not be closed. */
async function close(house: Promise<House>): Promise<void> {
  say('\nStopping: what is being written is let finish…');
  setTimeout(() => giveUp(), longest).unref();
  try {
    await (await house).close();
    say('Stopped. Nothing is lost.');
    process.exit(0);
  } catch (error) {
    fail(error);
    process.exit(1);
  }
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
