import { cleanText } from '@samepage/contracts';
import { chance, shuffle } from '../chance';
import type { Vote } from '../votes';
import { CsvFault, tableOf, type Row, type Table } from './csv';

/** The files of a Polis export, as text. `votes` is votes.csv or participants-votes.csv. */
export interface ConversationFiles {
  readonly comments: string;
  readonly votes: string;
  readonly summary?: string;
}

export interface PolisConversation {
  readonly topic: string | null;
  /** In the order of the file. Of what moderators took out there are no words. */
  readonly statements: readonly { readonly number: number; readonly text: string; readonly isOut: boolean }[];
  /** How many people voted. They are numbered from 0, in an order of chance: who they were in the files is not kept. */
  readonly people: number;
  readonly votes: readonly { readonly person: number; readonly statement: number; readonly vote: Vote }[];
}

/** What is the matter with a file, in a sentence for whoever chose it. */
export class FileFault extends Error {
  constructor(
    readonly file: keyof ConversationFiles,
    sentence: string,
  ) {
    super(sentence);
  }
}

const atMost = { statements: 2_000, letters: 1_000, people: 20_000, votes: 300_000 };

/** @throws FileFault where a file is not what it should be. */
export function conversationOf({ comments, votes, summary }: ConversationFiles): PolisConversation {
  const statements = statementsIn(tableIn('comments', comments));
  const numbers = new Set(statements.map(({ number }) => number));
  const table = tableIn('votes', votes);
  const cast = table.columns.includes('voter-id') ? castIn(table, numbers) : rowsIn(table, numbers);
  const people = [...new Set(cast.map(({ who }) => who))];
  if (people.length > atMost.people)
    throw new FileFault(
      'votes',
      `More than ${atMost.people.toLocaleString('en-GB')} people voted. That is too many.`,
    );
  const places = shuffle([...people.keys()], chance(people.length));
  const numberOf = new Map(people.map((who, index) => [who, places[index] ?? index]));
  // Of several votes of one person on one statement the last counts.
  const last = new Map(cast.map((each) => [`${each.who} ${each.statement}`, each]));
  return {
    topic: summary === undefined ? null : topicIn(summary),
    statements,
    people: people.length,
    votes: [...last.values()]
      .map(({ who, statement, vote }) => ({ person: numberOf.get(who) ?? 0, statement, vote }))
      .sort((one, other) => one.person - other.person || one.statement - other.statement),
  };
}

const fileNames: Record<keyof ConversationFiles, string> = {
  comments: 'the statements (comments.csv)',
  votes: 'the votes (votes.csv or participants-votes.csv)',
  summary: 'the summary (summary.csv)',
};

function tableIn(file: keyof ConversationFiles, text: string): Table {
  try {
    return tableOf(text);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const what =
      error.fault === 'open-quote'
        ? 'a quotation mark that is not closed'
        : 'more cells than the first line has';
    throw new FileFault(file, `Line ${error.line} of ${fileNames[file]} has ${what}.`);
  }
}

function statementsIn({ columns, rows }: Table): PolisConversation['statements'] {
  needs('comments', columns, ['comment-id', 'comment-body']);
  if (rows.length === 0)
    throw new FileFault('comments', 'There is no statement in the statements (comments.csv).');
  if (rows.length > atMost.statements)
    throw new FileFault('comments', `There are more than ${atMost.statements} statements. That is too many.`);
  const seen = new Set<number>();
  return rows.map((row) => {
    const number = wholeIn('comments', row, 'comment-id');
    if (seen.has(number))
      throw new FileFault(
        'comments',
        `Line ${row.line} of ${fileNames.comments} has the number ${number} again.`,
      );
    seen.add(number);
    const isOut = row.cells.get('moderated')?.trim() === '-1';
    const text = cleanText(row.cells.get('comment-body') ?? '').replace(/\s+/g, ' ');
    if (text.length > atMost.letters)
      throw new FileFault(
        'comments',
        `Line ${row.line} of ${fileNames.comments} has over ${atMost.letters} letters.`,
      );
    return { number, text: isOut ? '' : text, isOut: isOut || text === '' };
  });
}

interface CastVote {
  readonly who: string;
  readonly statement: number;
  readonly vote: Vote;
}

/** votes.csv: a vote a row. */
function castIn({ columns, rows }: Table, statements: ReadonlySet<number>): CastVote[] {
  needs('votes', columns, ['comment-id', 'voter-id', 'vote']);
  return bounded(
    rows.map((row) => {
      const statement = wholeIn('votes', row, 'comment-id');
      known(statement, statements, row);
      return { who: row.cells.get('voter-id') ?? '', statement, vote: voteIn(row, 'vote') };
    }),
  );
}

/** participants-votes.csv: a person a row, and a column for each statement. */
function rowsIn({ columns, rows }: Table, statements: ReadonlySet<number>): CastVote[] {
  needs('votes', columns, ['participant']);
  const asked = columns.filter((name) => /^\d+$/.test(name));
  const cast: CastVote[] = [];
  for (const row of rows) {
    for (const name of asked) {
      if ((row.cells.get(name) ?? '').trim() === '') continue;
      known(Number(name), statements, row);
      cast.push({
        who: row.cells.get('participant') ?? '',
        statement: Number(name),
        vote: voteIn(row, name),
      });
    }
    if (cast.length > atMost.votes) break;
  }
  return bounded(cast);
}

function bounded(cast: CastVote[]): CastVote[] {
  if (cast.length === 0) throw new FileFault('votes', `There is no vote in ${fileNames.votes}.`);
  if (cast.length > atMost.votes)
    throw new FileFault(
      'votes',
      `There are more than ${atMost.votes.toLocaleString('en-GB')} votes. That is too many.`,
    );
  return cast;
}

function needs(file: keyof ConversationFiles, columns: readonly string[], names: readonly string[]): void {
  const missing = names.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new FileFault(file, `Line 1 of ${fileNames[file]} has no column called ${missing.join(' or ')}.`);
}

function known(statement: number, statements: ReadonlySet<number>, { line }: Row): void {
  if (!statements.has(statement))
    throw new FileFault(
      'votes',
      `Line ${line} of ${fileNames.votes} is about statement ${statement}, which is not among the statements.`,
    );
}

function wholeIn(file: keyof ConversationFiles, { line, cells }: Row, column: string): number {
  const text = cells.get(column)?.trim() ?? '';
  if (!/^\d{1,9}$/.test(text))
    throw new FileFault(
      file,
      `Line ${line} of ${fileNames[file]} has no whole number in the column ${column}.`,
    );
  return Number(text);
}

function voteIn({ line, cells }: Row, column: string): Vote {
  const vote = Number(cells.get(column)?.trim());
  if (vote !== 1 && vote !== -1 && vote !== 0)
    throw new FileFault('votes', `Line ${line} of ${fileNames.votes} has a vote that is not 1, 0 or -1.`);
  return vote;
}

/** summary.csv has no head: each line is a name and what it is. */
function topicIn(text: string): string | null {
  const { columns, rows } = tableIn('summary', text);
  if (columns[0] === 'topic') return cleanText(columns[1] ?? '') || null;
  const row = rows.find(({ cells }) => cells.get(columns[0] ?? '') === 'topic');
  return cleanText(row?.cells.get(columns[1] ?? '') ?? '') || null;
}
