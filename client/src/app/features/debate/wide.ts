import { DestroyRef, DOCUMENT, inject, Signal, signal } from '@angular/core';

/** Whether the screen is at least as wide as this; true where nobody can tell. Call in an injection context. */
export function wide(least: string): Signal<boolean> {
  const view = inject(DOCUMENT).defaultView;
  const isWide = signal(true);
  if (typeof view?.matchMedia !== 'function') return isWide;
  const query = view.matchMedia(`(width >= ${least})`);
  const look = () => isWide.set(query.matches);
  look();
  query.addEventListener('change', look);
  inject(DestroyRef).onDestroy(() => query.removeEventListener('change', look));
  return isWide;
}
