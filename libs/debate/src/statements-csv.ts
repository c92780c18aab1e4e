import type { DebateStatement, Group, Standings, Voice } from '@samepage/contracts';
import { csvOf, type Cell } from './csv';
import { shownTally } from './shown-tally';

export interface StatementsToWrite {
  readonly statements: readonly DebateStatement[];
  readonly voices: Readonly<Record<string, Voice>>;
  /** A group's note is the group's, whoever wrote it down. */
  readonly groups: readonly Group[];
  readonly standings: Pick<Standings, 'tallies' | 'counts'>;
  /** The fewest votes of which a tally is written. */
  readonly least: number;
}

const head = ['number', 'kind', 'words', 'name', 'sector', 'at', 'state', 'made from'];

/** Everything said in a debate as a table, without the words of what was hidden or withdrawn, and whose they were. */
export function statementsCsv({ statements, voices, groups, standings, least }: StatementsToWrite): string {
  const numbers = new Map(statements.map(({ id }, index) => [id, index + 1]));
  const rows = statements.map((each, index): Cell[] => {
    const isGone = each.hidden || each.withdrawn;
    const isNote = each.kind === 'note' && !isGone;
    const group = isNote ? groups.find(({ id }) => id === each.groupId) : undefined;
    const voice = isGone || group ? undefined : voices[each.by];
    const tally = isGone ? null : shownTally(standings.tallies[each.id], least);
    return [
      index + 1,
      each.kind,
      isGone ? '' : each.text,
      group?.name ?? voice?.name ?? '',
      voice?.sector.name ?? '',
      each.at,
      stateOf(each),
      each.from ? (numbers.get(each.from.id) ?? null) : null,
      each.kind === 'statement' && !isGone ? (standings.counts[each.id] ?? 0) : null,
      tally?.agree ?? null,
      tally?.disagree ?? null,
      tally?.pass ?? null,
    ];
  });
  return csvOf([[...head, 'votes', 'agree', 'disagree', 'pass'], ...rows]);
}

function stateOf({ hidden, withdrawn, recast }: DebateStatement): string {
  if (hidden) return 'hidden';
  if (withdrawn) return 'withdrawn';
  return recast ? 'replaced' : 'shown';
}
