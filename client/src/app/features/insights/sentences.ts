/** A stretch of a text, from the first place up to and without the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The sentences of a text with their places, so that a part of it can be quoted without copying it. */
export function sentencesOf(text: string): Stretch[] {
  const ends = [...text.matchAll(/[.!?…]+["”’)]*\s+|\n+/g)].map(({ index, 0: end }) => index + end.length);
  const edges = [0, ...ends.filter((end) => end < text.length), text.length];
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index] ?? 0;
    const words = text.slice(from, to).trim();
    return words ? [{ from, to, text: words }] : [];
  });
}
