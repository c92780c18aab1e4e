import { statusOf } from '@samepage/platform';

/** Often enough that whoever starts it again at once does not find it still there. */
const interval = 200;

/** npm, a shell between us, and nothing further up: what started npm may go, as a closed terminal does. */
const levels = 3;

/**
 * Calls `stop` when npm, which started us, is gone. npm passes a signal on to the shell it puts between, and the shell
 * passes nothing on to us; and nobody passes on a SIGKILL. A server that nobody knows of would keep its port and folder.
 */
export function onOrphaned(stop: () => void, pid = process.pid): void {
  const ours = ancestors(pid);
  const timer = setInterval(() => {
    const now = ancestors(pid);
    if (ours.every((ancestor, level) => ancestor === now[level])) return;
    clearInterval(timer);
    stop();
  }, interval);
  timer.unref();
}

/** Those above a process, the nearest first, up to npm where it can be seen; else only the nearest. */
export function ancestors(pid: number): number[] {
  const found: number[] = [];
  let current = pid;
  while (found.length < levels) {
    const parent = current === process.pid ? process.ppid : statusOf(current)?.parent;
    if (parent === undefined) break;
    found.push(parent);
    if (statusOf(parent)?.name.startsWith('npm')) return found;
    current = parent;
  }
  return found.slice(0, 1);
}
