import type { SamePageStatement } from '@samepage/contracts';
import type { SecondOpinion, ShownSecondOpinion } from '@samepage/opinion';
import type { ShownDebate } from './statement-rows';

/** What bridges by another way of counting, in each debate that is large enough, in words and with how sectors stand. */
export function secondOpinions(
  debates: readonly ShownDebate[],
  shown: readonly (ShownSecondOpinion | null)[],
  statements: readonly SamePageStatement[],
): SecondOpinion[] {
  const byId = new Map(statements.map((each) => [each.statementId, each]));
  return debates.flatMap(({ title }, index): SecondOpinion[] => {
    const its = shown[index];
    if (!its) return [];
    const first = its.first.flatMap((id) => byId.get(id) ?? []);
    return [{ ...its, debateTitle: title, first: first.map(({ text, picture }) => ({ text, picture })) }];
  });
}
