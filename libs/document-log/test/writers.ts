import type { Queryable } from '@samepage/platform';
import type { SeededRandom } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { append, bindClient, create, type NewEntry, type OpenedDocument } from '../src';

/** Someone who writes, with a replica of their own. */
export interface Writer {
  readonly doc: Y.Doc;
  readonly personId: string;
}

const words = ['same', 'page', 'leaf', 'well', 'care', 'östlich', '🍃', 'we ', 'and ', 'walk '];
const marks = [
  { bold: true },
  { bold: null },
  { em: true },
  { em: null },
  { link: { href: 'https://a.example' } },
];

/** Several people at one document. What they write is theirs until it is saved; then all have it. */
export class Writers {
  readonly all: readonly Writer[];
  readonly documentId = randomUUID();
  epoch = 1;
  private unsaved: NewEntry[] = [];

  constructor(
    readonly queryable: Queryable,
    private readonly random: SeededRandom,
    count = 3,
  ) {
    this.all = Array.from({ length: count }, (_, index) => {
      const doc = new Y.Doc();
      doc.clientID = 1000 * (index + 1) + random.below(1000);
      const personId = randomUUID();
      doc.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin !== this) this.unsaved.push({ bytes, client: doc.clientID, personId });
      });
      return { doc, personId };
    });
  }

  /** People who have begun to write a document of their own. */
  static async begun(pool: ConstructorParameters<typeof Writers>[0], random: SeededRandom): Promise<Writers> {
    const made = new Writers(pool, random);
    await made.begin();
    return made;
  }

  async begin(): Promise<void> {
    await create(this.queryable, { id: this.documentId, inquiryId: randomUUID(), kind: 'draft' });
    for (const { doc, personId } of this.all) {
      await bindClient(this.queryable, this.documentId, doc.clientID, personId);
    }
  }

  /** Some edits by some of them at once, saved as one batch and given to all. Answers the last sequence. */
  async write(edits = 1 + this.random.below(6)): Promise<number> {
    while (this.unsaved.length < edits) {
      const { doc } = this.random.pick(this.all);
      doc.transact(() => editAtRandom(doc, this.random));
    }
    return this.save();
  }

  /** Yjs tidies marks up once it has what others wrote: that is writing too, and goes into the same batch. */
  async save(): Promise<number> {
    const batch: NewEntry[] = [];
    while (this.unsaved.length > 0) {
      const news = this.unsaved;
      this.unsaved = [];
      batch.push(...news);
      for (const { doc } of this.all) {
        for (const { bytes } of news) Y.applyUpdate(doc, bytes, this);
      }
    }
    const { last } = await append(this.queryable, this.documentId, this.epoch, batch);
    return last;
  }

  /** What everyone sees. Each replica has the same. */
  get doc(): Y.Doc {
    return this.all[0]!.doc;
  }
}

export function editAtRandom(doc: Y.Doc, random: SeededRandom): void {
  const text = doc.getText('words');
  const sections = doc.getXmlFragment('sections');
  const section = sections.length > 0 ? sections.get(random.below(sections.length)) : undefined;
  random.pick([
    () => insert(text, random),
    () => insert(text, random),
    () => shorten(text, random),
    () => format(text, random),
    () => addSection(sections, random),
    () => section instanceof Y.XmlElement && insert(section.get(0) as Y.XmlText, random),
    () => section instanceof Y.XmlElement && shorten(section.get(0) as Y.XmlText, random),
    () => section instanceof Y.XmlElement && section.setAttribute('mood', random.pick(words)),
    () => sections.length > 2 && sections.delete(random.below(sections.length)),
    () => doc.getMap('title').set(random.pick(['en', 'cy']), random.pick(words)),
    () => doc.getMap('title').delete('cy'),
    () => doc.getArray('order').insert(0, [random.below(9), { of: random.pick(words) }]),
  ])();
}

function insert(text: Y.Text, random: SeededRandom): void {
  const at = random.pick(boundaries(text));
  if (random.chance(0.1)) text.insertEmbed(at, { leaf: random.below(9) });
  else text.insert(at, random.pick(words), random.chance(0.2) ? random.pick(marks) : undefined);
}

function shorten(text: Y.Text, random: SeededRandom): void {
  const [from, to] = range(text, random);
  const length =
    boundaries(text)
      .filter((at) => at >= from && at <= Math.min(to, from + 8))
      .at(-1)! - from;
  if (length > 0) text.delete(from, length);
}

function format(text: Y.Text, random: SeededRandom): void {
  const [from, to] = range(text, random);
  if (to > from) text.format(from, to - from, random.pick(marks));
}

function range(text: Y.Text, random: SeededRandom): [from: number, to: number] {
  const places = boundaries(text);
  const [one, other] = [random.pick(places), random.pick(places)];
  return [Math.min(one, other), Math.max(one, other)];
}

/**
 * Where there is no half of a surrogate pair on either side, as in an editor. Yjs replaces the halves of a pair it
 * splits, on the replica that splits it and on those that have to follow, but not on others: they show different words.
 */
function boundaries(text: Y.Text): number[] {
  const delta = text.toDelta() as { insert: unknown }[];
  const shown = delta.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
  return Array.from({ length: text.length + 1 }, (_, at) => at).filter(
    (at) => !/[\uD800-\uDBFF]/.test(shown.charAt(at - 1)),
  );
}

function addSection(sections: Y.XmlFragment, random: SeededRandom): void {
  const section = new Y.XmlElement('clause');
  section.setAttribute('id', `c${random.below(1e9)}`);
  section.insert(0, [new Y.XmlText(random.pick(words))]);
  sections.insert(random.below(sections.length + 1), [section]);
}

/** The document that someone gets who opens it now. */
export function docFrom({ snapshot, entries }: Pick<OpenedDocument, 'snapshot' | 'entries'>): Y.Doc {
  return docOfUpdates([...(snapshot ? [snapshot] : []), ...entries].map(({ bytes }) => bytes));
}

export function docOfUpdates(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  return doc;
}
