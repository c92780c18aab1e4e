import { cleanText } from '@samepage/contracts';

/** Safe text as `cleanText` makes it, keeping the blank that parts this run from its neighbours. */
export function cleanRun(text: string): string {
  const cleaned = cleanText(text);
  if (cleaned === '') return /\s/.test(text) ? ' ' : '';
  return (/^\s/.test(text) ? ' ' : '') + cleaned + (/\s$/.test(text) ? ' ' : '');
}
