import { fork } from 'node:child_process';

/** How much a child may use. */
export interface ChildLimits {
  /** Wall time, in milliseconds; then it is killed. */
  timeMs: number;
  /** JavaScript heap, in MiB. Native memory comes on top and ends with the process. */
  heapMb: number;
}

/** A child that gave no answer, and why. */
export class ChildFailed extends Error {
  override readonly name = 'ChildFailed';
}

/**
 * What the child may not do, even if a font or a sentence finds a hole in the typesetter: write files, start
 * processes or threads, or read our environment with its secrets. (Node 24 cannot forbid it the network; nothing
 * it runs asks for it.)
 */
function options({ heapMb }: ChildLimits) {
  const permissions = ['--permission', '--allow-fs-read=*', '--allow-addons'];
  return {
    env: {},
    execArgv: [`--max-old-space-size=${heapMb}`, '--no-warnings', ...permissions],
    serialization: 'advanced' as const,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'] as ('ignore' | 'ipc')[],
  };
}

/**
 * Runs a module in a process of its own, sends it one message and gives back its one answer.
 *
 * @throws ChildFailed when it took too long (it has been killed), died, or ended without an answer.
 */
export async function runChild(file: string, message: object, limits: ChildLimits): Promise<unknown> {
  const child = fork(file, options(limits));
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const fail = (because: string) => reject(new ChildFailed(because));
      timer = setTimeout(() => fail(`It took longer than ${limits.timeMs} ms.`), limits.timeMs);
      child.once('message', resolve);
      child.once('error', (error) => fail(error.message));
      child.once('exit', (code, signal) =>
        fail(`It ended without an answer (${signal ?? `code ${code ?? '?'}`}).`),
      );
      child.send(message, (error) => error && fail(error.message));
    });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}
