/**
 * Loaded into every server that is measured, ours too: answers when the bench asks how much processor time the process
 * took (of all its threads, in µs), or, after collecting garbage, how much memory is alive (in bytes).
 */
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
};

process.on('message', ({ bench, id }) => {
  if (Object.hasOwn(answers, bench)) process.send({ bench: id, value: answers[bench]() });
});
// The listener alone must not keep a server alive that wants to end.
process.channel?.unref();
