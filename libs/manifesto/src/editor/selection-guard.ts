import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { getRelativeSelection, ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';

interface Synced {
  doc: ProsemirrorBinding['doc'];
  binding: ProsemirrorBinding | null;
}

function syncOf(view: EditorView): Synced | undefined {
  return ySyncPluginKey.getState(view.state) as Synced | undefined;
}

/** Before each change to the document, hand the binding the selection as it is now. */
function keepFresh(view: EditorView): () => void {
  const doc = syncOf(view)?.doc;
  const refresh = () => {
    const binding = syncOf(view)?.binding;
    if (binding?.beforeTransactionSelection && !view.isDestroyed)
      binding.beforeTransactionSelection = getRelativeSelection(binding, view.state);
  };
  doc?.on('beforeAllTransactions', refresh);
  return () => doc?.off('beforeAllTransactions', refresh);
}

/**
 * Mends y-tiptap 3.0.9 (ueberdosis/y-tiptap#48, yjs/y-prosemirror#272, both open): after an undo the binding keeps
 * the cursor from before it, and at the next change from others puts the cursor there. Where the page has become
 * shorter that throws inside the Yjs observer: the editor goes on showing the old page, and the next key pressed
 * takes away what the others wrote. Take this out when clause.spec.ts passes without it.
 */
export const SelectionGuard = Extension.create({
  name: 'selectionGuard',
  addProseMirrorPlugins: () => [new Plugin({ view: (view) => ({ destroy: keepFresh(view) }) })],
});
