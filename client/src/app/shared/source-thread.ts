import type { Source } from '@samepage/contracts';
import { dayInWords, tallyLine } from '@samepage/manifesto/voice-line';
import type { ThreadStep } from '@samepage/ui';

/** Where a clause came from, knot by knot: provocation, debate, statement. `linked` for those who may follow it. */
export function sourceSteps(source: Source, linked: boolean): ThreadStep[] {
  const { provocation, debate, statement } = source;
  const href = (path: string) => (linked ? path : undefined);
  const began: ThreadStep[] = provocation
    ? [
        {
          kind: 'provocation',
          title: provocation.title,
          detail: `Posted on ${dayInWords(provocation.postedAt)}`,
          href: href(`/provocations/${provocation.id}`),
        },
      ]
    : [];
  return [
    ...began,
    {
      kind: 'debate',
      title: debate.title,
      detail: `Held on ${dayInWords(debate.at)}`,
      href: href(`/debates/${debate.id}`),
    },
    {
      kind: 'statement',
      title: `“${statement.text}”`,
      detail: (statement.tally && tallyLine(statement.tally)) ?? undefined,
      voice: { name: null, sector: statement.sector },
    },
  ];
}

/** The thread of a clause from all its sources, ending at the clause itself; a provocation is told once. */
export function clauseSteps(sources: readonly Source[], clause: string, linked: boolean): ThreadStep[] {
  const steps = sources.flatMap((source) => sourceSteps(source, linked));
  const once = steps.filter(
    (step, index) =>
      step.kind === 'statement' ||
      steps.findIndex((other) => other.kind === step.kind && other.title === step.title) === index,
  );
  return [...once, { kind: 'clause', title: clause, here: true }];
}
