import type { DebateSnapshot, ReactionKind, Reactions } from '@samepage/contracts';
import { onTheFloor } from '@samepage/debate';

/** How each reaction is drawn and called; none of them is against anyone. */
export const reactionWords: readonly {
  readonly kind: ReactionKind;
  readonly words: string;
  /** Drawn in a square of 24. */
  readonly path: string;
}[] = [
  {
    kind: 'heart',
    words: 'This matters',
    path: 'M12 20C5 15 3 11.500 3 8.500A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 9 1.500C21 11.500 19 15 12 20z',
  },
  { kind: 'clap', words: 'Applause', path: 'M7 21v-8M12 21V9M17 21v-8M12 6V3M6 10 4 7.500M18 10l2-2.500' },
  {
    kind: 'question',
    words: 'A question',
    path: 'M8 9a4 4 0 1 1 5.500 3.700c-1 .5-1.500 1.200-1.500 2.300M12 19v.5',
  },
  { kind: 'me-too', words: 'Me too', path: 'M9 12a4 4 0 1 1 0-.01M15 8a4 4 0 1 1 0 8M3 12h-1M22 12h-1' },
];

/** What people react to now, by its id; null where no reactions are taken. */
export function floorOf(debate: DebateSnapshot | null): string | null {
  return debate && onTheFloor(debate.state, debate.id);
}

/** How many reacted how to something; zero where nobody has. */
export function countOf(counts: Reactions | undefined, about: string | null, kind: ReactionKind): number {
  return (about !== null && counts?.[about]?.[kind]) || 0;
}

/** What one's own reactions are once one of them is there, or not. */
export function withOwn(
  own: DebateSnapshot['reactions']['own'],
  about: string,
  kind: ReactionKind,
  on: boolean,
): DebateSnapshot['reactions']['own'] {
  const others = (own[about] ?? []).filter((each) => each !== kind);
  return { ...own, [about]: on ? [...others, kind] : others };
}
