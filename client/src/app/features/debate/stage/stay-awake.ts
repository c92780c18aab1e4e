import { DestroyRef, DOCUMENT, inject } from '@angular/core';

/** Keeps the screen on while a page is shown, where the browser can; call in an injection context. */
export function stayAwake(): void {
  const document = inject(DOCUMENT);
  const locks = document.defaultView?.navigator.wakeLock;
  if (!locks) return;
  let lock: WakeLockSentinel | null = null;
  let isGone = false;
  const hold = async () => {
    // A browser lets go of it whenever the page is hidden.
    if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    // Refused on a low battery: then the screen goes off as it always does.
    const held = await locks.request('screen').catch(() => null);
    if (isGone) await held?.release();
    else lock = held;
  };
  const holdAgain = () => void hold();
  document.addEventListener('visibilitychange', holdAgain);
  holdAgain();
  inject(DestroyRef).onDestroy(() => {
    isGone = true;
    document.removeEventListener('visibilitychange', holdAgain);
    void lock?.release();
  });
}
