import type { Band, MapFinding, Tally } from '@samepage/contracts';
import { publishedLevel } from '../disclosure/level';
import { bandOf, rounded, sizeOf, type Size } from '../disclosure/words';
import { structureOf, type Structure } from '../groups/structure';
import { extremityOf } from '../polis/positions';
import { Centred } from '../polis/centred';
import { statisticsOf, type GroupStatistics, type Grouping } from '../polis/statistics';
import { answered, tallies } from '../polis/tally';
import { Votes } from '../votes';
import type { PolisConversation } from './conversation';

type Side = 'agree' | 'disagree';

/** What a conversation says, of nobody in it: no group, no tally and nothing elsewhere of fewer than eight. */
export interface ConversationGroups {
  readonly finding: MapFinding;
  readonly tallies: readonly { readonly number: number; readonly tally: Tally | null }[];
  readonly groups: readonly {
    readonly name: number;
    readonly people: Size;
    readonly marks: readonly {
      readonly number: number;
      readonly side: Side;
      readonly inGroup: Band;
      readonly elsewhere: Band;
    }[];
  }[];
  readonly together: readonly { readonly number: number; readonly side: Side }[];
  readonly evidence: { readonly share: number; readonly p: number; readonly stability: number | null } | null;
}

const { least } = publishedLevel;
const mostTogether = 5;
/** Of each group about this share, on average (geometric), for groups to be together on a statement. */
const enoughTogether = 0.6;

/** As slow as `structureOf`. The votes are those of another time and place: no die is rolled for them here. */
export function conversationGroups({
  statements,
  people,
  votes: cast,
}: PolisConversation): ConversationGroups {
  const votes = Votes.of(
    Array.from({ length: people }, (_, person) => String(person)),
    statements.map(({ number, isOut }) => ({ id: String(number), isOut })),
    cast.map(({ person, statement, vote }) => ({
      person: String(person),
      statement: String(statement),
      vote,
    })),
  );
  const structure = structureOf(votes, { seed: 1 });
  const sizes = sizesIn(structure);
  const isTooSmall = sizes.some((size) => size < least);
  const groups = isTooSmall ? null : structure.groups;
  const statistics = statisticsOf(
    votes,
    groups ?? votes.people.map(() => 0),
    extremityOf(Centred.of(votes), structure.axes),
  );
  const counts = tallies(votes, votes.people.keys());
  return {
    finding: isTooSmall ? 'small-groups' : structure.reason,
    tallies: statements.map(({ number }, column) => {
      const count = counts[column];
      return { number, tally: count && answered(count) >= least ? count : null };
    }),
    groups: groups
      ? sizes.map((size, name) => ({
          name,
          people: sizeOf(size, least),
          marks: marksOf(statistics, name, elsewhereIn(votes, groups, name)),
        }))
      : [],
    together: groups ? togetherIn(votes, statistics, sizes.length) : everyoneIn(statistics),
    evidence: structure.test && {
      share: rounded(structure.test.share),
      p: rounded(structure.test.p),
      stability: structure.stability === null ? null : rounded(structure.stability),
    },
  };
}

function sizesIn({ groups, count }: Structure): number[] {
  if (!groups) return [];
  return Array.from({ length: count }, (_, name) => groups.filter((group) => group === name).length);
}

function marksOf(
  { representative }: GroupStatistics,
  name: number,
  elsewhere: ReadonlyMap<string, number>,
): ConversationGroups['groups'][number]['marks'] {
  return (representative.get(name) ?? [])
    .filter(({ statement, of }) => of >= least && (elsewhere.get(statement) ?? 0) >= least)
    .map(({ statement, side, share, ratio }) => ({
      number: Number(statement),
      side,
      inGroup: bandOf(share),
      elsewhere: bandOf(Math.min(1, share / ratio)),
    }));
}

/** How many in other groups voted on each statement. */
function elsewhereIn(votes: Votes, groups: Grouping, name: number): Map<string, number> {
  const rows = [...votes.people.keys()].filter((row) => groups[row] !== null && groups[row] !== name);
  const counts = tallies(votes, rows);
  return new Map(votes.statements.map(({ id }, column) => [id, answered(counts[column]!)]));
}

function togetherIn(
  votes: Votes,
  statistics: GroupStatistics,
  groups: number,
): ConversationGroups['together'] {
  const both = votes.statements.flatMap(({ id, isOut }, column) =>
    isOut
      ? []
      : [
          { number: Number(id), side: 'agree' as const, by: statistics.groupAwareConsensus[column] ?? 0 },
          {
            number: Number(id),
            side: 'disagree' as const,
            by: statistics.groupAwareConsensusDisagree[column] ?? 0,
          },
        ],
  );
  return both
    .filter(({ by }) => by >= enoughTogether ** groups)
    .sort((one, other) => other.by - one.by)
    .slice(0, mostTogether)
    .map(({ number, side }) => ({ number, side }));
}

function everyoneIn({ consensus }: GroupStatistics): ConversationGroups['together'] {
  const on = (side: Side) =>
    consensus[side].map(({ statement, of, share }) => ({ number: Number(statement), side, of, share }));
  return [...on('agree'), ...on('disagree')]
    .filter(({ of }) => of >= least)
    .sort((one, other) => other.share - one.share)
    .slice(0, mostTogether)
    .map(({ number, side }) => ({ number, side }));
}
