/** Loaded into every server that is measured, ours too: collects garbage when the bench asks, and says what is alive. */
process.on('message', ({ bench, id }) => {
  if (bench !== 'gc') return;
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ bench: id, live: heapUsed + external });
});
// The listener alone must not keep a server alive that wants to end.
process.channel?.unref();
