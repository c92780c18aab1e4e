import { z } from 'zod';
import { Tally } from './debate-vote';
import { id, instant, ownId } from './ids';
import { limits } from './limits';
import { ShownShare, Size } from './opinion';
import { mapFindings } from './opinion-words';
import { line } from './text';

const count = z.number().int();
const { band } = ShownShare.shape;
const side = z.enum(['agree', 'disagree']);

/**
 * `POST /inquiries/:inquiryId/conversations`, as a form with the files of a Polis export beside these: `comments`
 * (comments.csv), `votes` (votes.csv or participants-votes.csv) and, where there is one, `summary` (summary.csv).
 */
export const ImportConversation = z
  .object({ id: ownId, title: line(limits.title) })
  .meta({ id: 'ImportConversation' });
export type ImportConversation = z.infer<typeof ImportConversation>;

/** A statement that marks a group off from the others, or on which all groups lean to one side. */
const Marked = z.object({ number: count, text: z.string(), side });

/** An older conversation as it can be read here: nobody in it, and no group of fewer than eight. */
export const ImportedConversation = z
  .object({
    id,
    inquiryId: id,
    title: z.string(),
    importedAt: instant,
    people: Size.nullable(),
    statements: z.array(
      z.object({
        number: count,
        text: z.string(),
        /** Null where fewer than eight voted on it. */
        tally: Tally.nullable(),
      }),
    ),
    finding: z.enum(mapFindings),
    /** The largest first. */
    groups: z.array(
      z.object({
        name: count,
        people: Size,
        marks: z.array(Marked.extend({ inGroup: band, elsewhere: band })),
      }),
    ),
    /** What the groups, taken together, agree or disagree with most; where there are none, everyone. At most five. */
    together: z.array(Marked),
    evidence: z.object({ share: z.number(), p: z.number(), stability: z.number().nullable() }).nullable(),
  })
  .meta({ id: 'ImportedConversation' });
export type ImportedConversation = z.infer<typeof ImportedConversation>;

export const ImportedConversations = z
  .array(z.object({ id, title: z.string(), importedAt: instant, statements: count }))
  .meta({ id: 'ImportedConversations' });
export type ImportedConversations = z.infer<typeof ImportedConversations>;
