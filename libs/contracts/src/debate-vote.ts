import { z } from 'zod';
import { Moment } from './debate-event';
import { choices, motionChoices } from './debate-words';
import { id } from './ids';
import { limits } from './limits';
import { Sector, Voice } from './people';
import { line } from './text';

export const Choice = z.enum(choices).meta({ id: 'Choice' });
export type Choice = z.infer<typeof Choice>;

export const Tally = z
  .object({ agree: z.number().int(), disagree: z.number().int(), pass: z.number().int() })
  .meta({ id: 'Tally' });
export type Tally = z.infer<typeof Tally>;

export const MotionChoice = z.enum(motionChoices).meta({ id: 'MotionChoice' });
export type MotionChoice = z.infer<typeof MotionChoice>;

const count = z.number().int();
export const MotionTally = z
  .object({ for: count, against: count, unsure: count })
  .meta({ id: 'MotionTally' });
export type MotionTally = z.infer<typeof MotionTally>;

/** How a vote on the motion stands: how many voted, and how once that is revealed. */
export const MotionStanding = z
  .object({ voted: count, tally: MotionTally.nullable() })
  .meta({ id: 'MotionStanding' });
export type MotionStanding = z.infer<typeof MotionStanding>;

/** Where one person stood on the motion. */
export const MyStand = z
  .object({ choice: MotionChoice, moved: z.string().nullable() })
  .meta({ id: 'MyStand' });
export type MyStand = z.infer<typeof MyStand>;

/** What is sent when votes came in. A statement without a tally has not been revealed. */
export const Standings = z
  .object({
    tallies: z.record(z.string(), Tally),
    /** How many voted on each statement. */
    counts: z.record(z.string(), count),
    /** How many voted on any statement. */
    voted: count,
    opening: MotionStanding,
    closing: MotionStanding,
  })
  .meta({ id: 'Standings' });
export type Standings = z.infer<typeof Standings>;

/**
 * Which of several votes of one person was pressed later: the larger, such as milliseconds by the server's clock as the
 * client knows it. What comes late from a line that died then takes the place of nothing newer. Sent again, it is the same.
 */
const turn = z.number().int().min(0).optional();

export const CastVote = z.object({ choice: Choice, turn }).meta({ id: 'CastVote' });
export type CastVote = z.infer<typeof CastVote>;
export const VoteResult = z
  .object({
    outcome: z.enum(['counted', 'refused']),
    /** The choice that stands: another than was sent, where the one sent was pressed before it. Null where refused. */
    choice: Choice.nullable(),
    reason: z.string().nullable(),
    because: z.string().nullable(),
  })
  .meta({ id: 'VoteResult' });
export type VoteResult = z.infer<typeof VoteResult>;

export const TakeStand = z
  .object({
    choice: MotionChoice,
    /** What moved them, in one line. */
    moved: line(limits.moved, 0)
      .transform((words) => words || null)
      .nullable()
      .default(null),
    turn,
  })
  .meta({ id: 'TakeStand' });
export type TakeStand = z.infer<typeof TakeStand>;
export const StandResult = z
  .object({
    outcome: z.enum(['counted', 'refused']),
    /** As of a vote. */
    choice: MotionChoice.nullable(),
    reason: z.string().nullable(),
    because: z.string().nullable(),
  })
  .meta({ id: 'StandResult' });
export type StandResult = z.infer<typeof StandResult>;

/** From one choice to another, or from or to none, and how many went that way. Null: too few to say. */
export const Flow = z
  .object({
    from: MotionChoice.nullable(),
    to: MotionChoice.nullable(),
    people: count.nullable(),
  })
  .meta({ id: 'Flow' });
export type Flow = z.infer<typeof Flow>;
/** What the debate moved, for everyone or for one sector. Tallies and flows are null where they would point at someone. */
export const SwingPart = z
  .object({
    sector: Sector.nullable(),
    people: count.nullable(),
    before: MotionTally.nullable(),
    after: MotionTally.nullable(),
    flows: z.array(Flow).nullable(),
  })
  .meta({ id: 'SwingPart' });
export type SwingPart = z.infer<typeof SwingPart>;
export const Swing = z
  .object({
    all: SwingPart,
    sectors: z.array(SwingPart),
    /** What moved people, in their words, in no order. */
    moved: z.array(z.string()),
    /** The smallest number that is shown. */
    least: count,
  })
  .meta({ id: 'Swing' });
export type Swing = z.infer<typeof Swing>;

/** What moved people, as it is shown, by the ids by which a facilitator takes a line down. Whose they are is not said. */
export const MovedLines = z.array(z.object({ id, text: z.string() })).meta({ id: 'MovedLines' });
export type MovedLines = z.infer<typeof MovedLines>;

/** Who voted how, where the debate was declared open. Who only voted is named nowhere else, so each vote says whose it is. */
export const OpenVotes = z
  .array(z.object({ statementId: id, membershipId: id, voice: Voice, choice: Choice }))
  .meta({ id: 'OpenVotes' });
export type OpenVotes = z.infer<typeof OpenVotes>;

/** Who stood where on the motion, in the votes on it that may be seen, where the debate was declared open. */
export const OpenStands = z
  .array(z.object({ moment: Moment, membershipId: id, voice: Voice, choice: MotionChoice }))
  .meta({ id: 'OpenStands' });
export type OpenStands = z.infer<typeof OpenStands>;
