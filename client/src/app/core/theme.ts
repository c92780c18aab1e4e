import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';

export type Theme = 'device' | 'light' | 'dark';

const key = 'samepage.theme';

/** Paper by day or by night: as the device says, unless the reader chose. Kept on this device only. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly window = inject(DOCUMENT).defaultView;
  readonly theme = signal<Theme>(this.remembered());

  constructor() {
    const root = inject(DOCUMENT).documentElement;
    effect(() => {
      const theme = this.theme();
      if (theme === 'device') root.removeAttribute('data-theme');
      else root.setAttribute('data-theme', theme);
    });
  }

  choose(theme: Theme): void {
    this.theme.set(theme);
    try {
      if (theme === 'device') this.window?.localStorage.removeItem(key);
      else this.window?.localStorage.setItem(key, theme);
    } catch {
      // A browser that keeps nothing forgets the choice; the page still shows it.
    }
  }

  private remembered(): Theme {
    try {
      const kept = this.window?.localStorage.getItem(key);
      return kept === 'light' || kept === 'dark' ? kept : 'device';
    } catch {
      return 'device';
    }
  }
}
