import { Component, computed, input } from '@angular/core';
import type { Picture } from '@samepage/contracts';

/** The address of a stored picture. It is the hash of its bytes, so it never changes. */
export function pictureAddress(hash: string): string {
  return `/api/images/${hash}`;
}

/** A picture with its words, its room kept before it arrives. */
@Component({
  selector: 'sp-picture',
  template: `
    <img
      [src]="address()"
      [alt]="picture().alt"
      [width]="picture().width"
      [height]="picture().height"
      [attr.loading]="eager() ? null : 'lazy'"
      decoding="async"
    />
  `,
  styles: `
    :host {
      display: block;
    }
    img {
      inline-size: 100%;
      block-size: auto;
      max-block-size: 34rem;
      object-fit: contain;
      object-position: left;
    }
  `,
})
export class SpPicture {
  readonly picture = input.required<Picture>();
  readonly eager = input(false);

  protected readonly address = computed(() => pictureAddress(this.picture().hash));
}
