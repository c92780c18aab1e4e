import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import type { Node } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { manifestoFragment } from '../document';
import { manifestoExtensions } from '../schema';

/** Someone writing: an editor on a document of their own, as a browser has it. Needs a DOM. */
export class Writer {
  readonly doc = new Y.Doc();
  readonly editor: Editor;

  constructor(draft: Uint8Array) {
    Y.applyUpdate(this.doc, draft);
    this.editor = new Editor({
      element: document.createElement('div'),
      extensions: [
        ...manifestoExtensions,
        Collaboration.configure({ document: this.doc, field: manifestoFragment }),
      ],
    });
  }

  /** The document as ProseMirror prints it. */
  get page(): string {
    return this.editor.state.doc.toString();
  }

  get clauses(): Node[] {
    return this.editor.state.doc.children.filter(({ type }) => type.name === 'clause');
  }

  get ids(): unknown[] {
    return this.clauses.map(({ attrs }): unknown => attrs['id']);
  }

  /** Press a key as `Mod-Enter` names it; jsdom is no Mac, so Mod is Control. */
  press(key: string): this {
    const keys = key.split('-');
    const event = new KeyboardEvent('keydown', {
      key: keys.at(-1) ?? '',
      ctrlKey: keys.includes('Mod'),
      shiftKey: keys.includes('Shift'),
    });
    this.editor.view.someProp('handleKeyDown', (handle) => handle(this.editor.view, event));
    return this;
  }

  type(text: string): this {
    this.editor.view.dispatch(this.editor.state.tr.insertText(text));
    return this;
  }

  /** Put the cursor after the first occurrence of these words. */
  after(words: string): this {
    this.editor.state.doc.descendants((node, position) => {
      const index = node.text?.indexOf(words) ?? -1;
      if (index >= 0) this.editor.commands.setTextSelection(position + index + words.length);
    });
    return this;
  }

  /** Put the cursor in the words nearest to a position. */
  near(position: number): this {
    const { state, view } = this.editor;
    const $near = state.doc.resolve(Math.min(position, state.doc.content.size));
    view.dispatch(state.tr.setSelection(Selection.near($near)));
    return this;
  }

  atEnd(): this {
    this.editor.commands.setTextSelection(this.editor.state.doc.content.size);
    return this;
  }

  paste(html: string): this {
    // jsdom has no ClipboardEvent; ProseMirror only hands it on.
    this.editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
    return this;
  }

  leave(): void {
    this.editor.destroy();
    this.doc.destroy();
  }
}

/** Everything each has written reaches the other. */
export function exchange(one: Y.Doc, other: Y.Doc): void {
  const [fromOne, fromOther] = [
    Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)),
    Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)),
  ];
  Y.applyUpdate(other, fromOne, 'far');
  Y.applyUpdate(one, fromOther, 'far');
}
