import { readFileSync } from 'node:fs';

/** What the system says of a process. */
export interface ProcessStatus {
  readonly name: string;
  /** One letter; Z is one that ended and whose parent has not asked for it yet. */
  readonly state: string;
  readonly parent: number;
  /** When it began, in clock ticks since the machine did. */
  readonly began: string;
}

/** Undefined when there is no such process, and where the system does not say (anything but Linux). */
export function statusOf(pid: number): ProcessStatus | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5). The name in brackets may hold spaces and brackets: what counts comes after the last one.
    const end = stat.lastIndexOf(')');
    const [state = '', parent = '', ...rest] = stat.slice(end + 2).split(' ');
    return {
      name: stat.slice(stat.indexOf('(') + 1, end),
      state,
      parent: Number(parent),
      began: rest[17] ?? '',
    };
  } catch {
    return undefined;
  }
}

/** Whether a process with this number runs now; one that belongs to someone else counts, one that ended does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // A killed process keeps its number until its parent asks for it, which in a container may be never.
  return statusOf(pid)?.state !== 'Z';
}

/**
 * With the number of a process it tells it from a later one that was given the same number. Undefined where the system
 * does not say.
 */
export function beganAt(pid: number): string | undefined {
  return statusOf(pid)?.began;
}
