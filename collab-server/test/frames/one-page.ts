import { waitUntil } from '@samepage/testing';
import * as Y from 'yjs';
import type { House } from '../house';
import type { RawClient } from '../raw-client';
import type { Someone } from '../tables';
import { contentOf, isWhole } from './content';

/**
 * Everyone has the same page: those who were there all along, the log when it is replayed, and someone who comes only
 * now. Nothing waits in any of them for what never came.
 */
export async function expectOnePage(
  house: House,
  documentId: string,
  editors: readonly { readonly doc: Y.Doc }[],
): Promise<string> {
  const replayed = await house.replay(documentId);
  expect(isWhole(replayed)).toBe(true);
  const expected = contentOf(replayed);
  for (const { doc } of editors) {
    // What cannot be seen may arrive after what can.
    const isThere = (): boolean =>
      contentOf(doc) === expected && JSON.stringify(stateOf(doc)) === JSON.stringify(stateOf(replayed));
    await waitUntil(isThere, { timeout: 3_000 }).catch(() => undefined);
    expect(isWhole(doc)).toBe(true);
    expect(contentOf(doc)).toBe(expected);
    expect(stateOf(doc)).toEqual(stateOf(replayed));
  }
  const cold = await coldLoad(house, documentId);
  expect(isWhole(cold)).toBe(true);
  expect(contentOf(cold)).toBe(expected);
  expect(stateOf(cold)).toEqual(stateOf(replayed));
  return expected;
}

export function stateOf(doc: Y.Doc): [number, number][] {
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
}

/** Someone who may see and not write, for each house. */
const visitors = new WeakMap<House, Someone>();

/** What someone gets who has nothing of the document. */
async function coldLoad(house: House, documentId: string): Promise<Y.Doc> {
  const visitor = await (visitors.get(house) ?? house.addSomeone('commissioner'));
  visitors.set(house, visitor);
  const client: RawClient = await house.connect(visitor, documentId);
  client.ask();
  await waitUntil(() => client.heard.some(([type, kind]) => type === 0 && kind === 1));
  const { document } = client;
  client.leave();
  return document;
}
