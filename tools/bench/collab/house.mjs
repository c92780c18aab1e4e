import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import pg from 'pg';

const root = resolve(import.meta.dirname, '../../..');
/** Each client is a person of their own; this many are known. */
export const people = 1_000;

/** The database all servers of a run share: ours with its own tables and people in them, and the tables of the others. */
export class House {
  constructor(url) {
    this.url = url;
    this.pool = new pg.Pool({ connectionString: url, max: 4 });
    this.inquiryId = randomUUID();
    /** The session cookies of the people. */
    this.cookies = Array.from({ length: people }, (_, index) => {
      const token = createHash('sha256').update(`${this.inquiryId} ${index}`).digest('hex').slice(0, 32);
      return { token, cookie: `samepage.session=${token}.c2lnbmVk` };
    });
  }

  /** @param {string} url A database server; the bench makes a database of its own on it. */
  static async build(url, dist) {
    const name = `bench_${randomUUID().replaceAll('-', '')}`;
    await once(url, `CREATE DATABASE ${name}`);
    const own = new URL(url);
    own.pathname = `/${name}`;
    await promisify(execFile)(process.execPath, [resolve(dist, 'api/migrate.js')], {
      cwd: root,
      env: { PATH: process.env.PATH, DATABASE_URL: own.href, LOG_LEVEL: 'error' },
    });
    const house = new House(own.href);
    await house.#furnish();
    house.close = async () => {
      await house.pool.end();
      await once(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    };
    return house;
  }

  /** Whether the database keeps what it commits: all that is measured rests on that. */
  async durability() {
    const { rows } = await this.pool.query(
      `SELECT string_agg(name || ' ' || setting, ', ' ORDER BY name) AS says
       FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')`,
    );
    return rows[0].says;
  }

  async #furnish() {
    const { pool, inquiryId } = this;
    await pool.query(`
      CREATE TABLE bench_state (document_id text PRIMARY KEY, state bytea NOT NULL);
      CREATE TABLE bench_head (document_id text PRIMARY KEY, sequence bigint NOT NULL);
      CREATE TABLE bench_log (document_id text, sequence bigint, bytes bytea NOT NULL, PRIMARY KEY (document_id, sequence))`);
    await pool.query(
      `INSERT INTO inquiry (id, slug, title, question, spot, join_code) VALUES ($1, 'bench', 'Bench', 'How fast?', '#aabbcc', 'bench')`,
      [inquiryId],
    );
    const sectorId = randomUUID();
    await pool.query(
      `INSERT INTO sector (id, inquiry_id, name, mark, ink, position) VALUES ($1, $2, 'Health', 'leaf', 3, 0)`,
      [sectorId, inquiryId],
    );
    const ids = this.cookies.map(() => randomUUID());
    await pool.query(
      `INSERT INTO auth_user (id, name, email) SELECT id, 'Someone', id || '@bench.example' FROM unnest($1::text[]) AS id`,
      [ids],
    );
    await pool.query(
      `INSERT INTO auth_session (id, token, user_id, expires_at)
       SELECT id, token, id, now() + interval '1 day' FROM unnest($1::text[], $2::text[]) AS given (id, token)`,
      [ids, this.cookies.map(({ token }) => token)],
    );
    await pool.query(
      `INSERT INTO person (id, name, auth_user_id) SELECT id::uuid, 'Someone', id FROM unnest($1::text[]) AS id`,
      [ids],
    );
    await pool.query(
      `INSERT INTO membership (inquiry_id, person_id, role, sector_id, name)
       SELECT $1, id::uuid, 'participant', $2, 'Someone ' || position
       FROM unnest($3::text[]) WITH ORDINALITY AS given (id, position)`,
      [inquiryId, sectorId, ids],
    );
    await pool.query('ANALYZE');
  }

  /**
   * New documents, in the tables of every server that keeps any: ours as a log of the given updates, Hocuspocus's as
   * one state. The others begin with nothing.
   * @param {{ log?: readonly Uint8Array[], state?: Uint8Array }} [content]
   */
  async addDocuments(count, { log = [], state } = {}) {
    const ids = Array.from({ length: count }, () => randomUUID());
    await this.pool.query(
      `INSERT INTO document (id, inquiry_id, kind, sequence) SELECT id, $1, 'draft', $2 FROM unnest($3::uuid[]) AS id`,
      [this.inquiryId, log.length, ids],
    );
    const step = 10_000;
    for (let from = 0; from < log.length; from += step) {
      const part = log.slice(from, from + step).map((bytes) => Buffer.from(bytes));
      await this.pool.query(
        `INSERT INTO document_update (document_id, epoch, sequence, bytes, checksum)
         SELECT id, 1, $1::integer + entry.position, entry.bytes, entry.checksum
         FROM unnest($2::uuid[]) AS id,
              unnest($3::bytea[], $4::integer[]) WITH ORDINALITY AS entry (bytes, checksum, position)`,
        [from, ids, part, part.map((bytes) => crc32(bytes) | 0)],
      );
    }
    if (state)
      await this.pool.query(
        `INSERT INTO bench_state (document_id, state) SELECT id, $1 FROM unnest($2::text[]) AS id`,
        [Buffer.from(state), ids],
      );
    return ids;
  }
}

async function once(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
