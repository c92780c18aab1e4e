import { z } from 'zod';
import { DebateEvent, Group } from './debate-event';
import { ReactionKind, Reactions } from './debate-reaction';
import { DebateState, Phase } from './debate-state';
import { Choice, MyStand, Standings, Swing } from './debate-vote';
import { DebateGathering } from './gathering';
import { id, instant, ownId, slug } from './ids';
import { limits } from './limits';
import { Sector, Voice } from './people';
import { line, prose } from './text';

const count = z.number().int();
/** How many are in the debate now, and of which sectors. */
export const Here = z
  .object({ here: count, sectors: z.array(z.object({ sector: Sector, here: count })) })
  .meta({ id: 'Here' });
export type Here = z.infer<typeof Here>;

/** Words of one's own that a facilitator has not let through yet, or did not: a statement, or what moved one. */
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
    /** Where and when it is held, if it is part of a gathering. */
    gathering: DebateGathering.nullable(),
    support: Support.nullable(),
    state: DebateState,
    /** Voices by membership id: everyone named in the state. */
    voices: z.record(z.string(), Voice),
    standings: Standings,
    /** To what is on the floor now, and which are the asker's own. */
    reactions: z.object({ counts: Reactions, own: z.record(z.string(), z.array(ReactionKind)) }),
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
    gatheringId: id.nullable(),
  })
  .meta({ id: 'DebateSummary' });
export type DebateSummary = z.infer<typeof DebateSummary>;
export const DebateSummaries = z.array(DebateSummary);
export type DebateSummaries = z.infer<typeof DebateSummaries>;

export const NewDebate = z
  .object({
    id: ownId,
    title: line(limits.title),
    provocationId: id.nullable().default(null),
    gatheringId: id.nullable().default(null),
  })
  .meta({ id: 'NewDebate' });
export type NewDebate = z.infer<typeof NewDebate>;

export const DebateEvents = z
  .object({ events: z.array(DebateEvent), voices: z.record(z.string(), Voice) })
  .meta({ id: 'DebateEvents' });
export type DebateEvents = z.infer<typeof DebateEvents>;

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
    /** Statements, and what moved people: those without a voice, as a vote may be secret. */
    waiting: z.array(z.object({ id, text: z.string(), voice: Voice.nullable(), at: instant })),
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
    reactions: Reactions,
    swing: Swing.nullable(),
  })
  .meta({ id: 'Replay' });
export type Replay = z.infer<typeof Replay>;
