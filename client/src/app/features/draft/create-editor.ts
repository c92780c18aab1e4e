import { manifestoFragment } from '@samepage/manifesto/document';
import { manifestoExtensions } from '@samepage/manifesto/schema';
import { inkOf, type VoiceLook } from '@samepage/ui';
import { Editor } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { MoveBlock } from './move-block';

interface EditorParts {
  readonly element: HTMLElement;
  /** What the text is called to a screen reader. */
  readonly label: string;
  readonly document: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly user: VoiceLook;
  /** Alt+F10 leads from the text to its tools. */
  readonly toTools: () => void;
}

function isVoice(user: Record<string, unknown>): user is Record<string, unknown> & VoiceLook {
  return typeof user['sector'] === 'object' && user['sector'] !== null;
}

/** Another person's caret: their name on their sector's ink. Decoration only, so it is hidden from screen readers. */
function drawCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'caret-name';
  if (isVoice(user)) {
    caret.style.setProperty('--ink-of', inkOf(user.sector.ink));
    label.textContent = user.name ?? user.sector.name;
  }
  caret.append(label);
  return caret;
}

function drawSelection(user: Record<string, unknown>): { class: string; style: string } {
  const ink = isVoice(user) ? inkOf(user.sector.ink) : 'var(--line)';
  return { class: 'others-selection', style: `--ink-of: ${ink}` };
}

const clearOfTools = { top: 130, bottom: 40, left: 0, right: 0 };

/** The editor of a manifesto, bound to its shared document. */
export function createManifestoEditor(parts: EditorParts): Editor {
  return new Editor({
    element: parts.element,
    extensions: [
      ...manifestoExtensions,
      MoveBlock,
      Collaboration.configure({ document: parts.document, field: manifestoFragment }),
      CollaborationCaret.configure({
        provider: parts.provider,
        user: { name: parts.user.name, sector: parts.user.sector },
        render: drawCaret,
        selectionRender: drawSelection,
      }),
    ],
    editable: false,
    enableContentCheck: false,
    editorProps: {
      // The tools stay at the top of the screen: the cursor is never brought to rest behind them.
      scrollThreshold: clearOfTools,
      scrollMargin: clearOfTools,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': parts.label,
        'aria-describedby': 'draft-keys',
        spellcheck: 'true',
      },
      handleKeyDown: (_view, event) => {
        if (!(event.altKey && event.key === 'F10')) return false;
        parts.toTools();
        return true;
      },
    },
  });
}

/** A clause in the text, and where it stands on the page. */
export interface PlacedClause {
  readonly id: string;
  readonly number: number;
  readonly words: string;
  /** Pixels from the top of the text. */
  readonly top: number;
}

export function placedClauses(editor: Editor): PlacedClause[] {
  const placed: PlacedClause[] = [];
  editor.state.doc.forEach((node, position) => {
    if (node.type.name !== 'clause') return;
    const dom = editor.view.nodeDOM(position);
    placed.push({
      id: String(node.attrs['id']),
      number: placed.length + 1,
      words: node.textBetween(0, node.content.size, ' '),
      top: dom instanceof HTMLElement ? dom.offsetTop : 0,
    });
  });
  return placed;
}

/** The id of the clause the cursor is in. */
export function clauseAtCursor(editor: Editor): string | null {
  const { $from } = editor.state.selection;
  const node = $from.depth > 0 ? $from.node(1) : null;
  return node?.type.name === 'clause' ? String(node.attrs['id']) : null;
}
