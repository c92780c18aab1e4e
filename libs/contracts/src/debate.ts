import { z } from 'zod';
import { id, instant, ownId, sequence, slug } from './ids';
import { Voice } from './people';
import { limits } from './limits';
import { line } from './text';

export const phases = ['lobby', 'open', 'closed'] as const;
export const Phase = z.enum(phases).meta({ id: 'Phase' });
export type Phase = z.infer<typeof Phase>;

export const choices = ['agree', 'disagree', 'pass'] as const;
export const Choice = z.enum(choices).meta({ id: 'Choice' });
export type Choice = z.infer<typeof Choice>;

export const Tally = z
  .object({ agree: z.number().int(), disagree: z.number().int(), pass: z.number().int() })
  .meta({ id: 'Tally' });
export type Tally = z.infer<typeof Tally>;

/**
 * What happened in a debate, in order. `sequence` starts at 1 and has no gaps; `by` is the membership that did it.
 * Votes are not events: they are one row per person and statement, and reach everyone as batched tallies.
 */
const happened = { sequence: z.number().int().positive(), at: instant, by: id };
export const DebateEvent = z
  .discriminatedUnion('type', [
    z.object({ ...happened, type: z.literal('opened') }),
    z.object({ ...happened, type: z.literal('closed') }),
    z.object({ ...happened, type: z.literal('reopened') }),
    z.object({ ...happened, type: z.literal('statement-added'), statementId: id, text: z.string() }),
    z.object({ ...happened, type: z.literal('statement-hidden'), statementId: id, reason: z.string() }),
    z.object({ ...happened, type: z.literal('harvested'), draftId: id, statementIds: z.array(id) }),
  ])
  .meta({ id: 'DebateEvent' });
export type DebateEvent = z.infer<typeof DebateEvent>;

export const DebateCommand = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('open') }),
    z.object({ type: z.literal('close') }),
    z.object({ type: z.literal('reopen') }),
    z.object({ type: z.literal('add-statement'), text: line(limits.statement) }),
    z.object({ type: z.literal('hide-statement'), statementId: id, reason: line(limits.title) }),
  ])
  .meta({ id: 'DebateCommand' });
export type DebateCommand = z.infer<typeof DebateCommand>;

/** A command carries its own id, so that sending it twice does it once, and the version it was decided on. */
export const SendDebateCommand = z
  .object({
    id,
    /** The last sequence the sender had folded; omit where any later state will do (adding a statement). */
    expectedVersion: sequence.optional(),
    command: DebateCommand,
  })
  .meta({ id: 'SendDebateCommand' });
export type SendDebateCommand = z.infer<typeof SendDebateCommand>;

export const CommandResult = z
  .object({
    outcome: z.enum(['done', 'already-done', 'refused']),
    /** The sequence after the command, or where the debate stands now when it was refused. */
    version: z.number().int(),
    /** A stable reason, such as `debate_not_open` or `version_moved_on`. */
    reason: z.string().nullable(),
    /** The same reason as a sentence. */
    because: z.string().nullable(),
  })
  .meta({ id: 'CommandResult' });
export type CommandResult = z.infer<typeof CommandResult>;

export const DebateStatement = z
  .object({ id, text: z.string(), by: id, at: instant, hidden: z.boolean() })
  .meta({ id: 'DebateStatement' });
export type DebateStatement = z.infer<typeof DebateStatement>;

/** A debate folded from its events. `version` is the sequence of the last event. */
export const DebateState = z
  .object({
    version: z.number().int(),
    phase: Phase,
    statements: z.array(DebateStatement),
    harvests: z.array(z.object({ draftId: id, statementIds: z.array(id), at: instant })),
  })
  .meta({ id: 'DebateState' });
export type DebateState = z.infer<typeof DebateState>;

/** Everything a newcomer needs on one screen: the folded state, who spoke, the tallies and the asker's own votes. */
export const DebateSnapshot = z
  .object({
    id,
    inquiryId: id,
    inquirySlug: slug,
    title: z.string(),
    joinCode: z.string(),
    provocation: z.object({ id, title: z.string(), words: z.string() }).nullable(),
    state: DebateState,
    /** Voices by membership id: everyone named in `by`. */
    voices: z.record(z.string(), Voice),
    tallies: z.record(z.string(), Tally),
    /** The asker's own membership and votes. */
    me: z.object({ membershipId: id.nullable(), votes: z.record(z.string(), Choice) }),
    abilities: z.array(z.string()),
    /** The server's clock, so that clients can measure their offset. */
    now: instant,
  })
  .meta({ id: 'DebateSnapshot' });
export type DebateSnapshot = z.infer<typeof DebateSnapshot>;

export const DebateSummary = z
  .object({
    id,
    title: z.string(),
    phase: Phase,
    statements: z.number().int(),
    createdAt: instant,
    provocationId: id.nullable(),
  })
  .meta({ id: 'DebateSummary' });
export type DebateSummary = z.infer<typeof DebateSummary>;
export const DebateSummaries = z.array(DebateSummary);
export type DebateSummaries = z.infer<typeof DebateSummaries>;

export const NewDebate = z
  .object({ id: ownId, title: line(limits.title), provocationId: id.nullable().default(null) })
  .meta({ id: 'NewDebate' });
export type NewDebate = z.infer<typeof NewDebate>;

export const CastVote = z.object({ choice: Choice }).meta({ id: 'CastVote' });
export type CastVote = z.infer<typeof CastVote>;
export const VoteResult = z
  .object({
    outcome: z.enum(['counted', 'refused']),
    choice: Choice.nullable(),
    reason: z.string().nullable(),
    because: z.string().nullable(),
  })
  .meta({ id: 'VoteResult' });
export type VoteResult = z.infer<typeof VoteResult>;

export const DebateEvents = z
  .object({ events: z.array(DebateEvent), voices: z.record(z.string(), Voice) })
  .meta({ id: 'DebateEvents' });
export type DebateEvents = z.infer<typeof DebateEvents>;
