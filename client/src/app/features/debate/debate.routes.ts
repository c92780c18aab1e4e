import { Routes } from '@angular/router';

/** A debate, and gathering what holds from it. */
export const debateRoutes: Routes = [
  {
    path: '',
    title: 'A debate',
    loadComponent: () => import('./debate.page').then((file) => file.DebatePage),
  },
  {
    path: 'console',
    title: 'Run a debate',
    loadComponent: () => import('./console/console.page').then((file) => file.ConsolePage),
  },
  {
    path: 'stage',
    title: 'Stage',
    loadComponent: () => import('./stage/stage.page').then((file) => file.StagePage),
  },
  {
    path: 'rehearsal',
    title: 'Rehearse a debate',
    loadComponent: () => import('./console/rehearsal/rehearsal.page').then((file) => file.RehearsalPage),
  },
  {
    path: 'replay',
    title: 'A debate again',
    loadComponent: () => import('./replay/replay.page').then((file) => file.ReplayPage),
  },
  {
    path: 'prepare',
    title: 'Change how a debate goes',
    loadComponent: () => import('./prepare/prepare.page').then((file) => file.PreparePage),
  },
  {
    path: 'notes/:documentId',
    title: 'A group’s note',
    loadComponent: () => import('./note.page').then((file) => file.NotePage),
  },
  {
    path: 'harvest',
    title: 'Gather what holds',
    loadComponent: () => import('./harvest.page').then((file) => file.HarvestPage),
  },
  {
    path: 'report',
    title: 'Report of a debate',
    loadComponent: () => import('../opinion/report.page').then((file) => file.ReportPage),
  },
];
