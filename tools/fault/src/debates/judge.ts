import { reactionKinds, type DebateEvent, type DebateState, type ReactionKind } from '@samepage/contracts';
import { catchUp, emptyDebate, onTheFloor } from '@samepage/debate';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { Phone } from './phone';
import type { Standing, Told } from './teller';

/** What is wrong with a debate after all is over; nothing, if nothing was lost or doubled. */
export async function judge(
  pool: pg.Pool,
  debateId: string,
  phones: readonly Phone[],
  told: Told,
): Promise<string[]> {
  const problems: string[] = [];
  const { rows } = await pool.query<{ sequence: number; command_id: string; event: DebateEvent }>(
    'SELECT sequence, command_id, event FROM debate_event WHERE debate_id = $1 ORDER BY sequence',
    [debateId],
  );
  const events = rows.map(({ event }) => event);
  rows.forEach(({ sequence, event }, index) => {
    if (sequence !== index + 1 || event.sequence !== sequence)
      problems.push(`event ${sequence} is out of order`);
  });
  const ids = rows.map(({ command_id }) => command_id);
  if (new Set(ids).size < ids.length) problems.push('a command was done twice');
  const there = new Set(ids);
  for (const id of told.done)
    if (!there.has(id)) problems.push(`command ${id} was said to be done and is not there`);
  for (const id of there) {
    if (!told.done.has(id) && !told.refused.has(id)) problems.push(`command ${id} is nobody's`);
  }

  const { state: replay, missingAfter } = catchUp(emptyDebate(), events);
  if (missingAfter !== undefined) problems.push(`the log has a gap after ${missingAfter}`);
  const kept = await pool.query<{ state: DebateState; version: number }>(
    'SELECT state, version FROM debate WHERE id = $1',
    [debateId],
  );
  const [row] = kept.rows;
  if (!isDeepStrictEqual(row?.state, plain(replay)))
    problems.push('the state that is kept is not that of the log');
  // Nobody is asked to look again: what was never sent to somebody is what they lack.
  const inside = phones.filter(({ state }) => !replay.locked || state.version > 0);
  await settled(inside, ({ state }) => state.version === replay.version);
  for (const phone of inside) {
    if (!isDeepStrictEqual(plain(phone.state), plain(replay)))
      problems.push(
        `${phone.membershipId} sees another debate (${phone.state.version} of ${replay.version}, ${phone.isConnected ? 'connected' : 'not connected'})`,
      );
  }
  problems.push(...(await judgeStatements(pool, debateId, replay)));
  problems.push(...(await judgeVotes(pool, debateId, told)));
  problems.push(...(await judgeReactions(pool, debateId, told)));
  problems.push(...(await judgeTallies(pool, debateId, phones, inside)));
  problems.push(...(await judgeReactionCounts(pool, debateId, phones, replay)));
  return problems;
}

/** The rows that votes hang on are those of the state, with its words. */
async function judgeStatements(
  pool: pg.Pool,
  debateId: string,
  { statements }: DebateState,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; text: string }>(
    'SELECT id, text FROM statement WHERE debate_id = $1',
    [debateId],
  );
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  const wrong = statements.filter(
    ({ id, text, hidden }) => !texts.has(id) || (!hidden && texts.get(id) !== text),
  );
  const problems = wrong.map(({ id }) => `statement ${id} is not as it is kept`);
  if (rows.length !== statements.length)
    problems.push(`${rows.length} statements are kept, and ${statements.length} are in the debate`);
  return problems;
}

async function judgeVotes(pool: pg.Pool, debateId: string, told: Told): Promise<string[]> {
  const votes = await pool.query<{ key: string; choice: string; count: number }>(
    `SELECT statement_id || ' ' || v.membership_id AS key, choice, count(*) OVER (PARTITION BY statement_id, v.membership_id)::integer AS count
     FROM vote v JOIN statement s ON s.id = v.statement_id WHERE s.debate_id = $1`,
    [debateId],
  );
  const stands = await pool.query<{ key: string; choice: string; count: number }>(
    `SELECT moment || ' ' || membership_id AS key, choice, 1 AS count FROM stand WHERE debate_id = $1`,
    [debateId],
  );
  return [...differences(votes.rows, told.votes), ...differences(stands.rows, told.stands)];
}

function differences<C extends string>(
  rows: readonly { key: string; choice: string; count: number }[],
  told: ReadonlyMap<string, Standing<C>>,
): string[] {
  const problems: string[] = [];
  const kept = new Map(rows.map(({ key, choice }) => [key, choice]));
  for (const { key, count } of rows) if (count > 1) problems.push(`a vote is there ${count} times: ${key}`);
  for (const [key, { counted, perhaps }] of told) {
    const choice = kept.get(key);
    if (choice === counted || perhaps.has(choice as C)) continue;
    problems.push(`${key}: ${counted ?? 'nothing'} was counted, and ${choice ?? 'nothing'} is there`);
  }
  for (const key of kept.keys()) if (!told.has(key)) problems.push(`a vote is nobody's: ${key}`);
  return problems;
}

/** A reaction is there once, where it was told to be there last, and nowhere else. */
async function judgeReactions(pool: pg.Pool, debateId: string, { reactions }: Told): Promise<string[]> {
  const { rows } = await pool.query<{ key: string; count: number }>(
    `SELECT about || ' ' || kind || ' ' || membership_id AS key, count(*)::integer AS count FROM reaction
     WHERE debate_id = $1 GROUP BY 1`,
    [debateId],
  );
  const there = rows.map(({ key, count }) => ({ key, choice: 'there', count }));
  const kept = new Set(rows.map(({ key }) => key));
  const away = [...reactions.keys()].filter((key) => !kept.has(key));
  const never = away.filter((key) => reactions.get(key)?.counted === undefined);
  const taken = away.filter((key) => !never.includes(key));
  const told = new Map([...reactions].filter(([key]) => !never.includes(key)));
  return differences([...there, ...taken.map((key) => ({ key, choice: 'away', count: 1 }))], told);
}

/** What a newcomer is told of what is on the floor is what its rows come to. */
async function judgeReactionCounts(
  pool: pg.Pool,
  debateId: string,
  phones: readonly Phone[],
  state: DebateState,
): Promise<string[]> {
  const answer = await phones[0]?.snapshot();
  if (!answer?.ok) return ['nobody could look at the reactions again'];
  const { counts } = answer.value.reactions;
  const about = onTheFloor(state, debateId);
  if (about === null) return Object.keys(counts).length > 0 ? ['reactions are shown that are not taken'] : [];
  const { rows } = await pool.query<{ kind: ReactionKind; count: number }>(
    `SELECT kind, count(*)::integer AS count FROM reaction WHERE debate_id = $1 AND about = $2 GROUP BY kind`,
    [debateId, about],
  );
  return reactionKinds
    .map((kind) => ({ kind, kept: rows.find((row) => row.kind === kind)?.count ?? 0 }))
    .filter(({ kind, kept }) => counts[about]?.[kind] !== kept)
    .map(
      ({ kind, kept }) => `${about} has ${kept} of ${kind}, and ${counts[about]?.[kind] ?? 'none'} are shown`,
    );
}

/** What everyone in the room was told, and a newcomer is shown, is what the rows come to. */
async function judgeTallies(
  pool: pg.Pool,
  debateId: string,
  phones: readonly Phone[],
  inside: readonly Phone[],
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; count: number }>(
    `SELECT s.id, count(*)::integer AS count FROM vote v JOIN statement s ON s.id = v.statement_id
     WHERE s.debate_id = $1 AND s.hidden_at IS NULL GROUP BY s.id`,
    [debateId],
  );
  const wrongIn = (counts: Readonly<Record<string, number>>, who: string): string[] =>
    rows
      .filter(({ id, count }) => counts[id] !== count)
      .map(
        ({ id, count }) => `statement ${id} has ${count} votes, and ${counts[id] ?? 0} are shown to ${who}`,
      );
  const toldTo = ({ counts, membershipId }: Phone): string[] => wrongIn(counts, membershipId);
  await settled(inside, (phone) => toldTo(phone).length === 0);
  const problems = inside.flatMap(toldTo);
  const answer = await phones[0]?.snapshot();
  if (!answer?.ok) return [...problems, 'nobody could look at the debate again'];
  return [...problems, ...wrongIn(answer.value.standings.counts, 'a newcomer')];
}

/** Longer than it takes to come in again, and than a server takes to look without a ring; in milliseconds. */
const patience = 30_000;
const pause = 50;

/**
 * Waits for what all phones should come to by themselves, and gives it up for one that had its time and did not. Time in
 * which its server was away does not count: how long one takes to come back is the machine's doing.
 */
async function settled(phones: readonly Phone[], isSo: (phone: Phone) => boolean): Promise<void> {
  const waited = new Map<Phone, number>();
  const isWaitedFor = (phone: Phone): boolean => !isSo(phone) && (waited.get(phone) ?? 0) < patience;
  while (phones.some(isWaitedFor)) {
    await sleep(pause);
    for (const phone of phones)
      waited.set(phone, phone.isServed ? (waited.get(phone) ?? 0) + pause : (waited.get(phone) ?? 0));
  }
}

/** As it looks after a journey in JSON, as what is kept does. */
function plain(state: DebateState): unknown {
  return JSON.parse(JSON.stringify(state));
}
