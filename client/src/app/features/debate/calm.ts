import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

const key = 'samepage.calm';

/**
 * Less to take in: no ticking, no motion, minutes instead of seconds. Chosen by whoever holds the device, and
 * remembered on it.
 */
@Injectable({ providedIn: 'root' })
export class Calm {
  private readonly window = inject(DOCUMENT).defaultView;
  readonly isOn = signal(this.remembered());

  choose(isOn: boolean): void {
    this.isOn.set(isOn);
    try {
      if (isOn) this.window?.localStorage.setItem(key, 'on');
      else this.window?.localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing forgets the choice; the page still follows it.
    }
  }

  private remembered(): boolean {
    try {
      return this.window?.localStorage.getItem(key) === 'on';
    } catch {
      return false;
    }
  }
}
