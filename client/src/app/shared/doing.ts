import { computed, Signal, signal } from '@angular/core';
import { Trouble, troubleOf } from '../core/api-failure';

/** One thing a person does that takes a moment: whether it is under way, and what stood in its way. */
export interface Doing {
  readonly busy: Signal<boolean>;
  readonly trouble: Signal<Trouble | null>;
  /** Runs it unless it is running; answers what came of it, or undefined when something stood in the way. */
  run<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** Says what to put right before anything is sent; with nothing to put right, clears what was said. */
  stopFor(fields: Readonly<Record<string, string>>): boolean;
}

export function doing(): Doing {
  const busy = signal(false);
  const trouble = signal<Trouble | null>(null);
  return {
    busy: busy.asReadonly(),
    trouble: computed(() => trouble()),
    async run(work) {
      if (busy()) return undefined;
      busy.set(true);
      trouble.set(null);
      try {
        return await work();
      } catch (error) {
        trouble.set(troubleOf(error));
        return undefined;
      } finally {
        busy.set(false);
      }
    },
    stopFor(fields) {
      const stops = Object.keys(fields).length > 0;
      trouble.set(
        stops
          ? { kind: 'input', code: 'invalid_input', title: 'Please put this right', text: '', fields }
          : null,
      );
      return stops;
    },
  };
}
