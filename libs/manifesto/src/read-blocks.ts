import { isId, type Block, type Run } from '@samepage/contracts';
import * as Y from 'yjs';
import { cleanRun } from './clean-run';
import { manifestoFragment } from './document';
import { safeHref } from './links';

type Attributes = Record<string, unknown>;

/** Own keys only: a mark called `__proto__` becomes the prototype of what `toDelta` hands out. */
function own(attributes: Attributes | undefined, key: string): unknown {
  return attributes && Object.hasOwn(attributes, key) ? attributes[key] : undefined;
}

function isOn(mark: unknown): boolean {
  return mark !== undefined && mark !== null && mark !== false;
}

function linkOf(mark: unknown): string | null {
  return typeof mark === 'object' && mark !== null ? safeHref(own(mark as Attributes, 'href')) : null;
}

function runOf(text: string, attributes: Attributes | undefined): Run {
  const link = linkOf(own(attributes, 'link'));
  return {
    text: cleanRun(text),
    ...(isOn(own(attributes, 'bold')) && { bold: true }),
    ...(isOn(own(attributes, 'italic')) && { italic: true }),
    ...(link !== null && { link }),
  };
}

function textRuns(text: Y.XmlText): Run[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Attributes }[];
  return delta.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' ? [runOf(insert, attributes)] : [],
  );
}

function sameStyle(one: Run, other: Run): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.link === other.link;
}

function joined(runs: Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.text === '') continue;
    if (last && sameStyle(last, run)) last.text += run.text;
    else result.push({ ...run });
  }
  return result;
}

/** The words of a heading or paragraph. A hard break is a line feed; anything else inside is passed over. */
function runsOf(element: Y.XmlElement): Run[] {
  const runs = element.toArray().flatMap((child): Run[] => {
    if (child instanceof Y.XmlText) return textRuns(child);
    return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? [{ text: '\n' }] : [];
  });
  return joined(runs);
}

function paragraphsOf(clause: Y.XmlElement): Run[][] {
  return clause
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)
    .filter((child) => child.nodeName === 'paragraph')
    .map(runsOf);
}

/** In lower case, as PostgreSQL keeps it: two spellings of one UUID are one clause. */
function clauseIdOf(clause: Y.XmlElement): string | null {
  const id: unknown = clause.getAttribute('id');
  return isId(id) ? id.toLowerCase() : null;
}

/**
 * A clause keeps its thread when its id is a UUID that no earlier clause has. Otherwise (two people moved it at the
 * same moment, or someone wrote past the editor) its words stay, as paragraphs without a thread.
 */
function clauseBlocks(element: Y.XmlElement, seen: Set<string>): Block[] {
  const paragraphs = paragraphsOf(element);
  const id = clauseIdOf(element);
  if (id === null || seen.has(id)) return paragraphs.map((runs) => ({ type: 'paragraph', runs }));
  seen.add(id);
  return [{ type: 'clause', id, paragraphs }];
}

function levelOf(heading: Y.XmlElement): number {
  const level: unknown = heading.getAttribute('level');
  return typeof level === 'number' && Number.isInteger(level) ? Math.min(3, Math.max(1, level)) : 1;
}

function blocksOf(element: Y.XmlElement, seen: Set<string>): Block[] {
  switch (element.nodeName) {
    case 'heading':
      return [{ type: 'heading', level: levelOf(element), runs: runsOf(element) }];
    case 'paragraph':
      return [{ type: 'paragraph', runs: runsOf(element) }];
    case 'clause':
      return clauseBlocks(element, seen);
    default:
      return [];
  }
}

/**
 * The frozen shape of a manifesto, as an edition is made of it.
 *
 * The document is what strangers' clients wrote, so nothing in it is believed: nodes the schema does not know are
 * passed over, and nothing is followed deeper than clause → paragraph → text; text is cleaned, links lead to
 * http(s) or mailto, every clause id is a lower-case UUID and unique. Never throws for any content.
 */
export function readBlocks(doc: Y.Doc): Block[] {
  const seen = new Set<string>();
  return doc
    .getXmlFragment(manifestoFragment)
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlElement ? blocksOf(child, seen) : []));
}
