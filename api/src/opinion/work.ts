import {
  beginning,
  conversationGroups,
  conversationOf,
  FileFault,
  fromText,
  judged,
  judgementOf,
  overallOf,
  placeOf,
  publish,
  publishedLevel,
  roomLevel,
  roomMapFromText,
  roomMapOf,
  roomMapToText,
  secondOpinionOf,
  shownMap,
  shownOf,
  toText,
  type ConversationFiles,
  type ConversationGroups,
  type Judgement,
  type Level,
  type PolisConversation,
  type Moment,
  type RoomMapState,
  type ShownOverall,
  type ShownRoomMap,
  type ShownSecondOpinion,
  type ShownStatement,
  type Vote,
} from '@samepage/opinion';

/** What is kept of a debate: what its room was shown, everyone as one, and what left the room, by sector. */
export type LevelName = 'room' | 'published';

const levels: Record<LevelName, Level> = { room: roomLevel, published: publishedLevel };

interface PublishJob {
  readonly before: string | null;
  readonly level: LevelName;
  readonly moment: Moment;
  readonly key: Uint8Array;
}

/** What was shown of several debates. */
export interface Pictures {
  readonly statements: readonly (readonly ShownStatement[])[];
  readonly overall: ShownOverall;
  /** Of each of the debates, in their order. */
  readonly seconds: readonly (ShownSecondOpinion | null)[];
}

/** A map as it is kept, and what of it may be shown. */
export interface DrawnMap {
  readonly state: string;
  readonly shown: ShownRoomMap;
}

function drawnMap(map: RoomMapState): DrawnMap {
  return { state: roomMapToText(map), shown: shownMap(map) };
}

/** A conversation and what it says, or what is the matter with its files. */
export type ReadConversation =
  | { readonly conversation: PolisConversation; readonly found: ConversationGroups }
  | { readonly fault: { readonly file: keyof ConversationFiles; readonly sentence: string } };

interface PlaceJob {
  readonly debateId: string;
  readonly revision: number;
  readonly state: string;
  readonly mine: ReadonlyMap<string, Vote>;
}

/** Kept at most, of maps in which somebody was placed last. */
const readAtMost = 20;
const mapsRead = new Map<string, { readonly revision: number; readonly map: RoomMapState }>();

/** A map is read once, however many phones ask where in it they are. */
function read({ debateId, revision, state }: Omit<PlaceJob, 'mine'>): RoomMapState {
  const known = mapsRead.get(debateId);
  if (known?.revision === revision) return known.map;
  const map = roomMapFromText(state);
  mapsRead.delete(debateId);
  mapsRead.set(debateId, { revision, map });
  const [oldest] = mapsRead.keys();
  if (mapsRead.size > readAtMost && oldest !== undefined) mapsRead.delete(oldest);
  return map;
}

/** All that is worked out beside the event loop. What goes in and comes out can be sent to a thread as it is. */
export const works = {
  publish: ({ before, level, moment, key }: PublishJob): string =>
    toText(publish(before === null ? beginning(levels[level]) : fromText(before), moment, key)),
  pictures: (contents: readonly string[]): Pictures => {
    const disclosed = contents.map(fromText);
    return {
      statements: disclosed.map(shownOf),
      overall: overallOf(disclosed, { seed: 1 }),
      seconds: disclosed.map(secondOpinionOf),
    };
  },
  draw: ({ content, before }: { content: string; before: string | null }): DrawnMap =>
    drawnMap(roomMapOf(fromText(content), before === null ? null : roomMapFromText(before))),
  judge: ({ state, seed }: { state: string; seed: number }): Judgement =>
    judgementOf(roomMapFromText(state), seed),
  judged: ({ state, judgement }: { state: string; judgement: Judgement }): DrawnMap =>
    drawnMap(judged(roomMapFromText(state), judgement)),
  place: ({ mine, ...map }: PlaceJob): ReturnType<typeof placeOf> => placeOf(read(map), mine),
  conversation: (files: ConversationFiles): ReadConversation => {
    try {
      const conversation = conversationOf(files);
      return { conversation, found: conversationGroups(conversation) };
    } catch (error) {
      if (error instanceof FileFault) return { fault: { file: error.file, sentence: error.message } };
      throw error;
    }
  },
} as const;

export type Works = typeof works;
export type WorkName = keyof Works;
export type Job = {
  readonly [Name in WorkName]: { name: Name; input: Parameters<Works[Name]>[0] };
}[WorkName];

export type WorkAnswer = { readonly done: unknown } | { readonly failed: string };

export function workOn<Name extends WorkName>(
  name: Name,
  input: Parameters<Works[Name]>[0],
): ReturnType<Works[Name]> {
  const work = works[name] as (input: unknown) => ReturnType<Works[Name]>;
  return work(input);
}
