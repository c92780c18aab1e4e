import type { HiddenBecause } from '@samepage/contracts';
import { nothingShown, type Edition, type Entry, type SectorEdition } from './edition';
import { checked, type Level } from './level';

/** What a `Disclosed` holds; for this folder alone. */
export interface DisclosedRecord {
  readonly level: Level;
  /** Of the key it was made with; empty while nothing was made. */
  readonly mark: string;
  /** By statement, in the order in which they were given. */
  readonly editions: ReadonlyMap<string, Edition>;
  /** Those among them that are shown now. */
  readonly statements: readonly string[];
  /** Those of them that were taken out. */
  readonly out: ReadonlySet<string>;
}

declare const isDisclosed: unique symbol;

/** What was shown of a debate so far. It never changes: `publish` makes the next. What is in it, only `shownOf` says. */
export interface Disclosed {
  readonly [isDisclosed]: true;
}

const records = new WeakMap<Disclosed, DisclosedRecord>();

export function sealed(record: DisclosedRecord): Disclosed {
  const disclosed = Object.freeze({}) as Disclosed;
  records.set(disclosed, record);
  return disclosed;
}

export function recordOf(disclosed: Disclosed): DisclosedRecord {
  const record = records.get(disclosed);
  if (!record) throw new TypeError('This was not made by `beginning` or `publish`.');
  return record;
}

export function editionOf({ editions }: DisclosedRecord, statement: string): Edition {
  return editions.get(statement) ?? nothingShown;
}

/** The statements that are shown and were not taken out. */
export function standingIn({ statements, out }: DisclosedRecord): string[] {
  return statements.filter((statement) => !out.has(statement));
}

/** Before anything was shown. */
export function beginning(level: Level): Disclosed {
  return sealed({ level: checked(level), mark: '', editions: new Map(), statements: [], out: new Set() });
}

interface KeptEdition {
  readonly shown: [string, [string, Entry][]][];
  readonly hidden: [string, HiddenBecause][];
  readonly entries: [string, Entry][];
}
interface Kept {
  readonly level: Level;
  readonly mark: string;
  readonly editions: [string, KeptEdition][];
  readonly statements: string[];
  readonly out: string[];
}

/** For the server's own store, to go on with after a restart; nothing to send. It holds aliases and told votes. */
export function toText(disclosed: Disclosed): string {
  const { level, mark, editions, statements, out } = recordOf(disclosed);
  const kept: Kept = {
    level,
    mark,
    statements: [...statements],
    out: [...out],
    editions: [...editions].map(([statement, { shown, hidden, entries }]) => [
      statement,
      {
        shown: [...shown].map(([sector, its]) => [sector, [...its]]),
        hidden: [...hidden],
        entries: [...entries],
      },
    ]),
  };
  return JSON.stringify(kept);
}

/** What `toText` wrote. */
export function fromText(text: string): Disclosed {
  const { level, mark, editions, statements, out } = JSON.parse(text) as Kept;
  return sealed({
    level: checked(level),
    mark,
    statements,
    out: new Set(out),
    editions: new Map(
      editions.map(([statement, { shown, hidden, entries }]) => [
        statement,
        {
          shown: new Map(shown.map(([sector, its]): [string, SectorEdition] => [sector, new Map(its)])),
          hidden: new Map(hidden),
          entries: new Map(entries),
        },
      ]),
    ),
  });
}
