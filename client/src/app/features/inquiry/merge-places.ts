import { nameKey, type Place, type SetPlaces } from '@samepage/contracts';

export type Row = SetPlaces['places'][number];

/**
 * What was changed here, on the list that somebody else has set since it was begun: of each place what either of us
 * changed, and mine where we both did. A place that was new here and is there by now is the same.
 */
export function mergePlaces(base: readonly Place[], mine: readonly Row[], theirs: readonly Place[]): Row[] {
  const before = new Map(base.map(({ id, name }) => [id, name]));
  const own = new Map(mine.flatMap((row) => (row.id === null ? [] : [[row.id, row.name] as const])));
  const isMine = (id: string) => own.has(id) && own.get(id) !== before.get(id);
  const there = new Set(theirs.map(({ id }) => id));
  const kept = theirs
    .filter(({ id }) => !before.has(id) || own.has(id))
    .map(({ id, name }): Row => ({ id, name: isMine(id) ? (own.get(id) ?? name) : name }));
  const names = new Set(kept.map(({ name }) => nameKey(name)));
  const added = mine
    .filter(({ id }) => id === null || (!there.has(id) && isMine(id)))
    .filter(({ name }) => !names.has(nameKey(name)))
    .map(({ name }): Row => ({ id: null, name }));
  return [...kept, ...added];
}
