import { cleanText, type SamePageStatement } from '@samepage/contracts';

/**
 * A statement that was asked in several debates once, as it stands in the newest of them, with the older ones in
 * `before`, the newest first. In order of time, as they come.
 */
export function askedAgain(statements: readonly SamePageStatement[]): SamePageStatement[] {
  const newest: SamePageStatement[] = [];
  const byWords = new Map<string, SamePageStatement[]>();
  for (const each of statements.toReversed()) {
    const words = each.text === null ? null : sameWords(each.text);
    const asked = words === null ? undefined : byWords.get(words);
    const later = asked?.find(
      ({ debateId, before }) =>
        debateId !== each.debateId && before.every((one) => one.debateId !== each.debateId),
    );
    if (later) {
      const { debateId, debateTitle, statementId, at, picture } = each;
      later.before.push({ debateId, debateTitle, statementId, at, picture });
      continue;
    }
    const kept = { ...each, before: [...each.before] };
    newest.push(kept);
    if (words !== null) byWords.set(words, [...(asked ?? []), kept]);
  }
  return newest;
}

/** Words as they are compared: typed in another way they are the same. */
function sameWords(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').toLowerCase();
}
