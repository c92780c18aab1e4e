import { effect, signal, WritableSignal } from '@angular/core';

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, words: string): void {
  try {
    if (words) sessionStorage.setItem(key, words);
    else sessionStorage.removeItem(key);
  } catch {
    // Words that cannot be kept are still on the page.
  }
}

/**
 * Words being typed, kept in this tab until they are sent: a reload or a wrong turn loses nothing. Setting them to
 * nothing forgets them. Call in an injection context; `name` may change when the page is about something else.
 */
export function keptWords(name: () => string): WritableSignal<string> {
  const key = () => `samepage.words.${name()}`;
  const words = signal('');
  let current: string | null = null;
  effect(() => {
    const now = key();
    if (now !== current) {
      // What was set at the same time is about what was there before.
      if (current !== null) write(current, words());
      current = now;
      words.set(read(now));
    } else write(now, words());
    words();
  });
  return words;
}

/** What was kept as JSON; null where there is nothing, or nothing that can be read. */
export function readKept(words: string): unknown {
  try {
    return words ? JSON.parse(words) : null;
  } catch {
    return null;
  }
}
