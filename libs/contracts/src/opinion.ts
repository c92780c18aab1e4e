import { z } from 'zod';
import { Tally } from './debate-vote';
import { id, instant } from './ids';
import {
  bands,
  chances,
  distances,
  hiddenBecause,
  mapFindings,
  samePageKinds,
  standings,
} from './opinion-words';
import { Sector, Voice } from './people';
import { PlacesHeard } from './place';

/*
 * How people stand, as it may be shown: every figure here comes out of libs/opinion's `disclosure`, which says what is
 * promised to whoever voted. Words instead of numbers below 20 answers; never all, never nobody.
 */

const count = z.number().int();
const share = z.number().min(0).max(1);
const Band = z.enum(bands).meta({ id: 'Band' });

/** How many; both ends are in it, and the same where the number itself may be known. */
export const Size = z.object({ from: count, to: count }).meta({ id: 'Size' });
export type Size = z.infer<typeof Size>;

/** A share of a sector in words, where it lies in 80 of 100 cases, and from 20 answers on in numbers as well. */
export const ShownShare = z
  .object({
    band: Band,
    from: Band,
    to: Band,
    numbers: z.object({ share, low: share, high: share }).nullable(),
  })
  .meta({ id: 'ShownShare' });
export type ShownShare = z.infer<typeof ShownShare>;

export const ShownSector = z
  .object({ sector: Sector, answers: Size, agree: ShownShare, disagree: ShownShare, pass: ShownShare })
  .meta({ id: 'ShownSector' });
export type ShownSector = z.infer<typeof ShownSector>;

export const HiddenSector = z
  .object({ sector: Sector, why: z.enum(hiddenBecause) })
  .meta({ id: 'HiddenSector' });
export type HiddenSector = z.infer<typeof HiddenSector>;

/** What the sectors shown have in common on one side. `bridge`: at least so many of the least convinced sector. */
export const ShownSide = z
  .object({
    commonGround: Band,
    bridge: Band,
    everyMajority: z.enum(chances),
    numbers: z.object({ commonGround: share, bridge: share, everyMajority: share }).nullable(),
  })
  .meta({ id: 'ShownSide' });
export type ShownSide = z.infer<typeof ShownSide>;

/** The two sectors shown that are furthest apart in how many agree: who agrees most, and who agrees least. */
export const ShownGap = z
  .object({
    most: Sector,
    least: Sector,
    apart: z.enum(distances),
    numbers: z.object({ size: z.number(), low: z.number(), high: z.number() }).nullable(),
  })
  .meta({ id: 'ShownGap' });
export type ShownGap = z.infer<typeof ShownGap>;

/** How sectors stand on one statement. Whatever it says, it says of `shown` sectors of `known`. */
export const SectorPicture = z
  .object({
    standing: z.enum(standings),
    kind: z.enum(samePageKinds),
    sectors: z.array(ShownSector),
    hidden: z.array(HiddenSector),
    shown: count,
    known: count,
    agree: ShownSide.nullable(),
    disagree: ShownSide.nullable(),
    gap: ShownGap.nullable(),
  })
  .meta({ id: 'SectorPicture' });
export type SectorPicture = z.infer<typeof SectorPicture>;

/** The same statement, asked in another debate before. */
export const AskedBefore = z
  .object({
    debateId: id,
    debateTitle: z.string(),
    statementId: id,
    at: instant,
    picture: SectorPicture,
  })
  .meta({ id: 'AskedBefore' });
export type AskedBefore = z.infer<typeof AskedBefore>;

export const SamePageStatement = z
  .object({
    statementId: id,
    /** Null where it was withdrawn or hidden; its counts stay. */
    text: z.string().nullable(),
    by: Voice.nullable(),
    debateId: id,
    debateTitle: z.string(),
    at: instant,
    /** How everyone voted, where the debate has revealed that. */
    tally: Tally.nullable(),
    picture: SectorPicture,
    /** The newest first; drift is what changed since. */
    before: z.array(AskedBefore),
    /** What the person who asks has guessed, sector by sector, and how it was. */
    guesses: z.array(z.object({ sectorId: id, guess: Band, was: Band })),
  })
  .meta({ id: 'SamePageStatement' });
export type SamePageStatement = z.infer<typeof SamePageStatement>;

/** All statements together. */
export const SamePageOverall = z
  .object({
    statements: count,
    /** On how many at least two sectors are shown. */
    shown: count,
    /** On how many every known sector is shown. */
    ofAllSectors: count,
    kinds: z.record(z.enum(samePageKinds), count),
    /** How much of how differently people vote goes with their sectors, adjusted for chance; p by shuffling sectors. */
    between: z.object({ share: z.number(), p: z.number(), statements: count }).nullable(),
  })
  .meta({ id: 'SamePageOverall' });
export type SamePageOverall = z.infer<typeof SamePageOverall>;

/** Who has not been heard: sectors of the inquiry by how many of their people have spoken or voted. */
export const MissingVoices = z
  .object({
    /** People of each sector who joined, and how many of them have said or voted anything; never numbers from 1 to 4. */
    sectors: z.array(
      z.object({ sector: Sector, joined: Size.nullable(), heard: Size.nullable(), isMissing: z.boolean() }),
    ),
    /** Debates in which a sector that others of the inquiry have was not heard. */
    debates: z.array(z.object({ debateId: id, title: z.string(), missing: z.array(Sector) })),
  })
  .meta({ id: 'MissingVoices' });
export type MissingVoices = z.infer<typeof MissingVoices>;

/** `GET /inquiries/:inquiryId/same-page`: statements by how much they bridge, the surest first. */
export const SamePage = z
  .object({
    /** From how many answers on a sector is shown. */
    least: count,
    sectors: z.array(Sector),
    overall: SamePageOverall,
    statements: z.array(SamePageStatement),
    missing: MissingVoices,
    /** Null where nobody is asked where they are. */
    places: PlacesHeard.nullable(),
  })
  .meta({ id: 'SamePage' });
export type SamePage = z.infer<typeof SamePage>;

/** `PUT /inquiries/:inquiryId/guesses`: how many of a sector will have agreed, before one sees it. Once for each. */
export const MakeGuess = z.object({ statementId: id, sectorId: id, guess: Band }).meta({ id: 'MakeGuess' });
export type MakeGuess = z.infer<typeof MakeGuess>;
export const GuessResult = z
  .object({ statementId: id, sectorId: id, guess: Band, was: Band })
  .meta({ id: 'GuessResult' });
export type GuessResult = z.infer<typeof GuessResult>;

/** How far people of one sector were out about another: in bands, on average, and which way. */
export const PerceptionGap = z
  .object({
    from: Sector,
    about: Sector,
    guesses: Size,
    /** In bands of five; above 0 where they thought that more agree than do. */
    out: z.number(),
  })
  .meta({ id: 'PerceptionGap' });
export type PerceptionGap = z.infer<typeof PerceptionGap>;
/** `GET /inquiries/:inquiryId/guesses`: one to guess next, if there is one, and what all guesses say together. */
export const Guessing = z
  .object({
    next: z.object({ statementId: id, text: z.string(), sector: Sector }).nullable(),
    gaps: z.array(PerceptionGap),
  })
  .meta({ id: 'Guessing' });
export type Guessing = z.infer<typeof Guessing>;

/** A point of the map, about -1 to 1 each way. */
export const MapPoint = z.object({ x: z.number(), y: z.number() }).meta({ id: 'MapPoint' });
export type MapPoint = z.infer<typeof MapPoint>;

/** A statement that marks a group: many of it answer so, and more than of the others. */
export const GroupMark = z
  .object({
    statementId: id,
    text: z.string().nullable(),
    side: z.enum(['agree', 'disagree']),
    inGroup: Band,
    elsewhere: Band,
  })
  .meta({ id: 'GroupMark' });
export type GroupMark = z.infer<typeof GroupMark>;

export const MapGroup = z
  .object({
    /** 0 to 4; a group keeps it while people vote. Shown as a letter. */
    name: count.min(0).max(4),
    people: Size,
    /** An ellipse in which about two thirds of the group stand: its middle, its radii, and its turn in radians. */
    middle: MapPoint,
    radii: MapPoint,
    turn: z.number(),
    marks: z.array(GroupMark),
  })
  .meta({ id: 'MapGroup' });
export type MapGroup = z.infer<typeof MapGroup>;

/** `GET /debates/:debateId/map`, and `debate.map` on the socket without `me`. */
export const RoomMap = z
  .object({
    finding: z.enum(mapFindings),
    /** How many people and statements it was made from. */
    people: Size.nullable(),
    statements: count,
    /** Nothing but for `groups` and `leanings`. */
    groups: z.array(MapGroup),
    /** What the groups, taken together, agree on: statements by group-aware consensus, at most five. */
    together: z.array(
      z.object({ statementId: id, text: z.string().nullable(), side: z.enum(['agree', 'disagree']) }),
    ),
    /** How much of all difference the first axis explains, how likely by chance, and how lasting the groups are. */
    evidence: z.object({ share: z.number(), p: z.number(), stability: z.number().nullable() }).nullable(),
    at: instant.nullable(),
    /** Since when a facilitator holds it still. */
    frozenAt: instant.nullable(),
  })
  .meta({ id: 'RoomMap' });
export type RoomMap = z.infer<typeof RoomMap>;

/** Where the person who asks stands on the map, and in which group; null for who voted on too little. */
export const MyRoomMap = RoomMap.extend({
  me: z.object({ place: MapPoint, group: count.nullable() }).nullable(),
}).meta({ id: 'MyRoomMap' });
export type MyRoomMap = z.infer<typeof MyRoomMap>;

/** `GET /debates/:debateId/report` and `GET /inquiries/:inquiryId/report`: blocks to be read from top to bottom. */
export const ReportBlock = z
  .object({
    heading: z.string(),
    /** What the figures say, in sentences; "in this room". What bars say is with them. */
    finding: z.array(z.string()),
    /** The figures themselves; every chart has them below it. */
    table: z
      .object({ caption: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) })
      .nullable(),
    /** Sector bars to be drawn for it, if any, each with its sentences. */
    bars: z.array(z.object({ label: z.string(), finding: z.string(), picture: SectorPicture })),
  })
  .meta({ id: 'ReportBlock' });
export type ReportBlock = z.infer<typeof ReportBlock>;
export const Report = z
  .object({
    title: z.string(),
    /** The inquiry it belongs to. */
    inquiryTitle: z.string(),
    debateId: id.nullable(),
    at: instant,
    /** Who is in the figures, who is not, and what is hidden: always there, always first. */
    whatThisIs: z.array(z.string()),
    blocks: z.array(ReportBlock),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;
