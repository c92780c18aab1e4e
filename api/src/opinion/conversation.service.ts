import { Inject, Injectable } from '@nestjs/common';
import {
  Failure,
  type ImportConversation,
  type ImportedConversation,
  type ImportedConversations,
} from '@samepage/contracts';
import type { ConversationFiles, ConversationGroups, PolisConversation } from '@samepage/opinion';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { idTaken } from '../edge/id-taken';
import { SlowAside } from './aside';
import { peopleOf } from './missing-voices';

interface ConversationRow {
  readonly id: string;
  readonly inquiryId: string;
  readonly title: string;
  readonly importedAt: Date;
  readonly people: number;
  readonly found: ConversationGroups;
}

interface NewConversation {
  readonly id: string;
  readonly inquiryId: string;
  readonly by: string;
  readonly title: string;
}

/** Conversations that were held elsewhere and can be read here. */
@Injectable()
export class ConversationService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
    private readonly aside: SlowAside,
  ) {}

  async list(inquiryId: string): Promise<ImportedConversations> {
    const { rows } = await this.queryable.query<{
      id: string;
      title: string;
      importedAt: Date;
      statements: number;
    }>(
      `SELECT c.id, c.title, c.imported_at AS "importedAt",
         (SELECT count(*)::integer FROM imported_statement s WHERE s.conversation_id = c.id AND NOT s.is_out) AS statements
       FROM imported_conversation c WHERE c.inquiry_id = $1 ORDER BY c.imported_at DESC, c.id`,
      [inquiryId],
    );
    return rows.map(({ importedAt, ...row }) => ({ ...row, importedAt: importedAt.toISOString() }));
  }

  /** @throws Failure `not_found`. */
  async see(conversationId: string): Promise<ImportedConversation> {
    const { rows } = await this.queryable.query<ConversationRow>(
      `SELECT id, inquiry_id AS "inquiryId", title, imported_at AS "importedAt", people, found
       FROM imported_conversation WHERE id = $1`,
      [conversationId],
    );
    const [row] = rows;
    if (!row) throw new Failure('not_found', 'There is no such conversation.');
    const { rows: statements } = await this.queryable.query<{ number: number; text: string }>(
      `SELECT number, text FROM imported_statement WHERE conversation_id = $1 AND NOT is_out ORDER BY number`,
      [conversationId],
    );
    return mapConversation(row, statements);
  }

  /** @throws Failure `invalid_input` with the line of the file that is not as it should be. */
  async add(
    { id = randomUUID(), title }: ImportConversation,
    files: ConversationFiles,
    asker: Asker,
  ): Promise<ImportedConversation> {
    const { id: by, inquiryId } = memberOf(asker);
    if (!(await this.wasAdded(id, inquiryId))) {
      const read = await this.aside.ask('conversation', files);
      if ('fault' in read) {
        const { file, sentence } = read.fault;
        throw new Failure('invalid_input', sentence, [{ path: file, message: sentence }]);
      }
      await this.work.run((transaction) => keep(transaction, { id, inquiryId, by, title }, read));
    }
    return this.see(id);
  }

  async remove(conversationId: string): Promise<void> {
    await this.queryable.query(`DELETE FROM imported_conversation WHERE id = $1`, [conversationId]);
  }

  private async wasAdded(id: string, inquiryId: string): Promise<boolean> {
    const { rows } = await this.queryable.query<{ inquiryId: string }>(
      `SELECT inquiry_id AS "inquiryId" FROM imported_conversation WHERE id = $1`,
      [id],
    );
    if (rows[0] && rows[0].inquiryId !== inquiryId) throw idTaken();
    return rows.length > 0;
  }
}

async function keep(
  { queryable }: Transaction,
  { id, inquiryId, by, title }: NewConversation,
  { conversation, found }: { conversation: PolisConversation; found: ConversationGroups },
): Promise<void> {
  const { rows } = await queryable.query(
    `INSERT INTO imported_conversation (id, inquiry_id, membership_id, title, people, found)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING 1`,
    [id, inquiryId, by, title, conversation.people, JSON.stringify(found)],
  );
  if (rows.length === 0) return;
  const { statements, votes } = conversation;
  await queryable.query(
    `INSERT INTO imported_statement (conversation_id, number, text, is_out)
     SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::boolean[])`,
    [
      id,
      statements.map(({ number }) => number),
      statements.map(({ text }) => text),
      statements.map(({ isOut }) => isOut),
    ],
  );
  await queryable.query(
    `INSERT INTO imported_vote (conversation_id, number, person, vote)
     SELECT $1, * FROM unnest($2::integer[], $3::integer[], $4::smallint[])`,
    [
      id,
      votes.map(({ statement }) => statement),
      votes.map(({ person }) => person),
      votes.map(({ vote }) => vote),
    ],
  );
}

function mapConversation(
  { found, importedAt, people, ...row }: ConversationRow,
  statements: readonly { number: number; text: string }[],
): ImportedConversation {
  const words = new Map(statements.map(({ number, text }) => [number, text]));
  const tallies = new Map(found.tallies.map(({ number, tally }) => [number, tally]));
  const worded = <Each extends { number: number }>(all: readonly Each[]): (Each & { text: string })[] =>
    all.flatMap((each) => {
      const text = words.get(each.number);
      return text === undefined ? [] : [{ ...each, text }];
    });
  return {
    ...row,
    importedAt: importedAt.toISOString(),
    people: peopleOf(people),
    statements: statements.map(({ number, text }) => ({ number, text, tally: tallies.get(number) ?? null })),
    finding: found.finding,
    groups: found.groups.map(({ marks, ...group }) => ({ ...group, marks: worded(marks) })),
    together: worded(found.together),
    evidence: found.evidence,
  };
}
