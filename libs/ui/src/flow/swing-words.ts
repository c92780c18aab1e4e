import type { MotionTally, Swing, SwingPart } from '@samepage/contracts';

function stood({ for: yes, against, unsure }: MotionTally): string {
  return `${yes} for, ${against} against, ${unsure} unsure`;
}

/** How many are known to have changed their mind between the two votes; null where that is not told. */
export function changedMind({ flows }: SwingPart): number | null {
  if (!flows) return null;
  const between = flows.filter(({ from, to }) => from !== null && to !== null && from !== to);
  if (between.some(({ people }) => people === null)) return null;
  return between.reduce((sum, { people }) => sum + (people ?? 0), 0);
}

/** What the debate moved, in a sentence or two. */
export function swingSentence({ all, least }: Swing): string {
  if (!all.before || !all.after) {
    return `How people moved is not shown: some of the numbers are smaller than ${least} and could point at someone.`;
  }
  const both = `Before: ${stood(all.before)}. After: ${stood(all.after)}.`;
  const changed = changedMind(all);
  if (changed === null) return both;
  if (changed === 0) return `${both} Nobody who voted twice changed their mind.`;
  return `${both} ${changed === 1 ? 'One person' : `${changed} people`} changed their mind.`;
}
