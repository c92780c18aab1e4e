import type { Band, GroupMark, MapFinding, MyRoomMap, RoomMap } from '@samepage/contracts';
import { bandScale, capital, peopleInWords } from '../sector-bars/band-scale';

/* What a room's map says, in sentences. Where there is nothing to draw, that is a finding too. */

/** The letter of a group; it keeps it while people vote. */
export function letterOf(name: number): string {
  return 'ABCDE'.charAt(name);
}

const undrawn: Readonly<Record<Exclude<MapFinding, 'groups' | 'leanings'>, string>> = {
  'few-people':
    'No map: too few people have voted to tell groups apart. How each statement stands can still be read.',
  'few-statements': 'No map: too few statements have been voted on to tell groups apart.',
  'small-groups': 'No map: there are groups, but one is so small that drawing it would point at people.',
  'no-axis':
    'No separate groups: the differences are between statements, not between people. For this question that is a result.',
  'yes-saying':
    'No separate groups: some people say yes more often than others, whatever is asked. Beyond that, nothing divides them.',
  unstable:
    'No lasting groups: with other statements, people would have been divided in another way. So nothing is drawn.',
  waiting: 'There are votes, and the map is not made yet.',
};

/** Whether there is a map to look at. */
export function isDrawn({ finding, groups }: Pick<RoomMap, 'finding' | 'groups'>): boolean {
  return (finding === 'groups' || finding === 'leanings') && groups.length > 0;
}

/** What the map finds, in a sentence or two: above it, or in its place. */
export function mapFindingInWords(
  { finding, groups }: { readonly finding: MapFinding; readonly groups: readonly unknown[] },
  where: 'this room' | 'this conversation' = 'this room',
): string {
  if (finding === 'leanings')
    return `In ${where}, people lean two ways. They are few, so take this as a first guess.`;
  if (finding === 'groups')
    return groups.length === 1
      ? `In ${where}, people stand in one group.`
      : `In ${where}, people stand in ${numberWords[groups.length] ?? groups.length} groups.`;
  return undrawn[finding];
}
const numberWords: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five' };

/** Who and what it was made from. */
export function madeFrom({ people, statements }: Pick<RoomMap, 'people' | 'statements'>): string {
  const of = statements === 1 ? '1 statement' : `${statements} statements`;
  return people ? `Made from the votes of ${peopleInWords(people)} on ${of}.` : `Made from votes on ${of}.`;
}

/** "Group A", or "Leaning A" where that is all it is. */
export function groupName(name: number, finding: MapFinding): string {
  return `${finding === 'leanings' ? 'Leaning' : 'Group'} ${letterOf(name)}`;
}

/** "These three statements mark this group". */
export function marksLead({ marks }: { readonly marks: readonly unknown[] }): string {
  if (marks.length === 0) return 'No single statement marks it.';
  if (marks.length === 1) return 'This statement marks it:';
  return `These ${numberWords[marks.length] ?? marks.length} statements mark it:`;
}

const words = (band: Band) => bandScale[band].words;
const quoted = (text: string | null) => (text === null ? 'a statement that was taken back' : `“${text}”`);

/** "Most agree: “…” Elsewhere, few do." */
export function markInWords({
  text,
  side,
  inGroup,
  elsewhere,
}: Pick<GroupMark, 'text' | 'side' | 'inGroup' | 'elsewhere'>): string {
  return `${capital(words(inGroup))} ${side}: ${quoted(text)} Elsewhere: ${words(elsewhere)}.`;
}

/** "Agree: “…”", of what the groups hold together. */
export function togetherInWords({ text, side }: Pick<RoomMap['together'][number], 'text' | 'side'>): string {
  return `${capital(side)}: ${quoted(text)}`;
}

/** Where the reader stands; they alone see it. */
export function whereYouStand(me: MyRoomMap['me'], finding: MapFinding): string {
  if (!me) return 'You are not on the map yet. Vote on more statements, and you will see where you stand.';
  if (me.group === null) return 'You stand between the groups. Only you see your dot.';
  const name = groupName(me.group, finding);
  return `You stand in ${name.charAt(0).toLowerCase()}${name.slice(1)}. Only you see your dot.`;
}

/** How much weight the map can bear. */
export function evidenceInWords({ share, p, stability }: NonNullable<RoomMap['evidence']>): string[] {
  const cases = Math.max(1, Math.ceil(p * 100));
  return [
    // Votes as they are told are less alike than those that were cast.
    `Where people stand from left to right explains at least about ${Math.round(share * 100)}% of how differently they voted.`,
    `Votes mixed by chance would look as divided in ${cases === 1 ? 'at most 1 of 100 tries' : `about ${cases} of 100 tries`}.`,
    ...(stability === null
      ? []
      : [
          `Drawn again from some of the statements, the groups are alike by ${stability.toFixed(2)}; 1 would be the same groups.`,
        ]),
  ];
}
