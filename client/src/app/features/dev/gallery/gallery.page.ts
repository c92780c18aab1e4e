import { Component } from '@angular/core';

/** Every component in its states, for looking at. */
@Component({ selector: 'sp-gallery', template: '<div class="page"><h1>Gallery</h1></div>' })
export class GalleryPage {}
