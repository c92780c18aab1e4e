import { DOCUMENT, inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, Router } from '@angular/router';
// By its own path: the barrel would pull every component into the first load.
import { Announcer } from '@samepage/ui/live/announcer';
import { filter, map, pairwise, startWith } from 'rxjs';

/** How long a page may take to bring its heading before focus stays on the main area. */
const headingWait = 4000;

/**
 * After a change of page the focus goes to its heading and the title is announced, as a full page
 * load would do. A page whose heading is still loading gets the focus on `main` until it arrives; a
 * reader who has moved on meanwhile is left alone.
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly document = inject(DOCUMENT);
  private readonly announcer = inject(Announcer);
  private readonly title = inject(Title);
  private readonly router = inject(Router);
  private watcher: MutationObserver | undefined;

  start(): void {
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => event.urlAfterRedirects.split(/[?#]/)[0] ?? ''),
        startWith(null),
        pairwise(),
        filter(([before, after]) => before !== null && before !== after),
      )
      .subscribe(() => setTimeout(() => this.arrive()));
  }

  private arrive(): void {
    this.announcer.say(this.title.getTitle());
    this.watcher?.disconnect();
    const main = this.document.querySelector<HTMLElement>('main');
    if (!main || this.focusHeading(main)) return;
    main.focus({ preventScroll: true });
    const watcher = new MutationObserver(() => {
      if (this.document.activeElement !== main || this.focusHeading(main)) watcher.disconnect();
    });
    watcher.observe(main, { childList: true, subtree: true });
    setTimeout(() => watcher.disconnect(), headingWait);
    this.watcher = watcher;
  }

  private focusHeading(main: HTMLElement): boolean {
    const heading = main.querySelector<HTMLElement>('h1');
    if (!heading) return false;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    return true;
  }
}
