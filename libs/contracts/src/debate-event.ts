import { z } from 'zod';
import { DebatePlan } from './debate-plan';
import { handKinds, moments, statementKinds } from './debate-words';
import { id, instant, sequence } from './ids';
import { limits } from './limits';
import { line } from './text';

/** A turn; a direct response to who speaks; a point of process; words to be read out by someone else. */
export const HandKind = z.enum(handKinds).meta({ id: 'HandKind' });
export type HandKind = z.infer<typeof HandKind>;

/** What people vote on; what somebody said aloud; what a small group brought back. Only the first is voted on. */
export const StatementKind = z.enum(statementKinds).meta({ id: 'StatementKind' });
export type StatementKind = z.infer<typeof StatementKind>;

/** The two votes on the motion. */
export const Moment = z.enum(moments).meta({ id: 'Moment' });
export type Moment = z.infer<typeof Moment>;

export const Revealable = z.enum(['statements', 'opening', 'closing']).meta({ id: 'Revealable' });
export type Revealable = z.infer<typeof Revealable>;

export const Group = z
  .object({
    id,
    name: line(limits.name),
    members: z.array(id).max(1000),
    /** The group's shared note, where it meets online. */
    documentId: id.nullable().default(null),
  })
  .meta({ id: 'Group' });
export type Group = z.infer<typeof Group>;

/**
 * What happened in a debate, in order. `sequence` starts at 1 and has no gaps; `by` is the membership that did it.
 * Votes are not events: they are one row per person and statement, and reach everyone as batched tallies.
 */
const happened = { sequence: z.number().int().positive(), at: instant, by: id };
/** Where the step that is entered ends, by the database's clock; null for as long as it takes. */
const entered = { stepId: id, endsAt: instant.nullable() };
export const DebateEvent = z
  .discriminatedUnion('type', [
    z.object({ ...happened, type: z.literal('planned'), plan: DebatePlan }),
    z.object({ ...happened, type: z.literal('opened'), entered: z.object(entered).optional() }),
    z.object({ ...happened, type: z.literal('closed') }),
    z.object({ ...happened, type: z.literal('reopened') }),
    z.object({
      ...happened,
      ...entered,
      type: z.literal('step-entered'),
      how: z.enum(['next', 'undone', 'chosen']),
    }),
    z.object({ ...happened, type: z.literal('clock-paused') }),
    z.object({ ...happened, type: z.literal('clock-resumed'), endsAt: instant.nullable() }),
    z.object({ ...happened, type: z.literal('clock-extended'), seconds: z.number().int() }),
    z.object({ ...happened, type: z.literal('revealed'), what: Revealable, shown: z.boolean() }),
    z.object({ ...happened, type: z.literal('frozen'), frozen: z.boolean() }),
    z.object({ ...happened, type: z.literal('locked'), locked: z.boolean() }),
    z.object({ ...happened, type: z.literal('lead-taken') }),
    z.object({
      ...happened,
      type: z.literal('statement-added'),
      statementId: id,
      text: z.string(),
      kind: StatementKind.optional(),
      /** Whose words they are, where somebody else wrote them down. */
      of: id.optional(),
      groupId: id.optional(),
    }),
    z.object({ ...happened, type: z.literal('statement-edited'), statementId: id, text: z.string() }),
    z.object({
      ...happened,
      type: z.literal('statement-recast'),
      statementId: id,
      how: z.enum(['reworded', 'split']),
      into: z.array(z.object({ statementId: id, text: z.string() })).min(1),
    }),
    z.object({ ...happened, type: z.literal('statement-hidden'), statementId: id, reason: z.string() }),
    z.object({
      ...happened,
      type: z.literal('hand-raised'),
      handId: id,
      kind: HandKind,
      text: z.string().nullable(),
    }),
    z.object({ ...happened, type: z.literal('hand-lowered'), handId: id }),
    z.object({ ...happened, type: z.literal('hand-placed'), handId: id, place: z.number().int().nullable() }),
    z.object({ ...happened, type: z.literal('turn-begun'), handId: id, endsAt: instant.nullable() }),
    z.object({
      ...happened,
      type: z.literal('turn-paused'),
      /** Set where whoever speaks paused their own turn, which they may let run on. */
      own: z.literal(true).optional(),
    }),
    z.object({ ...happened, type: z.literal('turn-resumed'), endsAt: instant.nullable() }),
    z.object({ ...happened, type: z.literal('turn-extended'), seconds: z.number().int() }),
    z.object({ ...happened, type: z.literal('turn-ended') }),
    z.object({ ...happened, type: z.literal('groups-formed'), groups: z.array(Group) }),
    z.object({
      ...happened,
      type: z.literal('member-moved'),
      membershipId: id,
      groupId: id.nullable(),
    }),
    z.object({ ...happened, type: z.literal('muted'), membershipId: id, muted: z.boolean() }),
    z.object({
      ...happened,
      type: z.literal('removed'),
      membershipId: id,
      removed: z.boolean(),
    }),
    z.object({ ...happened, type: z.literal('words-withdrawn'), membershipId: id }),
    z.object({ ...happened, type: z.literal('harvested'), draftId: id, statementIds: z.array(id) }),
  ])
  .meta({ id: 'DebateEvent' });
export type DebateEvent = z.infer<typeof DebateEvent>;

const more = z.number().int().min(-3600).max(3600);
const statementText = line(limits.statement);
export const DebateCommand = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('plan'), plan: DebatePlan }),
    z.object({ type: z.literal('open') }),
    z.object({ type: z.literal('close') }),
    z.object({ type: z.literal('reopen') }),
    z.object({ type: z.literal('next') }),
    z.object({ type: z.literal('undo') }),
    z.object({ type: z.literal('go-to'), stepId: id }),
    z.object({ type: z.literal('pause-clock') }),
    z.object({ type: z.literal('resume-clock') }),
    z.object({ type: z.literal('extend-clock'), seconds: more }),
    z.object({ type: z.literal('reveal'), what: Revealable, shown: z.boolean() }),
    z.object({ type: z.literal('freeze'), frozen: z.boolean() }),
    z.object({ type: z.literal('lock'), locked: z.boolean() }),
    z.object({ type: z.literal('take-lead') }),
    z.object({ type: z.literal('add-statement'), text: statementText, groupId: id.optional() }),
    z.object({ type: z.literal('edit-statement'), statementId: id, text: statementText }),
    z.object({ type: z.literal('reword-statement'), statementId: id, text: statementText }),
    z.object({
      type: z.literal('split-statement'),
      statementId: id,
      texts: z.array(statementText).min(2).max(4),
    }),
    z.object({ type: z.literal('hide-statement'), statementId: id, reason: line(limits.title) }),
    z.object({
      type: z.literal('note-words'),
      kind: z.enum(['quote', 'note']),
      text: statementText,
      /** Who said them; a note is a group's. */
      of: id.nullable(),
      groupId: id.nullable().default(null),
    }),
    z.object({
      type: z.literal('raise-hand'),
      kind: HandKind,
      text: line(limits.statement).nullable().default(null),
    }),
    z.object({ type: z.literal('lower-hand'), handId: id }),
    z.object({
      type: z.literal('place-hand'),
      handId: id,
      /** Its place in the queue, from 0; null to let the score decide again. */
      place: z.number().int().min(0).max(1000).nullable(),
    }),
    z.object({ type: z.literal('call'), handId: id }),
    z.object({ type: z.literal('pause-turn') }),
    z.object({ type: z.literal('resume-turn') }),
    z.object({ type: z.literal('extend-turn'), seconds: more }),
    z.object({ type: z.literal('end-turn') }),
    z.object({ type: z.literal('form-groups'), groups: z.array(Group).min(1).max(100) }),
    z.object({ type: z.literal('move-member'), membershipId: id, groupId: id.nullable() }),
    z.object({ type: z.literal('mute'), membershipId: id, muted: z.boolean() }),
    z.object({ type: z.literal('remove'), membershipId: id, removed: z.boolean() }),
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
    /** `waiting`: a facilitator looks at it before everyone sees it. */
    outcome: z.enum(['done', 'already-done', 'waiting', 'refused']),
    /** The sequence after the command, or where the debate stands now when it was refused. */
    version: z.number().int(),
    /** A stable reason, such as `debate_not_open` or `version_moved_on`. */
    reason: z.string().nullable(),
    /** The same reason as a sentence. */
    because: z.string().nullable(),
  })
  .meta({ id: 'CommandResult' });
export type CommandResult = z.infer<typeof CommandResult>;
