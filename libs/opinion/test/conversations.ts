import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Votes, type Cast, type Vote } from '../src/votes';

/** Real conversations (CC BY 4.0) that lie beside the checkout, never in it. */
export const folder = resolve(import.meta.dirname, '../../../../shared/data/opinion');

export const conversations = ['brexit-consensus', 'scoop-hivemind.taxes', 'bg2050-volunteers'] as const;
export type Conversation = (typeof conversations)[number];

/** `describe`, or one that says why it is left out. */
export const describeWithData = existsSync(folder)
  ? describe
  : (name: string, _tests: () => void): void => {
      // eslint-disable-next-line no-console -- A skip says why.
      console.warn(`skipped: ${name} (no real conversations in ${folder})`);
      describe.skip(name, () => it.todo('needs the real conversations'));
    };

export function expected(name: Conversation): Expected {
  return JSON.parse(readFileSync(resolve(folder, 'expected', `${name}.json`), 'utf8')) as Expected;
}

export interface Expected {
  readonly included: number[];
  readonly scored: number[];
  readonly polisGroups: Record<string, number>;
  readonly eigShare: [number, number];
  readonly projection: Record<string, [number, number]>;
  readonly kmeans: Record<string, { inertia: number; silhouette: number; ariPolis: number; sizes: number[] }>;
  readonly givenPolisGroups: {
    readonly groupAwareConsensus: Record<string, number>;
    readonly groupAwareConsensusDisagree: Record<string, number>;
    readonly extremity: Record<string, number>;
    readonly priority: Record<string, number>;
    readonly repness: Record<string, { tid: number; 'repful-for': string; [figure: string]: unknown }[]>;
    readonly consensus: Record<'agree' | 'disagree', { tid: number; [figure: string]: unknown }[]>;
  };
  readonly consensusScoredStatements: number[];
}

/** The votes as they were in the end. */
export function conversation(name: Conversation): Votes {
  const statements = rows(name, 'statements').map((row) => ({
    id: row['statement']!,
    isOut: row['moderated'] === '-1',
    isMeta: row['is_meta'] === '1',
  }));
  return Votes.of(
    rows(name, 'participants').map((row) => row['participant']!),
    statements,
    casts(name, 'votes'),
  );
}

/** The votes in the order in which they were cast. */
export function casts(name: Conversation, file: 'votes' | 'events' = 'events'): Cast[] {
  return rows(name, file).map((row) => ({
    person: row['participant']!,
    statement: row['statement']!,
    vote: Number(row['vote']) as Vote,
  }));
}

/** The group Polis published for each person, in the order of the votes. */
export function publishedGroups(name: Conversation): (number | null)[] {
  return rows(name, 'participants').map((row) =>
    row['polis_group'] === '' ? null : Number(row['polis_group']),
  );
}

/** Good enough for these files: only the last column, the text, has quotes or line ends in it, and is not read. */
function rows(name: Conversation, file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(resolve(folder, name, `${file}.csv`), 'utf8').split('\n');
  const names = head!.trim().split(',');
  const isWhole = /^\d+,/;
  return lines
    .filter((line) => isWhole.test(line) && line.split(',').length >= names.length)
    .map((line) =>
      Object.fromEntries(
        line
          .trim()
          .split(',')
          .map((value, index) => [names[index] ?? '', value]),
      ),
    );
}
