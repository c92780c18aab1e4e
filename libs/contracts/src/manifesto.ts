import { z } from 'zod';
import { hash, id, instant, ownId, slug } from './ids';
import { Tally } from './debate-vote';
import { Picture } from './inquiry';
import { Sector } from './people';
import { limits } from './limits';
import { line } from './text';

/** A run of text in one style. */
export const Run = z
  .object({
    text: z.string(),
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    link: z.string().optional(),
  })
  .meta({ id: 'Run' });
export type Run = z.infer<typeof Run>;

/** The frozen shape of a manifesto: headings, clauses (each with an id that never changes) and words between. */
export const Block = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('heading'), level: z.number().int().min(1).max(3), runs: z.array(Run) }),
    z.object({ type: z.literal('clause'), id, paragraphs: z.array(z.array(Run)) }),
    z.object({ type: z.literal('paragraph'), runs: z.array(Run) }),
  ])
  .meta({ id: 'Block' });
export type Block = z.infer<typeof Block>;

/** Where a clause came from: the statement, the debate it was made in, and the provocation that began it. */
export const Source = z
  .object({
    kind: z.literal('statement'),
    statement: z.object({ id, text: z.string(), sector: Sector, at: instant, tally: Tally.nullable() }),
    debate: z.object({ id, title: z.string(), at: instant }),
    provocation: z
      .object({ id, title: z.string(), words: z.string(), picture: Picture.nullable(), postedAt: instant })
      .nullable(),
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof Source>;

export const ClauseSources = z
  .object({ clauseId: id, sources: z.array(Source) })
  .meta({ id: 'ClauseSources' });
export type ClauseSources = z.infer<typeof ClauseSources>;

export const NewDraft = z.object({ id: ownId, title: line(limits.title) }).meta({ id: 'NewDraft' });
export type NewDraft = z.infer<typeof NewDraft>;
export const DraftSummary = z
  .object({ id, title: z.string(), createdAt: instant, editions: z.number().int() })
  .meta({ id: 'DraftSummary' });
export type DraftSummary = z.infer<typeof DraftSummary>;
export const DraftSummaries = z.array(DraftSummary);
export type DraftSummaries = z.infer<typeof DraftSummaries>;

export const Draft = z
  .object({
    id,
    inquiryId: id,
    inquirySlug: slug,
    title: z.string(),
    /** The shared document to open at `/collab/<documentId>`. */
    documentId: id,
    sources: z.array(ClauseSources),
    abilities: z.array(z.string()),
  })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof Draft>;

/** Send chosen statements into a draft as clauses: an existing draft by id, or a new one by title. */
export const Harvest = z
  .object({
    /** Made by the sender, so that sending it twice harvests once. */
    id,
    statementIds: z.array(id).min(1, 'Choose at least one statement.').max(200),
    draft: z.union([z.object({ id }), z.object({ title: line(limits.title) })]),
  })
  .meta({ id: 'Harvest' });
export type Harvest = z.infer<typeof Harvest>;
export const Harvested = z
  .object({ draftId: id, clauses: z.array(z.object({ clauseId: id, statementId: id })) })
  .meta({ id: 'Harvested' });
export type Harvested = z.infer<typeof Harvested>;

/** A single-purpose pass to one shared document, sent as a WebSocket subprotocol. */
export const Ticket = z.object({ ticket: z.string(), expiresAt: instant }).meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof Ticket>;

export const NewEdition = z
  .object({
    /** Made by the sender, so that sending it twice publishes once; the server makes one where it is left out. */
    id: id.optional(),
    title: line(limits.title),
    /** The Yjs state vector of what the publisher sees, in base64: nothing is published while the log lacks some of it. */
    stateVector: z.base64().max(20_000).optional(),
  })
  .meta({ id: 'NewEdition' });
export type NewEdition = z.infer<typeof NewEdition>;
export const EditionSummary = z
  .object({ number: z.number().int(), title: z.string(), publishedAt: instant, inquirySlug: slug })
  .meta({ id: 'EditionSummary' });
export type EditionSummary = z.infer<typeof EditionSummary>;
export const EditionSummaries = z.array(EditionSummary);
export type EditionSummaries = z.infer<typeof EditionSummaries>;

/** What is sealed: the canonical JSON of this is what `hash` is the SHA-256 of. */
export const EditionContent = z
  .object({
    inquiry: z.object({ title: z.string(), question: z.string() }),
    title: z.string(),
    number: z.number().int(),
    publishedAt: instant,
    blocks: z.array(Block),
    sources: z.array(ClauseSources),
  })
  .meta({ id: 'EditionContent' });
export type EditionContent = z.infer<typeof EditionContent>;

export const Edition = z
  .object({
    inquirySlug: slug,
    spot: z.string(),
    content: EditionContent,
    hash,
    pdf: z.object({ hash, bytes: z.number().int() }).nullable(),
  })
  .meta({ id: 'Edition' });
export type Edition = z.infer<typeof Edition>;
