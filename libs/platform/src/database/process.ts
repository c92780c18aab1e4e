import { readFileSync } from 'node:fs';

/** Whether a process with this number runs now; one that belongs to someone else counts, one that ended does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // A killed process keeps its number until its parent asks for it, which in a container may be never.
  return fieldsOf(pid)?.[0] !== 'Z';
}

/**
 * When a process began, in clock ticks since the machine did: with the number it tells a process from a later one
 * that was given the same number. Undefined where the system does not say (anything but Linux).
 */
export function beganAt(pid: number): string | undefined {
  return fieldsOf(pid)?.[19];
}

/** What proc(5) says of a process, from the third field (its state) on. */
function fieldsOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets: what counts comes after the last one.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
