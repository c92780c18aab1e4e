import { Routes } from '@angular/router';

/** An inquiry, and what is begun in it. */
export const inquiryRoutes: Routes = [
  {
    path: '',
    title: 'An inquiry',
    loadComponent: () => import('./inquiry.page').then((file) => file.InquiryPage),
  },
  {
    path: 'provocations/new',
    title: 'Post a provocation',
    loadComponent: () => import('../provocation/post.page').then((file) => file.PostPage),
  },
  {
    path: 'gatherings/new',
    title: 'Convene a gathering',
    loadComponent: () => import('../gathering/keep.page').then((file) => file.KeepGatheringPage),
  },
  {
    path: 'gatherings/:gatheringId',
    title: 'Change a gathering',
    loadComponent: () => import('../gathering/keep.page').then((file) => file.KeepGatheringPage),
  },
  {
    path: 'debates/new',
    title: 'Prepare a debate',
    loadComponent: () => import('../debate/prepare/prepare.page').then((file) => file.PreparePage),
  },
  {
    path: 'drafts/new',
    title: 'Begin a draft',
    loadComponent: () => import('../draft/begin.page').then((file) => file.BeginPage),
  },
  {
    path: 'insights',
    title: 'Insights',
    loadComponent: () => import('../insights/insights.page').then((file) => file.InsightsPage),
  },
  {
    path: 'insights/new',
    title: 'Propose an insight',
    loadComponent: () => import('../insights/insight-form.page').then((file) => file.InsightFormPage),
  },
  {
    path: 'themes',
    title: 'Themes',
    loadComponent: () => import('../insights/themes.page').then((file) => file.ThemesPage),
  },
  {
    path: 'same-page',
    title: 'Are we on the same page?',
    loadComponent: () => import('../opinion/same-page.page').then((file) => file.SamePagePage),
  },
  {
    path: 'conversations',
    title: 'Older conversations',
    loadComponent: () => import('../opinion/conversations.page').then((file) => file.ConversationsPage),
  },
  {
    path: 'guess',
    title: 'Guess the other',
    loadComponent: () => import('../opinion/guess.page').then((file) => file.GuessPage),
  },
  {
    path: 'report',
    title: 'Report',
    loadComponent: () => import('../opinion/report.page').then((file) => file.ReportPage),
  },
];
