import { Routes } from '@angular/router';

/** Every page is its own chunk: the first load carries the shell and one page. */
export const routes: Routes = [
  {
    path: 'dev/gallery',
    title: 'Gallery',
    loadComponent: () => import('./features/dev/gallery/gallery.page').then((file) => file.GalleryPage),
  },
  {
    path: '**',
    title: 'This page is not here',
    loadComponent: () => import('./core/not-found.page').then((file) => file.NotFoundPage),
  },
];
