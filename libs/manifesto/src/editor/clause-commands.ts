import type { Node, NodeType, ResolvedPos } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';

/** A ProseMirror command: tells whether it can be done, and does it when given a dispatch. */
export type Command = (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean;

/** The clause around a position, and its depth. Clauses stand at depth 1 only. */
function clauseAt($pos: ResolvedPos): Node | null {
  const node = $pos.depth > 0 ? $pos.node(1) : null;
  return node?.type.name === 'clause' ? node : null;
}

function typeIn(state: EditorState, name: string): NodeType {
  const type = state.schema.nodes[name];
  if (!type) throw new Error(`The schema has no ${name}.`);
  return type;
}

function emptyClause(state: EditorState): Node {
  return typeIn(state, 'clause').create(null, typeIn(state, 'paragraph').create());
}

function cursorAt(tr: Transaction, position: number): Transaction {
  return tr.setSelection(TextSelection.near(tr.doc.resolve(position))).scrollIntoView();
}

function isBlank($pos: ResolvedPos): boolean {
  return $pos.parent.isTextblock && $pos.parent.content.size === 0;
}

/** Put an empty clause after the block the cursor is in, or in its place when that is an empty paragraph. */
export const addClause: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const replaces = $to.depth === 1 && isBlank($to) && $to.parent.type.name === 'paragraph';
  const end = $to.depth === 0 ? $to.pos : $to.after(1);
  const start = replaces ? $to.before(1) : end;
  dispatch?.(cursorAt(state.tr.replaceWith(start, end, emptyClause(state)), start + 2));
  return true;
};

/** Part the clause in two at the cursor; what comes after it becomes a clause of its own. */
export const splitClause: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !clauseAt($from) || !$from.parent.isTextblock) return false;
  const after = { type: typeIn(state, 'clause'), attrs: { id: null } };
  dispatch?.(state.tr.split($from.pos, 2, [after]).scrollIntoView());
  return true;
};

/** Take the clause away from around its paragraphs, which stay. Its thread ends here. */
export const unwrapClause: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const clause = clauseAt($from);
  if (!clause) return false;
  const tr = state.tr.replaceWith($from.before(1), $from.after(1), clause.content);
  dispatch?.(cursorAt(tr, $from.pos - 1));
  return true;
};

/** Enter on the empty last paragraph: leave an empty clause, or end this one and begin the next. */
export const endClause: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const clause = clauseAt($from);
  if (!empty || !clause || !isBlank($from) || $from.index(1) !== clause.childCount - 1) return false;
  if (clause.childCount === 1) return unwrapClause(state, dispatch);
  const tr = state.tr.delete($from.before(), $from.after());
  const end = tr.mapping.map($from.after(1));
  dispatch?.(cursorAt(tr.insert(end, emptyClause(state)), end + 2));
  return true;
};

/** Backspace in an empty clause turns it into an empty paragraph; a clause with words in it is never undone so. */
export const undoEmptyClause: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const isEmpty = clauseAt($from)?.childCount === 1 && isBlank($from);
  return empty && isEmpty && unwrapClause(state, dispatch);
};
