import { id as idSchema } from '@samepage/contracts';
import { type Damage, inspect, losesWords } from '@samepage/document-log';
import type { Queryable } from '@samepage/platform';
import { checked, type Command, optional, table } from './command';

interface Checked extends Damage {
  document: string;
}

export const documentCheck: Command = {
  says: 'Reads everything that is kept of shared documents, and lists what is damaged.',
  usage: '[--document …] [--json]',
  run: async ({ queryable }, options) => {
    const given = optional(options, 'document');
    const documents = given === undefined ? await all(queryable) : [checked('document', given, idSchema)];
    const found: Checked[] = [];
    for (const document of documents) {
      for (const damage of await inspect(queryable, document)) found.push({ document, ...damage });
    }
    if (options['json'] === true) return `${JSON.stringify(found, null, 2)}\n`;
    if (found.length === 0)
      return `${documents.length === 1 ? '1 document is' : `${documents.length} documents are`} sound.\n`;
    const rows = found.map(({ document, kind, first, last }) => [
      document,
      kind,
      String(first),
      String(last),
    ]);
    const advice = losesWords(found)
      ? 'Words may be missing. Restore these rows of document_update from a backup, then run this again: until then the documents open without them and are not tidied up.'
      : 'Nothing is lost: a new snapshot is made from the log by itself.';
    return `${table([['DOCUMENT', 'WHAT', 'FROM', 'TO'], ...rows])}${advice}\n`;
  },
};

async function all(queryable: Queryable): Promise<string[]> {
  const { rows } = await queryable.query<{ id: string }>('SELECT id FROM document ORDER BY id');
  return rows.map(({ id }) => id);
}
