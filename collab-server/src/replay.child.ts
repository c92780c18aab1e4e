import { replay } from '@samepage/document-log';
import { parentPort } from 'node:worker_threads';
import type { ReplayJob } from './replaying';

/** The other side of `replaying.ts`: replays one job after the other in a thread of its own. */
parentPort?.on('message', ({ base, updates }: ReplayJob) => {
  try {
    parentPort?.postMessage({ replayed: replay(base, updates) });
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});
