import type { EditionContent, Source } from '@samepage/contracts';

type Provocation = NonNullable<Source['provocation']>;

/** The provocations everything began with, each once, in the order they were posted. */
export function provocationsOf(content: EditionContent | undefined): Provocation[] {
  const met = new Map<string, Provocation>();
  for (const { provocation } of content?.sources.flatMap(({ sources }) => sources) ?? [])
    if (provocation) met.set(provocation.id, provocation);
  return [...met.values()].toSorted((one, other) => one.postedAt.localeCompare(other.postedAt));
}
