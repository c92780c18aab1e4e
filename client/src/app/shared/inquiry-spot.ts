import { computed, inject, Signal } from '@angular/core';
import { Api } from '../api/api';
import { inquirySee } from '../api/functions';
import { loaded } from './load';

/** The artist's colour of an inquiry, for pages that know only its address; null until it is there, or without it. */
export function inquirySpot(slug: () => string | undefined): Signal<string | null> {
  const api = inject(Api);
  const inquiry = loaded(slug, (known) => api.invoke(inquirySee, { slug: known }));
  return computed(() => inquiry.value()?.spot ?? null);
}
