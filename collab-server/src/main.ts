import { StartRefused } from '@samepage/platform';
import { startProcess, type RunningServer } from './process';

/** Longer than any commit may take; whoever stops us should not have to lose patience first. */
const patience = 20_000;

async function stop(server: RunningServer, exitCode: number): Promise<void> {
  setTimeout(() => process.exit(exitCode || 1), patience).unref();
  await server.stop();
  process.exit(exitCode);
}

try {
  const server = await startProcess(process.env);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(server, 0));
  // Nothing seen can be lost, so ending is safe, and safer than going on with who knows what in memory.
  process.once('unhandledRejection', (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    void stop(server, 1);
  });
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
