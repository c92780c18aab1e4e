import { Node } from '@tiptap/core';
import { wrapIn } from '@tiptap/pm/commands';
import { addClause, endClause, splitClause, undoEmptyClause, unwrapClause } from './clause-commands';
import { clauseIds } from './clause-ids';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    manifestoClause: {
      /** Put an empty clause after where the cursor is, and the cursor in it. */
      addClause: () => ReturnType;
      /** Make the selected paragraphs one clause. */
      wrapInClause: () => ReturnType;
      /** Take the clause away from around its paragraphs; its thread ends. */
      unwrapClause: () => ReturnType;
      /** Part the clause at the cursor; the second half gets an id of its own. */
      splitClause: () => ReturnType;
    };
  }
}

/**
 * A clause: paragraphs under an id that never changes. It isolates, so that Backspace at its start does not pour it
 * into the clause before, and Enter inside it makes a paragraph, never a second clause by accident.
 */
export const Clause = Node.create({
  name: 'clause',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  isolating: true,

  addAttributes: () => ({
    id: {
      default: null,
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-clause-id'),
      renderHTML: ({ id }: Record<string, unknown>) =>
        typeof id === 'string' ? { 'data-clause-id': id } : {},
    },
  }),

  parseHTML: () => [{ tag: 'section[data-clause-id]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'section',
    { ...HTMLAttributes, class: 'clause', role: 'group', 'aria-label': 'Clause' },
    0,
  ],

  addCommands() {
    return {
      addClause:
        () =>
        ({ state, dispatch }) =>
          addClause(state, dispatch),
      wrapInClause:
        () =>
        ({ state, dispatch }) =>
          wrapIn(this.type)(state, dispatch),
      unwrapClause:
        () =>
        ({ state, dispatch }) =>
          unwrapClause(state, dispatch),
      splitClause:
        () =>
        ({ state, dispatch }) =>
          splitClause(state, dispatch),
    };
  },

  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Enter: () => editor.commands.command(({ state, dispatch }) => endClause(state, dispatch)),
      Backspace: () => editor.commands.command(({ state, dispatch }) => undoEmptyClause(state, dispatch)),
      'Mod-Enter': () => editor.commands.addClause(),
      'Mod-Shift-Enter': () => editor.commands.splitClause(),
    };
  },

  addProseMirrorPlugins: () => [clauseIds()],
});
