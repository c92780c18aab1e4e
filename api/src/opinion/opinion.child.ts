/*
 * A thread in which votes are counted up and compared: hundreds of people, shuffled hundreds of times. The server's
 * event loop carries keystrokes and votes meanwhile.
 */
import { parentPort } from 'node:worker_threads';
import { workOn, type Job, type WorkAnswer } from './work';

function answer({ name, input }: Job): WorkAnswer {
  try {
    return { done: workOn(name, input) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (job: Job) => parentPort?.postMessage(answer(job)));
