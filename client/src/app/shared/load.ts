import { computed, effect, resource, Signal, signal, untracked } from '@angular/core';
import { Trouble, troubleOf } from '../core/api-failure';

/** Something asked of the server: its value once it is there, or why it is not. */
export interface Loaded<T> {
  /** Undefined until it is there; kept while it is asked for again. */
  readonly value: Signal<T | undefined>;
  readonly trouble: Signal<Trouble | null>;
  readonly waiting: Signal<boolean>;
  /** Asks again: at once, or when what is under way is answered, as that may have been made before. */
  again(): void;
  /** What is known now, without asking. */
  set(value: T): void;
}

/** Asks whenever `params` change; while they are undefined nothing is asked. Call in an injection context. */
export function loaded<P, T>(params: () => P | undefined, ask: (params: P) => Promise<T>): Loaded<T> {
  const isWanted = signal(false);
  const asked = resource({
    params,
    loader: ({ params: now }) => {
      isWanted.set(false);
      return ask(now);
    },
  });
  effect(() => {
    if (!isWanted() || asked.isLoading()) return;
    untracked(() => asked.reload());
  });
  return {
    value: computed(() => (asked.hasValue() ? (asked.value() as T) : undefined)),
    trouble: computed(() => {
      const error = asked.error();
      return error ? troubleOf(error) : null;
    }),
    waiting: asked.isLoading,
    again: () => {
      // What is under way takes no second question.
      if (!asked.reload()) isWanted.set(asked.isLoading());
    },
    set: (value) => asked.set(value),
  };
}
