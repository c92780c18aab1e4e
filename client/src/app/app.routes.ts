import { Routes } from '@angular/router';

/** Every page is its own chunk: the first load carries the shell and one page. */
export const routes: Routes = [
  { path: '', loadComponent: () => import('./features/home/home.page').then((file) => file.HomePage) },
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: () => import('./features/sign-in/sign-in.page').then((file) => file.SignInPage),
  },
  {
    path: 'account',
    title: 'Your account',
    loadComponent: () => import('./features/account/account.page').then((file) => file.AccountPage),
  },
  {
    path: 'join',
    title: 'Join with a code',
    loadComponent: () => import('./features/join/join.page').then((file) => file.JoinPage),
  },
  {
    path: 'join/:code',
    title: 'Join with a code',
    loadComponent: () => import('./features/join/enter.page').then((file) => file.EnterPage),
  },
  {
    path: 'i/:slug',
    loadChildren: () => import('./features/inquiry/inquiry.routes').then((file) => file.inquiryRoutes),
  },
  {
    path: 'provocations/:provocationId',
    title: 'A provocation',
    loadComponent: () =>
      import('./features/provocation/provocation.page').then((file) => file.ProvocationPage),
  },
  {
    path: 'debates/:debateId',
    loadChildren: () => import('./features/debate/debate.routes').then((file) => file.debateRoutes),
  },
  {
    path: 'drafts/:draftId',
    title: 'A draft',
    loadComponent: () => import('./features/draft/draft.page').then((file) => file.DraftPage),
  },
  {
    path: 'insights/:insightId',
    title: 'An insight',
    loadComponent: () => import('./features/insights/insight.page').then((file) => file.InsightPage),
  },
  {
    path: 'insights/:insightId/edit',
    title: 'Change an insight',
    loadComponent: () => import('./features/insights/insight-form.page').then((file) => file.InsightFormPage),
  },
  {
    path: 'conversations/:conversationId',
    title: 'An older conversation',
    loadComponent: () => import('./features/opinion/conversation.page').then((file) => file.ConversationPage),
  },
  {
    path: 'editions/:slug/:number',
    title: 'An edition',
    loadComponent: () => import('./features/edition/edition.page').then((file) => file.EditionPage),
  },
  {
    path: 'dev/outbox',
    title: 'Outbox',
    loadComponent: () => import('./features/dev/outbox/outbox.page').then((file) => file.OutboxPage),
  },
  {
    path: 'dev/gallery',
    title: 'Gallery',
    loadComponent: () => import('./features/dev/gallery/gallery.page').then((file) => file.GalleryPage),
  },
  {
    path: 'accessibility',
    title: 'Accessibility',
    loadComponent: () => import('./features/about/accessibility.page').then((file) => file.AccessibilityPage),
  },
  {
    path: 'privacy',
    title: 'Privacy',
    loadComponent: () => import('./features/about/privacy.page').then((file) => file.PrivacyPage),
  },
  {
    path: '**',
    title: 'This page is not here',
    loadComponent: () => import('./core/not-found.page').then((file) => file.NotFoundPage),
  },
];
