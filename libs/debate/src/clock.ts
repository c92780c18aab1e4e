import type { Clock } from '@samepage/contracts';

/** A clock that begins to run; `endsAt` is null where there is no end. */
export function startClock(at: string, endsAt: string | null): Clock {
  return { startedAt: at, endsAt, leftMs: null, isPaused: false };
}

/** When something that takes so many milliseconds from an instant on ends. */
export function after(at: string, milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(Date.parse(at) + milliseconds).toISOString();
}

export function pauseClock(clock: Clock, at: string): Clock {
  if (clock.isPaused) return clock;
  return { ...clock, endsAt: null, leftMs: leftOf(clock, at), isPaused: true };
}

export function resumeClock(clock: Clock, endsAt: string | null): Clock {
  return { ...clock, endsAt, leftMs: null, isPaused: false };
}

/** Gives more time, or takes some away: from now on where the time was up already. */
export function extendClock(clock: Clock, seconds: number, at: string): Clock {
  const left = leftOf(clock, at);
  if (left === null) return clock;
  const leftMs = Math.max(0, left + seconds * 1000);
  return clock.isPaused ? { ...clock, leftMs } : { ...clock, endsAt: after(at, leftMs) };
}

/** What is left of it in milliseconds, at least 0; null where there is no end. */
export function leftOf(clock: Clock, at: string): number | null {
  if (clock.isPaused) return clock.leftMs;
  return clock.endsAt === null ? null : Math.max(0, Date.parse(clock.endsAt) - Date.parse(at));
}

export function isOver(clock: Clock | null, at: string): boolean {
  return clock !== null && leftOf(clock, at) === 0;
}
