import { z } from 'zod';
import { id, instant, ownId, sequence, slug } from './ids';
import { Sector, Voice } from './people';
import { limits } from './limits';
import { line, prose } from './text';

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

/** What a step of a run-sheet is for; `libs/debate` says what people can do in each. */
export const stepKinds = [
  'arrive',
  'provocation',
  'opening-vote',
  'statements',
  'floor',
  'groups',
  'closing-vote',
  'harvest',
  'close',
] as const;
export const StepKind = z.enum(stepKinds).meta({ id: 'StepKind' });
export type StepKind = z.infer<typeof StepKind>;

/** One line of a run-sheet: what happens, for how long, and the words everyone sees meanwhile. */
export const Step = z
  .object({
    id,
    kind: StepKind,
    title: line(limits.title),
    words: prose(limits.stepWords, 0).default(''),
    /** Null for as long as it takes. */
    seconds: z
      .number()
      .int()
      .min(10)
      .max(4 * 3600)
      .nullable()
      .default(null),
  })
  .meta({ id: 'Step' });
export type Step = z.infer<typeof Step>;

const weight = z.number().min(0).max(10);
/** How much each thing counts for a place in the speaking queue; `standing` in `libs/debate` says how. */
export const QueueWeights = z
  .object({ waiting: weight, spoken: weight, first: weight, balance: weight })
  .meta({ id: 'QueueWeights' });
export type QueueWeights = z.infer<typeof QueueWeights>;

export const DebateSettings = z
  .object({
    /** Whether tallies are seen as they come, or when a facilitator reveals them. */
    results: z.enum(['live', 'revealed']),
    /** Whether others see who voted how. Cannot change once somebody has voted. */
    voting: z.enum(['secret', 'open']),
    /** Whether statements are looked at before everyone sees them, or hidden afterwards where need be. */
    moderation: z.enum(['after', 'before']),
    /** How long a turn to speak is; null for as long as it takes. */
    turnSeconds: z.number().int().min(10).max(1800).nullable(),
    weights: QueueWeights,
  })
  .meta({ id: 'DebateSettings' });
export type DebateSettings = z.infer<typeof DebateSettings>;

/** What a debate is about and how it goes. */
export const DebatePlan = z
  .object({
    motion: line(limits.statement).nullable(),
    steps: z
      .array(Step)
      .max(40)
      .refine(
        (steps) => new Set(steps.map((step) => step.id)).size === steps.length,
        'A step is there twice.',
      ),
    settings: DebateSettings,
  })
  .meta({ id: 'DebatePlan' });
export type DebatePlan = z.infer<typeof DebatePlan>;

export const handKinds = ['turn', 'response', 'process', 'read-out'] as const;
/** A turn; a direct response to who speaks; a point of process; words to be read out by someone else. */
export const HandKind = z.enum(handKinds).meta({ id: 'HandKind' });
export type HandKind = z.infer<typeof HandKind>;

export const statementKinds = ['statement', 'quote', 'note'] as const;
/** What people vote on; what somebody said aloud; what a small group brought back. Only the first is voted on. */
export const StatementKind = z.enum(statementKinds).meta({ id: 'StatementKind' });
export type StatementKind = z.infer<typeof StatementKind>;

export const moments = ['opening', 'closing'] as const;
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
    z.object({ ...happened, type: z.literal('turn-paused') }),
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
  })
  .meta({ id: 'Turn' });
export type Turn = z.infer<typeof Turn>;

export const Spoken = z.object({ ms: z.number(), turns: z.number().int() }).meta({ id: 'Spoken' });
export type Spoken = z.infer<typeof Spoken>;

/** A debate folded from its events. `version` is the sequence of the last event. */
export const DebateState = z
  .object({
    version: z.number().int(),
    phase: Phase,
    plan: DebatePlan,
    /** The step of the run-sheet everyone is in; null before the first, and where there is no run-sheet. */
    stepId: id.nullable(),
    /** The time of that step. */
    clock: Clock.nullable(),
    /** The steps that were left, the last one last, with what was left of their time. */
    trail: z.array(z.object({ stepId: id, leftMs: z.number().nullable() })),
    revealed: z.array(Revealable),
    frozen: z.boolean(),
    locked: z.boolean(),
    /** The facilitator who leads. */
    lead: id.nullable(),
    statements: z.array(DebateStatement),
    hands: z.array(Hand),
    turn: Turn.nullable(),
    /** By membership. */
    spoken: z.record(z.string(), Spoken),
    groups: z.array(Group),
    muted: z.array(id),
    removed: z.array(id),
    harvests: z.array(z.object({ draftId: id, statementIds: z.array(id), at: instant })),
  })
  .meta({ id: 'DebateState' });
export type DebateState = z.infer<typeof DebateState>;

export const motionChoices = ['for', 'against', 'unsure'] as const;
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

/** How many are in the debate now, and of which sectors. */
export const Here = z
  .object({ here: count, sectors: z.array(z.object({ sector: Sector, here: count })) })
  .meta({ id: 'Here' });
export type Here = z.infer<typeof Here>;

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

/** A statement of one's own that a facilitator has not let through yet, or did not. */
export const WaitingStatement = z
  .object({ id, text: z.string(), at: instant, declined: z.string().nullable() })
  .meta({ id: 'WaitingStatement' });
export type WaitingStatement = z.infer<typeof WaitingStatement>;

/** Where to turn when it gets too much; the inquiry sets it. */
export const Support = z
  .object({ words: prose(limits.support), address: z.url().max(400).nullable() })
  .meta({ id: 'Support' });
export type Support = z.infer<typeof Support>;

/** Everything a newcomer needs on one screen: the folded state, who spoke, the tallies and the asker's own votes. */
export const DebateSnapshot = z
  .object({
    id,
    inquiryId: id,
    inquirySlug: slug,
    title: z.string(),
    joinCode: z.string(),
    provocation: z
      .object({ id, title: z.string(), words: z.string(), contentNote: z.string().nullable() })
      .nullable(),
    support: Support.nullable(),
    state: DebateState,
    /** Voices by membership id: everyone named in the state. */
    voices: z.record(z.string(), Voice),
    standings: Standings,
    /** Null where nobody is counted yet. */
    here: Here.nullable(),
    /** What is the asker's own. */
    me: z.object({
      membershipId: id.nullable(),
      votes: z.record(z.string(), Choice),
      opening: MyStand.nullable(),
      closing: MyStand.nullable(),
      waiting: z.array(WaitingStatement),
    }),
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

export const TakeStand = z
  .object({
    choice: MotionChoice,
    /** What moved them, in one line. */
    moved: line(limits.moved, 0)
      .transform((words) => words || null)
      .nullable()
      .default(null),
  })
  .meta({ id: 'TakeStand' });
export type TakeStand = z.infer<typeof TakeStand>;
export const StandResult = z
  .object({
    outcome: z.enum(['counted', 'refused']),
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

/** Someone in the room, as a facilitator sees it: here, here and silent so far, or lost from sight. */
export const RoomMember = z
  .object({
    membershipId: id,
    voice: Voice,
    isHere: z.boolean(),
    isSilent: z.boolean(),
    /** When they were last seen. */
    seenAt: instant,
  })
  .meta({ id: 'RoomMember' });
export type RoomMember = z.infer<typeof RoomMember>;

/** What waits for a facilitator, and nobody else sees. */
export const Desk = z
  .object({
    waiting: z.array(z.object({ id, text: z.string(), voice: Voice, at: instant })),
    /** Quiet signals: someone needs a pause. */
    signals: z.array(z.object({ id, voice: Voice, at: instant })),
    room: z.array(RoomMember),
  })
  .meta({ id: 'Desk' });
export type Desk = z.infer<typeof Desk>;

export const JudgeStatement = z
  .object({ decline: line(limits.title).nullable() })
  .meta({ id: 'JudgeStatement' });
export type JudgeStatement = z.infer<typeof JudgeStatement>;

/** A run-sheet to start from. */
export const Template = z.object({ id, title: z.string(), plan: DebatePlan }).meta({ id: 'Template' });
export type Template = z.infer<typeof Template>;
export const Templates = z.array(Template).meta({ id: 'Templates' });
export type Templates = z.infer<typeof Templates>;
export const NewTemplate = z
  .object({ id: ownId, title: line(limits.title), plan: DebatePlan })
  .meta({ id: 'NewTemplate' });
export type NewTemplate = z.infer<typeof NewTemplate>;

/** How small groups are to be mixed: of everyone who is here. */
export const MixGroups = z
  .object({ size: z.number().int().min(2).max(20), isOnline: z.boolean() })
  .meta({ id: 'MixGroups' });
export type MixGroups = z.infer<typeof MixGroups>;
export const Groups = z.array(Group).meta({ id: 'Groups' });
export type Groups = z.infer<typeof Groups>;

/** A debate from its log, to look at again. */
export const Replay = z
  .object({
    id,
    inquiryId: id,
    inquirySlug: slug,
    title: z.string(),
    events: z.array(DebateEvent),
    voices: z.record(z.string(), Voice),
    /** How many votes were in by then, ten seconds at a time. */
    votes: z.array(z.object({ at: instant, statements: count, opening: count, closing: count })),
    standings: Standings,
    swing: Swing.nullable(),
  })
  .meta({ id: 'Replay' });
export type Replay = z.infer<typeof Replay>;

/** Who voted how, where the debate was declared open. */
export const OpenVotes = z
  .array(z.object({ statementId: id, membershipId: id, choice: Choice }))
  .meta({ id: 'OpenVotes' });
export type OpenVotes = z.infer<typeof OpenVotes>;
