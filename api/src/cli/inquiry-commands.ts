import { limits, line, slug as slugSchema } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { createInquiry } from '../inquiries/create-inquiry';
import { checked, type Command, optional, required, table } from './command';

interface Listed {
  slug: string;
  title: string;
  people: number;
  joinCode: string;
}

export const inquiryList: Command = {
  says: 'Lists the inquiries, with the code people join by.',
  usage: '[--json]',
  run: async ({ queryable }, { json }) => {
    const inquiries = await list(queryable);
    if (json === true) return `${JSON.stringify(inquiries, null, 2)}\n`;
    if (inquiries.length === 0)
      return 'There is no inquiry yet. "inquiry create" or "person add" makes one.\n';
    return table([
      ['SLUG', 'TITLE', 'PEOPLE', 'JOIN CODE'],
      ...inquiries.map(({ slug, title, people, joinCode }) => [slug, title, String(people), joinCode]),
    ]);
  },
};

async function list(queryable: Queryable): Promise<Listed[]> {
  const { rows } = await queryable.query<Listed>(
    `SELECT i.slug, i.title, i.join_code AS "joinCode",
            (SELECT count(*)::integer FROM membership m WHERE m.inquiry_id = i.id AND m.ended_at IS NULL) AS people
     FROM inquiry i ORDER BY i.created_at`,
  );
  return rows;
}

export const inquiryCreate: Command = {
  says: 'Makes an inquiry with the seven usual sectors, and prints its slug.',
  usage: '--title … --question … [--slug …]',
  run: async ({ work }, options) => {
    const title = checked('title', required(options, 'title'), line(limits.title));
    const question = checked('question', required(options, 'question'), line(limits.question));
    const given = optional(options, 'slug');
    const slug = given === undefined ? undefined : checked('slug', given, slugSchema);
    const made = await work.run((transaction) => createInquiry(transaction, { title, question, slug }));
    return `Made "${title}" (${made.slug}). People join it with the code ${made.joinCode}.\n`;
  },
};
