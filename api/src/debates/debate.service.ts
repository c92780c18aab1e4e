import { Inject, Injectable } from '@nestjs/common';
import { abilitiesAt } from '@samepage/access';
import {
  Failure,
  type DebateEvents,
  type DebateSnapshot,
  type DebateSummaries,
  type DebateSummary,
  type NewDebate,
} from '@samepage/contracts';
import { emptyDebate } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { idTaken } from '../edge/id-taken';
import { newJoinCode } from '../inquiries/new-join-code';
import { voicesOf } from '../inquiries/voices';
import { eventsAfter } from './debate-log';
import { mapDebate, mapSummary, type DebateRecord, type SummaryRecord } from './debate.mapper';
import { requireEntry } from './doors';
import { hereOf } from './here';
import { namedInEvents, namedInState } from './named-in';
import { waitingOf } from './proposals';
import { reactionsFor } from './reactions';
import { refusal } from './refuse';
import { standingsOf, standsOf, votesOf } from './standings';

const summarySql = `SELECT d.id, d.title, d.created_at, d.provocation_id, d.gathering_id, d.phase,
    (SELECT count(*)::integer FROM statement s WHERE s.debate_id = d.id AND s.kind = 'statement'
      AND s.hidden_at IS NULL AND s.recast_at IS NULL AND s.withdrawn_at IS NULL) AS statements
  FROM debate d`;

const debateSql = `SELECT d.id, d.inquiry_id, i.slug, d.title, d.join_code, d.state, clock_timestamp() AS now,
    CASE WHEN p.id IS NULL THEN NULL
      ELSE json_build_object('id', p.id, 'title', p.title, 'words', p.words, 'contentNote', p.content_note)
    END AS provocation,
    CASE WHEN g.id IS NULL THEN NULL
      ELSE json_build_object('id', g.id, 'title', g.title, 'startsAt', g.starts_at, 'whereTo', g.where_to)
    END AS gathering,
    CASE WHEN i.support_words IS NULL THEN NULL
      ELSE json_build_object('words', i.support_words, 'address', i.support_address) END AS support
  FROM debate d JOIN inquiry i ON i.id = d.inquiry_id LEFT JOIN provocation p ON p.id = d.provocation_id
    LEFT JOIN gathering g ON g.id = d.gathering_id
  WHERE d.id = $1`;

/** Two codes are the same once in a very long while; as often as this in a row, never. */
const codesToTry = 5;

/** Prepares debates and reads them. */
@Injectable()
export class DebateService {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  async list(inquiryId: string): Promise<DebateSummaries> {
    const { rows } = await this.queryable.query<SummaryRecord>(
      `${summarySql} WHERE d.inquiry_id = $1 ORDER BY d.created_at DESC`,
      [inquiryId],
    );
    return rows.map(mapSummary);
  }

  /**
   * Makes a debate in its lobby, with a code that no other debate and no inquiry has; once, however often it is sent
   * with its id. @throws Failure `conflict` where the id is a debate's of another inquiry.
   */
  async prepare(inquiryId: string, debate: NewDebate): Promise<DebateSummary> {
    if (debate.id !== undefined && (await this.madeBefore(inquiryId, debate.id)))
      return this.summary(debate.id);
    if (debate.provocationId !== null) await this.requireIn(inquiryId, 'provocation', debate.provocationId);
    if (debate.gatheringId !== null) await this.requireIn(inquiryId, 'gathering', debate.gatheringId);
    const { id = randomUUID() } = debate;
    for (let tries = 0; tries < codesToTry; tries++) {
      const made = await this.insert(inquiryId, { ...debate, id }, newJoinCode());
      if (made || (await this.madeBefore(inquiryId, id))) return this.summary(id);
    }
    throw new Failure('conflict', 'No free code was found for this debate. Try once more.');
  }

  /** @throws Failure where the asker may not look into it, see `requireEntry`. */
  async requireEntry(debateId: string, asker: Asker): Promise<void> {
    await requireEntry(this.queryable, debateId, asker);
  }

  /**
   * A debate as the asker may see it, at one version; the events after it follow on the socket.
   * @throws Failure where they may not look into it, see `requireEntry`.
   */
  async snapshot(debateId: string, asker: Asker): Promise<DebateSnapshot> {
    const { queryable } = this;
    await requireEntry(queryable, debateId, asker);
    const { rows } = await queryable.query<DebateRecord>(debateSql, [debateId]);
    const [row] = rows;
    if (!row) throw new Failure('not_found', 'There is no such debate.');
    const membershipId = asker.membership?.id ?? null;
    // Whoever was removed since the door was asked would hear of it only in a room they are not in yet.
    if (membershipId !== null && row.state.removed.includes(membershipId)) throw refusal('you_were_removed');
    const here = await hereOf(queryable, debateId);
    return {
      ...mapDebate(row),
      voices: await voicesOf(queryable, namedInState(row.state)),
      standings: await standingsOf(queryable, debateId),
      reactions: await reactionsFor(queryable, debateId, membershipId),
      here: here.here === 0 ? null : here,
      me: await this.own(debateId, membershipId),
      abilities: abilitiesAt(asker.subject, asker.place),
    };
  }

  /** What happened after a sequence, in order, and who is named in it. */
  async since(debateId: string, after: number): Promise<DebateEvents> {
    const events = await eventsAfter(this.queryable, debateId, after);
    return { events, voices: await voicesOf(this.queryable, namedInEvents(events)) };
  }

  /** The same for someone who asks. @throws Failure where they may not look into it, see `requireEntry`. */
  async sinceFor(debateId: string, after: number, asker: Asker): Promise<DebateEvents> {
    await requireEntry(this.queryable, debateId, asker);
    return this.since(debateId, after);
  }

  private async own(debateId: string, membershipId: string | null): Promise<DebateSnapshot['me']> {
    if (membershipId === null) return { membershipId, votes: {}, opening: null, closing: null, waiting: [] };
    return {
      membershipId,
      votes: await votesOf(this.queryable, debateId, membershipId),
      ...(await standsOf(this.queryable, debateId, membershipId)),
      waiting: await waitingOf(this.queryable, debateId, membershipId),
    };
  }

  private async summary(debateId: string): Promise<DebateSummary> {
    const { rows } = await this.queryable.query<SummaryRecord>(`${summarySql} WHERE d.id = $1`, [debateId]);
    const [row] = rows;
    if (!row) throw new Error('The debate was not stored.');
    return mapSummary(row);
  }

  /** Whether the debate was made: not where its code or its id is taken. */
  private async insert(
    inquiryId: string,
    { id, title, provocationId, gatheringId }: NewDebate,
    joinCode: string,
  ): Promise<boolean> {
    const { rows } = await this.queryable.query(
      // A gathering that is taken away in this instant takes no debate with it.
      `WITH held AS (SELECT id FROM gathering WHERE id = $7 FOR KEY SHARE)
       INSERT INTO debate (id, inquiry_id, provocation_id, title, join_code, state, gathering_id)
       SELECT $6, $1, $2, $3, $4, $5, (SELECT id FROM held) WHERE NOT EXISTS (SELECT 1 FROM inquiry WHERE join_code = $4)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [inquiryId, provocationId, title, joinCode, emptyDebate(), id, gatheringId],
    );
    return rows.length > 0;
  }

  private async madeBefore(inquiryId: string, id: string): Promise<boolean> {
    const { rows } = await this.queryable.query<{ inquiry_id: string }>(
      `SELECT inquiry_id FROM debate WHERE id = $1`,
      [id],
    );
    if (rows[0] && rows[0].inquiry_id !== inquiryId) throw idTaken();
    return rows.length > 0;
  }

  private async requireIn(inquiryId: string, what: 'provocation' | 'gathering', id: string): Promise<void> {
    const { rows } = await this.queryable.query(`SELECT 1 FROM ${what} WHERE id = $1 AND inquiry_id = $2`, [
      id,
      inquiryId,
    ]);
    if (rows.length > 0) return;
    const message = `That ${what} is not in this inquiry.`;
    throw new Failure('invalid_input', message, [{ path: `${what}Id`, message }]);
  }
}
