import { isId } from '@samepage/contracts';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';

/** A random UUID (version 4). `crypto.randomUUID` is missing in browsers on plain http, as on a venue's own Wi-Fi. */
export function freshClauseId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

interface Placed {
  id: unknown;
  position: number;
}

/** Clauses stand at the top of the document only, so this is one shallow walk. */
function clausesIn(doc: Node): Placed[] {
  const clauses: Placed[] = [];
  doc.forEach((node, position) => {
    if (node.type.name === 'clause') clauses.push({ id: node.attrs['id'], position });
  });
  return clauses;
}

/** Whether a position lies in what these transactions put in, seen from the document after them. */
function insertedBy(transactions: readonly Transaction[]): (position: number) => boolean {
  const mapping = new Mapping(transactions.flatMap(({ mapping: { maps } }) => maps));
  const ranges: [number, number][] = [];
  mapping.maps.forEach((map, index) => {
    const later = mapping.slice(index + 1);
    map.forEach((_oldStart, _oldEnd, start, end) => ranges.push([later.map(start, -1), later.map(end, 1)]));
  });
  return (position) => ranges.some(([from, to]) => from <= position && position < to);
}

function isPasted(transaction: Transaction): boolean {
  return ['paste', 'drop'].includes(String(transaction.getMeta('uiEvent')));
}

interface IdsInUse {
  /** Ids of clauses this change did not bring, then of those it did, as they are gone through. */
  taken: Set<unknown>;
  /** Whether an id may come along with a clause: it was in this document before, or it was not pasted. */
  known: (id: unknown) => boolean;
}

function mayKeep(id: unknown, { taken, known }: IdsInUse): boolean {
  return isId(id) && !taken.has(id) && known(id);
}

function fix(state: EditorState, brought: Placed[], inUse: IdsInUse): Transaction | null {
  const tr = state.tr;
  for (const { id, position } of brought) {
    const kept = mayKeep(id, inUse) ? id : freshClauseId();
    if (kept !== id) tr.setNodeAttribute(position, 'id', kept);
    inUse.taken.add(kept);
  }
  return tr.docChanged ? tr : null;
}

const key = new PluginKey<ReadonlySet<unknown>>('clauseIds');

/**
 * Gives a fresh id to a clause that a local change brought in without one, with one that another clause has, or
 * (when pasted) with one from another document. The clause that was there first keeps its id; a clause cut and
 * pasted back keeps its own, and its thread.
 *
 * Changes that come from others are left as they are: their author's editor has seen to them, and if every editor
 * mended the same clause they would take turns for ever. What slips through (one clause moved by two people at
 * once) `readBlocks` settles the same way for everyone.
 */
export function clauseIds(): Plugin<ReadonlySet<unknown>> {
  return new Plugin<ReadonlySet<unknown>>({
    key,
    state: {
      init: (_config, { doc }) => new Set(clausesIn(doc).map(({ id }) => id)),
      apply: (tr, seen, _old, { doc }) =>
        tr.docChanged ? new Set([...seen, ...clausesIn(doc).map(({ id }) => id)]) : seen,
    },
    appendTransaction: (transactions, before, state) => {
      if (!transactions.some(({ docChanged }) => docChanged) || transactions.some(isChangeOrigin))
        return null;
      const isNew = insertedBy(transactions);
      const clauses = clausesIn(state.doc);
      const stayed = clauses.filter(({ position }) => !isNew(position));
      const seen = key.getState(before);
      const pasted = transactions.some(isPasted);
      return fix(
        state,
        clauses.filter(({ position }) => isNew(position)),
        {
          taken: new Set(stayed.map(({ id }) => id)),
          known: (id) => !pasted || seen?.has(id) === true,
        },
      );
    },
  });
}
