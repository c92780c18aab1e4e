import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { PageFocus } from './core/page-focus';
import { Theme, ThemeChoice } from './core/theme';

/** The frame around every page: the way past it, the name of the place, where to go, and plain words below. */
@Component({
  selector: 'sp-root',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  protected readonly choice = inject(ThemeChoice);
  protected readonly themes: readonly { readonly value: Theme; readonly label: string }[] = [
    { value: 'device', label: 'As my device' },
    { value: 'light', label: 'Day' },
    { value: 'dark', label: 'Night' },
  ];

  constructor() {
    inject(PageFocus).start();
  }

  /** The base address is the root, so a bare `#main` would leave the page. */
  protected skipToMain(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
