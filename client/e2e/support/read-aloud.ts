import type { Locator, Page } from '@playwright/test';

/** One thing a screen reader comes to: what it is, and what it is called. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
}

interface AXNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

/**
 * What Chromium's own accessibility tree holds below an element, from top to bottom: the tree that a screen reader is
 * given, and not one that is guessed from the page's HTML.
 */
export async function readAloud(page: Page, below: Locator): Promise<Spoken[]> {
  const line = await page.context().newCDPSession(page);
  try {
    await below.evaluate((element) => element.setAttribute('data-read-aloud', ''));
    const { root } = await line.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await line.send('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: '[data-read-aloud]',
    });
    const { node } = await line.send('DOM.describeNode', { nodeId });
    await below.evaluate((element) => element.removeAttribute('data-read-aloud'));
    const { nodes } = (await line.send('Accessibility.getFullAXTree')) as { nodes: AXNode[] };
    const byId = new Map(nodes.map((each) => [each.nodeId, each]));
    const from = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
    return from ? spokenIn(from, byId) : [];
  } finally {
    await line.detach();
  }
}

/** Lines within a text are how it was broken, and say nothing more. */
const silent = new Set(['InlineTextBox', 'none', 'generic']);

function spokenIn(node: AXNode, byId: ReadonlyMap<string, AXNode>): Spoken[] {
  const role = node.role?.value ?? 'none';
  const own = node.ignored || silent.has(role) ? [] : [{ role, name: node.name?.value ?? '' }];
  const children = (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id);
    return child ? spokenIn(child, byId) : [];
  });
  return [...own, ...children];
}

/** All texts in their order, as they are read one after the other. */
export function textOf(spoken: readonly Spoken[]): string {
  return spoken
    .filter(({ role }) => role === 'StaticText')
    .map(({ name }) => name.trim())
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

/** What a drawing leaves in the tree where nobody hid it. */
export function drawingsIn(spoken: readonly Spoken[]): Spoken[] {
  return spoken.filter(({ role }) => /svg|graphics|^image$|^img$|canvas/i.test(role));
}
