import { z } from 'zod';
import { id, instant, ownId, slug } from './ids';
import { insightActs, insightAnswers, insightLimits, insightStates, surenesses } from './insight-words';
import { limits } from './limits';
import { Sector, Voice } from './people';
import { line, prose } from './text';

const count = z.number().int().min(0);
const version = z.number().int().min(1).max(1_000_000);

export const InsightState = z.enum(insightStates).meta({ id: 'InsightState' });
export type InsightState = z.infer<typeof InsightState>;
export const Sureness = z.enum(surenesses).meta({ id: 'Sureness' });
export type Sureness = z.infer<typeof Sureness>;
export const InsightAnswer = z.enum(insightAnswers).meta({ id: 'InsightAnswer' });
export type InsightAnswer = z.infer<typeof InsightAnswer>;
export const InsightAct = z.enum(insightActs).meta({ id: 'InsightAct' });
export type InsightAct = z.infer<typeof InsightAct>;

const within = z.number().int().min(0).max(limits.response);

/** Where words stand. An insight keeps this and never the words: they are read there each time. */
export const EvidenceRef = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('statement'), statementId: id }),
    /** A stretch of a response, as positions in its words: from the first, up to and without the last. */
    z.object({ kind: z.literal('response'), responseId: id, from: within, to: within }),
    z.object({ kind: z.literal('clause'), draftId: id, clauseId: id }),
  ])
  .meta({ id: 'EvidenceRef' });
export type EvidenceRef = z.infer<typeof EvidenceRef>;

/** Where words can be read in their place. `number` is an edition's. */
export const WordsPlace = z
  .object({
    kind: z.enum(['debate', 'provocation', 'draft', 'edition']),
    id,
    title: z.string(),
    number: z.number().int().nullable(),
  })
  .meta({ id: 'WordsPlace' });
export type WordsPlace = z.infer<typeof WordsPlace>;

/** Words as they stand now. Nobody is named: a sector at most, and none where many wrote them. */
export const StandingWords = z
  .object({
    ref: EvidenceRef,
    text: z.string(),
    sector: Sector.nullable(),
    at: instant.nullable(),
    place: WordsPlace,
  })
  .meta({ id: 'StandingWords' });
export type StandingWords = z.infer<typeof StandingWords>;

/** A piece of evidence. Once its words were taken back or hidden there is nothing left of it, not even the note. */
export const Evidence = z
  .object({ words: StandingWords.nullable(), note: z.string().nullable() })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

const evidence = z
  .array(
    z
      .object({ ref: EvidenceRef, note: line(insightLimits.note).nullable().default(null) })
      .meta({ id: 'NewEvidence' }),
  )
  .max(insightLimits.evidence, `Use at most ${insightLimits.evidence}.`);
export type NewEvidence = z.infer<typeof evidence>[number];

const content = {
  claim: line(insightLimits.claim),
  evidence,
  counterEvidence: evidence,
  /** "We looked and found none": asked for where there is no counter-evidence. */
  foundNone: z.boolean().default(false),
  speaksFor: z
    .object({ all: z.boolean(), sectorIds: z.array(id).max(20) })
    .refine(({ all, sectorIds }) => all || sectorIds.length > 0, 'Say whom it speaks for.'),
  notHeard: line(insightLimits.notHeard).nullable().default(null),
  sureness: Sureness,
  whySure: prose(insightLimits.whySure),
};

export const NewInsight = z.object({ id: ownId, ...content }).meta({ id: 'NewInsight' });
export type NewInsight = z.infer<typeof NewInsight>;

/** `version` is the one that was read before it was changed. */
export const ChangeInsight = z.object({ version, ...content }).meta({ id: 'ChangeInsight' });
export type ChangeInsight = z.infer<typeof ChangeInsight>;

export const PublishInsight = z.object({ version }).meta({ id: 'PublishInsight' });
export type PublishInsight = z.infer<typeof PublishInsight>;
export const TakeBackInsight = z
  .object({ why: line(insightLimits.takenBack) })
  .meta({ id: 'TakeBackInsight' });
export type TakeBackInsight = z.infer<typeof TakeBackInsight>;

export const AnswerInsight = z
  .object({ answer: InsightAnswer, line: line(insightLimits.line).nullable().default(null) })
  .meta({ id: 'AnswerInsight' });
export type AnswerInsight = z.infer<typeof AnswerInsight>;

/**
 * How people answered, as far as it can be shown: numbers, or in words what nearly all said (null where they differ), or
 * nothing.
 */
export const ShownCount = z
  .discriminatedUnion('as', [
    z.object({ as: z.literal('numbers'), us: count, partly: count, notUs: count }),
    z.object({ as: z.literal('words'), nearlyAll: InsightAnswer.nullable() }),
    z.object({ as: z.literal('hidden') }),
  ])
  .meta({ id: 'ShownCount' });
export type ShownCount = z.infer<typeof ShownCount>;

export const InsightCounts = z
  .object({
    all: ShownCount,
    sectors: z.array(z.object({ sector: Sector, count: ShownCount })),
    /** The fewest answers that are shown. */
    least: z.number().int(),
  })
  .meta({ id: 'InsightCounts' });
export type InsightCounts = z.infer<typeof InsightCounts>;

export const InsightSummary = z
  .object({
    id,
    state: InsightState,
    claim: z.string(),
    sureness: Sureness,
    /** Pieces that stand now. */
    evidence: count,
    counterEvidence: count,
    speaksFor: z.object({ all: z.boolean(), sectors: z.array(Sector) }),
    /** When it was proposed, published or taken back: whichever was last. */
    at: instant,
    mine: z.boolean(),
  })
  .meta({ id: 'InsightSummary' });
export type InsightSummary = z.infer<typeof InsightSummary>;
export const InsightSummaries = z.array(InsightSummary);
export type InsightSummaries = z.infer<typeof InsightSummaries>;

export const Insight = z
  .object({
    id,
    inquiryId: id,
    inquirySlug: slug,
    state: InsightState,
    version,
    claim: z.string(),
    evidence: z.array(Evidence),
    counterEvidence: z.array(Evidence),
    foundNone: z.boolean(),
    speaksFor: z.object({ all: z.boolean(), sectors: z.array(Sector) }),
    notHeard: z.string().nullable(),
    sureness: Sureness,
    whySure: z.string(),
    proposed: z.object({ voice: Voice, at: instant, mine: z.boolean() }),
    published: z.object({ voice: Voice, at: instant }).nullable(),
    takenBack: z.object({ why: z.string(), at: instant }).nullable(),
    counts: InsightCounts,
    /** What people wrote beside their answers: without their names, sectors or answers, in an order of chance. */
    lines: z.array(z.object({ id, text: z.string() })),
    /** The asker's own answer. `isCurrent` is false where the claim was changed since. */
    mine: z
      .object({
        answer: InsightAnswer,
        line: z.string().nullable(),
        isLineHidden: z.boolean(),
        isCurrent: z.boolean(),
      })
      .nullable(),
    /** What the asker may do with it now. */
    acts: z.array(InsightAct),
  })
  .meta({ id: 'Insight' });
export type Insight = z.infer<typeof Insight>;

/** What an insight said at one time, since it was published. The newest comes first. */
export const InsightVersions = z
  .array(
    z.object({
      version,
      claim: z.string(),
      sureness: Sureness,
      whySure: z.string(),
      voice: Voice,
      at: instant,
    }),
  )
  .meta({ id: 'InsightVersions' });
export type InsightVersions = z.infer<typeof InsightVersions>;

/** Words that can be evidence. Of a response the whole is given; whoever picks takes a part of it. */
export const Quotables = z.array(StandingWords).meta({ id: 'Quotables' });
export type Quotables = z.infer<typeof Quotables>;
export const LookForWords = z
  .object({
    search: z.string().trim().max(insightLimits.search).default(''),
    kind: z.enum(['any', 'statement', 'response', 'clause']).default('any'),
  })
  .meta({ id: 'LookForWords' });
export type LookForWords = z.infer<typeof LookForWords>;
export const ReadWords = z
  .object({ refs: z.array(EvidenceRef).max(2 * insightLimits.evidence) })
  .meta({ id: 'ReadWords' });
export type ReadWords = z.infer<typeof ReadWords>;

/** A statement or a whole response, in a theme. */
export const ThemeItemRef = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('statement'), statementId: id }),
    z.object({ kind: z.literal('response'), responseId: id }),
  ])
  .meta({ id: 'ThemeItemRef' });
export type ThemeItemRef = z.infer<typeof ThemeItemRef>;
const itemRefs = z.array(ThemeItemRef).max(insightLimits.themeItems);

/** Words that people keep coming back to, put together by a person. */
export const Theme = z.object({ id, name: z.string(), items: z.array(StandingWords) }).meta({ id: 'Theme' });
export type Theme = z.infer<typeof Theme>;
export const Themes = z.array(Theme);
export type Themes = z.infer<typeof Themes>;

/** Words that keep coming together, found by counting and by nobody: a suggestion until a person keeps it. */
export const SuggestedTheme = z
  .object({ words: z.array(z.string()), items: z.array(StandingWords) })
  .meta({ id: 'SuggestedTheme' });
export type SuggestedTheme = z.infer<typeof SuggestedTheme>;
export const SuggestedThemes = z
  .object({
    themes: z.array(SuggestedTheme),
    /** How many statements and responses were looked through, and whether there were more. */
    looked: count,
    isAll: z.boolean(),
  })
  .meta({ id: 'SuggestedThemes' });
export type SuggestedThemes = z.infer<typeof SuggestedThemes>;

export const NewTheme = z
  .object({ id: ownId, name: line(insightLimits.themeName), items: itemRefs.default([]) })
  .meta({ id: 'NewTheme' });
export type NewTheme = z.infer<typeof NewTheme>;
export const RenameTheme = z.object({ name: line(insightLimits.themeName) }).meta({ id: 'RenameTheme' });
export type RenameTheme = z.infer<typeof RenameTheme>;
/** Puts items into a theme; each leaves the one it was in. */
export const MoveToTheme = z.object({ items: itemRefs.min(1) }).meta({ id: 'MoveToTheme' });
export type MoveToTheme = z.infer<typeof MoveToTheme>;
export const MergeTheme = z.object({ into: id }).meta({ id: 'MergeTheme' });
export type MergeTheme = z.infer<typeof MergeTheme>;
