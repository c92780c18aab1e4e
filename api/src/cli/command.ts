import type { Bell, Queryable } from '@samepage/platform';
import type { UnitOfWork } from '../database/unit-of-work';

/** What a command works on: a running application, or a database opened for it alone. */
export interface CommandGround {
  readonly work: UnitOfWork;
  /** Outside any transaction. */
  readonly queryable: Queryable;
  readonly bell: Bell;
}

/** What was typed after `--`, by name; a flag that is there is `true`. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  /** One line for the list of commands. */
  readonly says: string;
  /** The options as they are typed, such as `--email … [--label …]`. Names are read from here. */
  readonly usage: string;
  /** Does it and answers what to print. Throws UsageError for what was typed wrongly. */
  run(ground: CommandGround, options: Options): Promise<string>;
}

/** Something was typed that cannot be used. The message is one sentence for whoever typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The text of an option; throws UsageError when it is missing or empty. */
export function required(options: Options, name: string): string {
  const value = optional(options, name);
  if (value === undefined) throw new UsageError(`Say --${name}.`);
  return value;
}

export function optional(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Reads a value as the API does; throws UsageError with the schema's own words. */
export function checked<Value>(
  name: string,
  value: string,
  schema: { safeParse(value: string): { success: true; data: Value } | { success: false; error: Problems } },
): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new UsageError(`--${name} "${value}" cannot be used: ${result.error.issues[0]?.message ?? ''}`);
}

interface Problems {
  issues: readonly { message: string }[];
}

/** Plain columns, as wide as their widest entry. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`;
}
