import type { Choice, DebateStatement } from '@samepage/contracts';
import { csvOf, type Cell } from './csv';

/** One vote as it is written for Polis. */
export interface PolisVote {
  readonly statementId: string;
  readonly membershipId: string;
  readonly choice: Choice;
  readonly at: string;
}

/** What the files for Polis are made from. All three number statements and people alike. */
export interface PolisSource {
  readonly statements: readonly DebateStatement[];
  readonly votes: readonly PolisVote[];
  /**
   * Whether nobody may know who voted how. People who wrote and people who voted then have numbers that have nothing
   * to do with each other, for what somebody wrote says who they are.
   */
  readonly isSecret: boolean;
  /** Of a statement on which fewer voted, no vote is told and none counted. */
  readonly least: number;
}

/**
 * `comments.csv` of a Polis export. Of what was hidden or withdrawn there is a line without words, of that on which too
 * few voted one without counts.
 */
export function polisComments(source: PolisSource): string {
  const { authors } = numbersOf(source);
  const rows = said(source).map((each, index): Cell[] => {
    const votes = source.votes.filter(({ statementId }) => statementId === each.id);
    const isTold = votes.length === 0 || votes.length >= source.least;
    const isGone = each.hidden || each.withdrawn;
    return [
      ...when(each.at),
      index,
      authors.get(each.by) ?? null,
      isTold ? votes.filter(({ choice }) => choice === 'agree').length : null,
      isTold ? votes.filter(({ choice }) => choice === 'disagree').length : null,
      isGone || each.recast ? -1 : 1,
      isGone ? '' : each.text,
    ];
  });
  return csvOf([
    ['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'comment-body'],
    ...rows,
  ]);
}

/** `votes.csv` of a Polis export: 1 agrees, -1 disagrees, 0 passes. To the minute, so that no vote is told by its second. */
export function polisVotes(source: PolisSource): string {
  const { voters } = numbersOf(source);
  const numbers = new Map(said(source).map(({ id }, index) => [id, index]));
  const rows = toldIn(source)
    .map(({ statementId, membershipId, choice, at }) => ({
      comment: numbers.get(statementId),
      voter: voters.get(membershipId) ?? -1,
      vote: signs[choice],
      at,
    }))
    .filter((each): each is typeof each & { comment: number } => each.comment !== undefined)
    .sort((one, other) => one.comment - other.comment || one.voter - other.voter)
    .map(({ comment, voter, vote, at }): Cell[] => [...when(at), comment, voter, vote]);
  return csvOf([['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote'], ...rows]);
}

/** `summary.csv` of a Polis export, which has no head. Groups are for whoever reads it to find. */
export function polisSummary(
  source: PolisSource,
  { topic, url, description }: { topic: string; url: string; description: string },
): string {
  const { authors, voters } = numbersOf(source);
  return csvOf([
    ['topic', topic],
    ['url', url],
    ['voters', voters.size],
    ['voters-in-conv', voters.size],
    ['commenters', authors.size],
    ['comments', said(source).length],
    ['groups', 0],
    ['conversation-description', description],
  ]);
}

const signs: Record<Choice, number> = { agree: 1, disagree: -1, pass: 0 };

function said({ statements }: PolisSource): DebateStatement[] {
  return statements.filter(({ kind }) => kind === 'statement');
}

/** The votes on statements on which enough people voted. */
function toldIn({ votes, least }: PolisSource): PolisVote[] {
  const counts = new Map<string, number>();
  for (const { statementId } of votes) counts.set(statementId, (counts.get(statementId) ?? 0) + 1);
  return votes.filter(({ statementId }) => (counts.get(statementId) ?? 0) >= least);
}

/**
 * A number for everyone of whom a vote is told. Voters are in the order of their answers, which says nothing of who they are; authors have
 * the numbers they have as voters, or where votes are secret numbers after all of these.
 */
function numbersOf(source: PolisSource): { authors: Map<string, number>; voters: Map<string, number> } {
  const statements = said(source);
  const places = new Map(statements.map(({ id }, index) => [id, index]));
  const answers = new Map<string, string[]>();
  for (const { statementId, membershipId, choice } of toldIn(source)) {
    const place = places.get(statementId);
    if (place === undefined) continue;
    const row = answers.get(membershipId) ?? statements.map(() => ' ');
    row[place] = choice.charAt(0);
    answers.set(membershipId, row);
  }
  const sorted = [...answers].map(([who, row]) => ({ who, row: row.join('') }));
  sorted.sort((one, other) => compare(one.row, other.row) || compare(one.who, other.who));
  const voters = new Map(sorted.map(({ who }, index) => [who, index]));
  const authors = new Map<string, number>();
  let next = voters.size;
  for (const { by } of statements) {
    if (authors.has(by)) continue;
    const known = source.isSecret ? undefined : voters.get(by);
    authors.set(by, known ?? next++);
  }
  return { authors, voters };
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Milliseconds, and the same as words, both to the minute. */
function when(at: string): [number, string] {
  const moment = Math.floor(Date.parse(at) / 60_000) * 60_000;
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(moment).toUTCString().split(' ');
  return [moment, `${day.slice(0, 3)} ${month} ${date} ${time} UTC ${year}`];
}
