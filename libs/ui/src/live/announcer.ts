import { DOCUMENT, inject, Injectable } from '@angular/core';

/**
 * Says short sentences to screen readers, politely, through one live region for the whole page.
 * The region is cleared before each sentence, so that the same words are heard a second time.
 */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly document = inject(DOCUMENT);
  private region: HTMLElement | null = null;

  say(words: string): void {
    const region = (this.region ??= this.addRegion());
    region.textContent = '';
    setTimeout(() => (region.textContent = words), 60);
  }

  private addRegion(): HTMLElement {
    const region = this.document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    region.setAttribute('data-announcer', '');
    this.document.body.append(region);
    return region;
  }
}
