import { z } from 'zod';
import { Group, HandKind, Moment, Revealable, StatementKind } from './debate-event';
import { DebatePlan } from './debate-plan';
import { phases } from './debate-words';
import { id, instant, sequence } from './ids';

export const Phase = z.enum(phases).meta({ id: 'Phase' });
export type Phase = z.infer<typeof Phase>;

export const DebateStatement = z
  .object({
    id,
    /** Empty once it was hidden, or its words were withdrawn. */
    text: z.string(),
    /** Whose words they are. */
    by: id,
    at: instant,
    hidden: z.boolean(),
    kind: StatementKind,
    /** What it was made from, by a facilitator's hand. */
    from: z.object({ id, how: z.enum(['reworded', 'split']) }).nullable(),
    /** Others took its place: it is kept, and no longer voted on. */
    recast: z.boolean(),
    withdrawn: z.boolean(),
    groupId: id.nullable(),
  })
  .meta({ id: 'DebateStatement' });
export type DebateStatement = z.infer<typeof DebateStatement>;

export const Hand = z
  .object({
    id,
    by: id,
    at: instant,
    kind: HandKind,
    text: z.string().nullable(),
    /** Where a facilitator put it, from 0; null where the score decides. */
    place: z.number().int().nullable(),
  })
  .meta({ id: 'Hand' });
export type Hand = z.infer<typeof Hand>;

/** Time that runs towards an end, or stands still. Exactly one of `endsAt` and `leftMs` is set where there is an end. */
export const Clock = z
  .object({
    startedAt: instant,
    endsAt: instant.nullable(),
    /** What is left of it while it stands still. */
    leftMs: z.number().nullable(),
    isPaused: z.boolean(),
  })
  .meta({ id: 'Clock' });
export type Clock = z.infer<typeof Clock>;

export const Turn = z
  .object({
    hand: Hand,
    clock: Clock,
    /** Spoken before it last began to run, in milliseconds. */
    spokenMs: z.number(),
    /** When it last began to run; null while it is paused. */
    runsSince: instant.nullable(),
    /** Whether whoever speaks paused it, and not a facilitator. */
    isOwnPause: z.boolean(),
  })
  .meta({ id: 'Turn' });
export type Turn = z.infer<typeof Turn>;

export const LeftStep = z
  .object({
    stepId: id,
    /** What was left of its time, and whether that stood still. */
    leftMs: z.number().nullable(),
    isPaused: z.boolean(),
    /** The turn that leaving it ended, paused as of then; and whether it ran. */
    turn: Turn.nullable(),
    isSpeaking: z.boolean(),
  })
  .meta({ id: 'LeftStep' });
export type LeftStep = z.infer<typeof LeftStep>;

export const Spoken = z.object({ ms: z.number(), turns: z.number().int() }).meta({ id: 'Spoken' });
export type Spoken = z.infer<typeof Spoken>;

/** The sequence of the last event that changed each of these; 0 where none did. Commands are decided on them. */
export const ChangedAt = z
  .object({
    /** The phase, the run-sheet, and the step everyone is in. */
    course: sequence,
    /** Whose turn it is: when it began. */
    turn: sequence,
    groups: sequence,
  })
  .meta({ id: 'ChangedAt' });
export type ChangedAt = z.infer<typeof ChangedAt>;

/** A debate folded from its events. `version` is the sequence of the last event. */
export const DebateState = z
  .object({
    version: z.number().int(),
    changedAt: ChangedAt,
    phase: Phase,
    plan: DebatePlan,
    /** The step of the run-sheet everyone is in; null before the first, and where there is no run-sheet. */
    stepId: id.nullable(),
    /** The time of that step. */
    clock: Clock.nullable(),
    /** The steps that were left, the last one last, as they were then, for whoever goes back. */
    trail: z.array(LeftStep),
    revealed: z.array(Revealable),
    /** The votes on the motion that were revealed at any time: over for good, also where that was hidden again. */
    ended: z.array(Moment),
    frozen: z.boolean(),
    locked: z.boolean(),
    /** The facilitator who leads. */
    lead: id.nullable(),
    statements: z.array(DebateStatement),
    hands: z.array(Hand),
    turn: Turn.nullable(),
    /** The hand of the last turn of this step, running or over: what people react to. Null before the first. */
    floor: id.nullable(),
    /** By membership. */
    spoken: z.record(z.string(), Spoken),
    groups: z.array(Group),
    muted: z.array(id),
    removed: z.array(id),
    harvests: z.array(z.object({ draftId: id, statementIds: z.array(id), at: instant })),
  })
  .meta({ id: 'DebateState' });
export type DebateState = z.infer<typeof DebateState>;
