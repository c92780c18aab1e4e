import { Extension } from '@tiptap/core';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    moveBlock: {
      /** Move the clause, heading or paragraph the cursor is in past its neighbour. */
      moveBlock: (by: -1 | 1) => ReturnType;
    };
  }
}

/** Swaps the block at the cursor with its neighbour. A clause keeps its id, and with it its thread. */
export function moveBlock(state: EditorState, by: -1 | 1, dispatch?: (tr: Transaction) => void): boolean {
  const { $from } = state.selection;
  if ($from.depth === 0) return false;
  const index = $from.index(0);
  const neighbour = state.doc.maybeChild(index + by);
  if (!neighbour || index + by < 0) return false;
  const node = $from.node(1);
  const start = $from.before(1);
  const target = by < 0 ? start - neighbour.nodeSize : start + neighbour.nodeSize;
  if (dispatch) {
    const tr = state.tr.delete(start, start + node.nodeSize).insert(target, node);
    const cursor = target + ($from.pos - start);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(cursor))).scrollIntoView());
  }
  return true;
}

/** Moving blocks by command and by Alt+Shift with an arrow, as word processors do. */
export const MoveBlock = Extension.create({
  name: 'moveBlock',
  addCommands: () => ({
    moveBlock:
      (by) =>
      ({ state, dispatch }) =>
        moveBlock(state, by, dispatch),
  }),
  addKeyboardShortcuts() {
    return {
      'Alt-Shift-ArrowUp': () => this.editor.commands.moveBlock(-1),
      'Alt-Shift-ArrowDown': () => this.editor.commands.moveBlock(1),
    };
  },
});
