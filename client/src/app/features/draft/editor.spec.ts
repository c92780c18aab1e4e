import { manifestoFragment } from '@samepage/manifesto/document';
import { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { health } from '../../shared/testing/samples';
import { clauseAtCursor, createManifestoEditor, placedClauses } from './create-editor';

/** An editor on a document of its own, with two clauses under a heading. */
function setup() {
  const document = new Y.Doc();
  const awareness = new Awareness(document);
  const toTools = jest.fn();
  const editor = createManifestoEditor({
    element: globalThis.document.body.appendChild(globalThis.document.createElement('div')),
    label: 'The draft “What we hold”',
    document,
    provider: { awareness } as unknown as WebsocketProvider,
    user: { name: 'Asha', sector: health },
    toTools,
  });
  editor.commands.setContent(
    '<h1>Title</h1><section data-clause-id="11111111-1111-4111-8111-111111111111"><p>One</p></section>' +
      '<section data-clause-id="22222222-2222-4222-8222-222222222222"><p>Two</p></section>',
  );
  const cursorIn = (words: string) => {
    editor.state.doc.descendants((node, position) => {
      if (node.isText && node.text === words) editor.commands.setTextSelection(position + 1);
    });
  };
  const end = () => {
    editor.destroy();
    awareness.destroy();
    document.destroy();
  };
  return { editor, document, awareness, toTools, cursorIn, end };
}

describe('the editor of a draft', () => {
  let bench: ReturnType<typeof setup>;
  beforeEach(() => (bench = setup()));
  afterEach(() => bench.end());

  it('writes to the shared document, and nowhere else', () => {
    expect(bench.document.getXmlFragment(manifestoFragment).length).toBeGreaterThanOrEqual(3);
  });

  it('is called by its name to a screen reader, and read only until it may be written', () => {
    const { dom } = bench.editor.view;
    expect(dom.getAttribute('role')).toBe('textbox');
    expect(dom.getAttribute('aria-label')).toBe('The draft “What we hold”');
    expect(dom.getAttribute('contenteditable')).toBe('false');
    bench.editor.setEditable(true);
    expect(dom.getAttribute('contenteditable')).toBe('true');
  });

  it('numbers the clauses as they stand', () => {
    expect(placedClauses(bench.editor).map(({ number, words }) => `${number} ${words}`)).toEqual([
      '1 One',
      '2 Two',
    ]);
  });

  it('knows which clause the cursor is in', () => {
    bench.cursorIn('Two');
    expect(clauseAtCursor(bench.editor)).toBe('22222222-2222-4222-8222-222222222222');
    bench.cursorIn('Title');
    expect(clauseAtCursor(bench.editor)).toBeNull();
  });

  it('moves a clause past its neighbour with its id, and the cursor goes along', () => {
    bench.cursorIn('Two');
    expect(bench.editor.commands.moveBlock(-1)).toBe(true);
    expect(placedClauses(bench.editor).map(({ words }) => words)).toEqual(['Two', 'One']);
    expect(placedClauses(bench.editor)[0]?.id).toBe('22222222-2222-4222-8222-222222222222');
    expect(clauseAtCursor(bench.editor)).toBe('22222222-2222-4222-8222-222222222222');
    expect(bench.editor.commands.moveBlock(1)).toBe(true);
    expect(placedClauses(bench.editor).map(({ words }) => words)).toEqual(['One', 'Two']);
  });

  it('moves nothing off the page', () => {
    bench.cursorIn('Title');
    expect(bench.editor.can().moveBlock(-1)).toBe(false);
  });

  it('leads to the tools with Alt+F10', () => {
    bench.editor.setEditable(true);
    bench.editor.view.dom.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'F10', altKey: true, bubbles: true }),
    );
    expect(bench.toTools).toHaveBeenCalledTimes(1);
  });

  it('says no more of a person than a name and a sector', () => {
    expect(bench.awareness.getLocalState()?.['user']).toEqual({ name: 'Asha', sector: health, color: null });
  });
});
