import { Routes } from '@angular/router';

/** A debate, and gathering what holds from it. */
export const debateRoutes: Routes = [
  {
    path: '',
    title: 'A debate',
    loadComponent: () => import('./debate.page').then((file) => file.DebatePage),
  },
  {
    path: 'harvest',
    title: 'Gather what holds',
    loadComponent: () => import('./harvest.page').then((file) => file.HarvestPage),
  },
];
