import { randomUUID } from 'node:crypto';

/** How many statements there are to vote on. */
const statementCount = 20;

/** A debate that is prepared, opened and spoken in over REST, as a facilitator would. */
export async function openDebate({ house, url }) {
  const [facilitator, ...others] = house.cookies;
  await house.pool.query(
    `UPDATE membership SET role = 'facilitator' WHERE inquiry_id = $1 AND person_id =
       (SELECT person.id FROM person JOIN auth_session ON auth_session.user_id = person.auth_user_id
        WHERE auth_session.token = $2)`,
    [house.inquiryId, facilitator.token],
  );
  const ask = async (path, body, { cookie } = facilitator) => {
    const response = await fetch(`${url}/api/${path}`, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { id } = await ask(`inquiries/${house.inquiryId}/debates`, { title: 'Whose job is joy?' });
  const command = async (body, who, more = {}) => {
    const result = await ask(`debates/${id}/commands`, { id: randomUUID(), command: body, ...more }, who);
    if (result.outcome !== 'done') throw new Error(`${body.type}: ${JSON.stringify(result)}`);
  };
  await command({ type: 'plan', plan }, facilitator, { expectedVersion: 0 });
  await command({ type: 'open' });
  for (let index = 0; index < statementCount; index++)
    await command(
      { type: 'add-statement', text: `Joy is worth paying for, reason ${index}.` },
      others[index],
    );
  const { rows } = await house.pool.query(
    'SELECT id FROM statement WHERE debate_id = $1 ORDER BY created_at',
    [id],
  );
  return { id, statements: rows.map((row) => row.id) };
}

const step = (kind, title) => ({ id: randomUUID(), kind, title, words: '', seconds: null });
/** Moving on and back again ends where votes on statements are taken. */
const plan = {
  motion: 'Joy belongs in every care plan.',
  steps: [step('statements', 'Say and vote'), step('floor', 'Speak')],
  settings: {
    results: 'live',
    voting: 'secret',
    moderation: 'after',
    turnSeconds: null,
    weights: { waiting: 1, spoken: 1, first: 3, balance: 2 },
  },
};

/** On and back again, so many times. */
export const moves = (count) =>
  Array.from({ length: count }, (_, index) => ({ type: index % 2 ? 'undo' : 'next' }));
