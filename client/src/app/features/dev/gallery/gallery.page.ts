import { Component, signal } from '@angular/core';
import { SpButton } from '@samepage/ui';
import { GalleryOpinion } from './gallery-opinion';
import { GalleryParts } from './gallery-parts';
import { GalleryReading } from './gallery-reading';
import { GalleryTokens } from './gallery-tokens';

/** Every component in its states, on day paper and on night paper, for looking at. */
@Component({
  selector: 'sp-gallery',
  imports: [GalleryOpinion, GalleryParts, GalleryReading, GalleryTokens, SpButton],
  templateUrl: './gallery.page.html',
  styleUrl: './gallery.page.css',
})
export class GalleryPage {
  protected readonly papers = ['light', 'dark'] as const;
  protected readonly shown = signal<readonly ('light' | 'dark')[]>(this.papers);

  protected show(only: 'light' | 'dark' | null): void {
    this.shown.set(only ? [only] : this.papers);
  }
}
