import * as Y from 'yjs';
import { limits } from '../limits';
import { CannotIntegrate, integrate } from '../outline/integration';
import { Outline } from '../outline/outline';
import { decode, type Decoded, type Struct } from './decode';
import { Refusal, type Addition, type Examination, type Piece } from './examination';
import { checkShape } from './shape';

/**
 * Examines an update from a client against what is known of a document, without changing that (SY8, SY16, SY28).
 * Whose client ids are whose is not asked here. Never throws.
 */
export function examine(document: Outline, update: Uint8Array): Examination {
  try {
    const decoded = decode(update);
    checkShape(decoded);
    checkOrder(decoded.structs);
    return judge(document, decoded);
  } catch (error) {
    if (error instanceof CannotIntegrate && error.because === 'missing') return { verdict: 'missing' };
    return { verdict: 'refused', reason: error instanceof Refusal ? error.reason : 'bad_frame' };
  }
}

/** What an update from the log adds. It was judged when it went in, so it must fit; throws CannotIntegrate if not. */
export function additionFromLog(document: Outline, decoded: Decoded): Addition {
  return additionOf(document, decoded, { isTrusted: true });
}

function additionOf(
  document: Outline,
  { structs, deleted }: Decoded,
  how: { readonly isTrusted: boolean },
): Addition {
  const outline = new Outline(document);
  const pieces = integrate(outline, structs, how);
  const deletions: Addition['deletions'][number][] = [];
  for (const [client, named] of deleted) {
    const known = outline.clockOf(client);
    if (named.some(({ to }) => to > known)) throw new CannotIntegrate('missing');
    const ranges = outline.undeletedOf(client, named);
    if (ranges.length === 0) continue;
    outline.delete(client, ranges);
    deletions.push([client, ranges]);
  }
  if (!how.isTrusted) expectOneValue(outline, pieces);
  return { pieces, deletions, writers: [...outline.clocks.keys()], outline };
}

/**
 * Under a key stands one value. Of several in one struct, which is what values that replaced each other become, Yjs would
 * leave some undeleted when their parent goes, and throw: they must all be deleted.
 */
function expectOneValue(outline: Outline, pieces: readonly Piece[]): void {
  for (const { struct } of pieces) {
    if (struct.length < 2 || !(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted)
      continue;
    const { client, clock } = struct.id;
    if (outline.placeAt(struct.id).key === null) continue;
    if (outline.undeleted(client, clock, clock + struct.length).length > 0) throw new CannotIntegrate('torn');
  }
}

function judge(document: Outline, decoded: Decoded): Examination {
  const addition = additionOf(document, decoded, { isTrusted: false });
  checkDepth(addition);
  const repeats = repeatedIn(document, decoded.structs);
  if (addition.outline.isEmpty) return { verdict: 'known', repeats };
  return { verdict: 'new', addition, repeats };
}

/** Each client's structs must stand together, one after the other: Yjs would silently drop the first of two blocks. */
function checkOrder(structs: readonly Struct[]): void {
  if (structs.length < 2) return;
  const ends = new Map<number, number>();
  let current: number | undefined;
  for (const { id, length } of structs) {
    const end = ends.get(id.client);
    if (end !== undefined && (id.client !== current || id.clock < end)) throw new Refusal('bad_frame');
    ends.set(id.client, id.clock + length);
    current = id.client;
  }
}

function checkDepth({ pieces, outline }: Addition): void {
  for (const { struct } of pieces) {
    if (struct instanceof Y.Item && outline.placeAt(struct.id).depth > limits.depth)
      throw new Refusal('bad_frame');
  }
}

function repeatedIn(document: Outline, structs: readonly Struct[]): Struct[] {
  return structs.filter(
    (struct) => !(struct instanceof Y.Skip) && struct.id.clock < document.clockOf(struct.id.client),
  );
}
