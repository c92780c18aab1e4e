import { cleanText } from './clean-text';

/** A name as it is kept: on one line, without what cannot be shown. */
export const tidyName = (name: string): string => cleanText(name).replace(/\s+/g, ' ');

/** What two names have in common that people would read as one: not their capitals, nor signs that leave no mark. */
export function nameKey(name: string): string {
  return tidyName(name.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, ''))
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase();
}
