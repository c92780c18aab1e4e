/** A terminal and npm each pass one Ctrl-C on: what comes so soon after the first is the same one. */
const echo = 1_000;

/** Calls `stop` at the first SIGINT or SIGTERM, and `force` at one that comes later, from someone who will not wait. */
export function onStop(
  process: NodeJS.EventEmitter,
  stop: () => void,
  force: () => void,
  now = Date.now,
): void {
  let first: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      if (first === undefined) {
        first = now();
        stop();
      } else if (now() - first > echo) force();
    });
}
