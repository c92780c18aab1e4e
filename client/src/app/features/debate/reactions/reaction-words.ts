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
    path: 'M12 20s-8-5-8-11a4.3 4.3 0 0 1 8-2 4.3 4.3 0 0 1 8 2c0 6-8 11-8 11z',
  },
  {
    kind: 'clap',
    words: 'Applause',
    path: 'M12 3v4M12 17v4M3 12h4M17 12h4M5.6 5.600l2.9 2.900M15.5 15.500l2.9 2.900M18.4 5.600l-2.9 2.900M8.5 15.500l-2.9 2.9',
  },
  {
    kind: 'question',
    words: 'A question',
    path: 'M9 8.500a3.2 3.2 0 1 1 4.8 2.800c-1.2.7-1.8 1.4-1.8 2.700M12 18.500v.1',
  },
  {
    kind: 'me-too',
    words: 'Me too',
    path: 'M8.5 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM15.5 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  },
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
