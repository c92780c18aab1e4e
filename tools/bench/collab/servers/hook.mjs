/**
 * Loaded into every server that is measured, ours too: answers when the bench asks how much processor time the process
 * took (of all its threads, in µs), after collecting garbage, how much memory is alive (in bytes), or how long its event
 * loop was held up since it was asked last (in ms; a loop with nothing to do counts as 10). `busy` is the most processor
 * time its thread took between two looks: where that is far less, something else had the processor. It watches from
 * the first time it is asked on.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

let watched;

function watch() {
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  // Older versions of Node cannot tell what one thread took.
  if (!process.threadCpuUsage) return { histogram };
  const watching = { histogram, busy: 0 };
  let before = threadTime();
  setInterval(() => {
    const now = threadTime();
    watching.busy = Math.max(watching.busy, now - before);
    before = now;
  }, 10).unref();
  return watching;
}

function threadTime() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e3;
}

const answers = {
  cpu() {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  live() {
    globalThis.gc();
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
  delay() {
    watched ??= watch();
    const { histogram, busy } = watched;
    const answer = { max: histogram.max / 1e6, p99: histogram.percentile(99) / 1e6, busy };
    histogram.reset();
    if (busy !== undefined) watched.busy = 0;
    return answer;
  },
};

process.on('message', ({ bench, id }) => {
  if (Object.hasOwn(answers, bench)) process.send({ bench: id, value: answers[bench]() });
});
// The listener alone must not keep a server alive that wants to end.
process.channel?.unref();
