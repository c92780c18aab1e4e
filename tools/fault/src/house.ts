import { create, load } from '@samepage/document-log';
import { waitUntil, type SeededRandom } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import * as Y from 'yjs';
import { Crew } from './crew';
import { History } from './history';
import { CollabNode } from './node';
import { run, type Settings } from './program';
import type { ScreenJob, ScreenState } from './screen';
import { Postgres } from './service';

interface Someone {
  readonly personId: string;
  readonly cookie: string;
}

export interface JoinOptions {
  readonly documentId: string;
  readonly url: string;
  readonly writers: number;
  readonly readers?: number;
  /** Mean milliseconds between two changes of a writer. */
  readonly pace?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** How long one may take for what should take a second, on a machine that has other things to do. */
const patience = 60_000;

/**
 * A database of its own for one scenario, the servers on it, people, documents, and processes full of clients. What
 * clients wrote down is kept after their process has ended.
 */
export class House {
  readonly nodes: CollabNode[] = [];
  private readonly crews: Crew[] = [];
  private readonly people: Someone[] = [];
  /** Whose client a name is: `c07` is one client of one person, for ever. */
  private readonly persons = new Map<string, string>();
  private readonly closers: (() => Promise<void> | void)[] = [];
  private inquiryId = '';
  private joined = 0;

  private constructor(
    readonly postgres: Postgres,
    readonly database: string,
    readonly pool: pg.Pool,
    readonly random: SeededRandom,
    private readonly folder: string,
  ) {}

  static async open(postgres: Postgres, random: SeededRandom): Promise<House> {
    const database = `fault_${randomUUID().replaceAll('-', '')}`;
    await copyOfTemplate(postgres, database);
    const pool = new pg.Pool({ connectionString: postgres.url(database), max: 3 });
    // Faults end connections that lie idle here; nobody needs to hear of it.
    pool.on('error', () => undefined);
    const folder = await mkdtemp(join(tmpdir(), 'samepage-fault-'));
    const house = new House(postgres, database, pool, random, folder);
    await house.furnish();
    return house;
  }

  get databaseUrl(): string {
    return this.postgres.url(this.database);
  }

  /** Ends with the house, last opened first. */
  keep<Thing extends { close(): Promise<void> | void }>(thing: Thing): Thing {
    this.closers.unshift(() => thing.close());
    return thing;
  }

  async addNode(
    settings: Settings = {},
    nodeArguments: readonly string[] = [],
    env: Settings = {},
  ): Promise<CollabNode> {
    const node = await CollabNode.start(
      { DATABASE_URL: this.databaseUrl, ...settings, ...env },
      nodeArguments,
    );
    this.nodes.push(node);
    return node;
  }

  async addDocument(): Promise<string> {
    const id = randomUUID();
    await create(this.pool, { id, inquiryId: this.inquiryId, kind: 'draft' });
    return id;
  }

  /** Clients in one process. Each gets a name no client had before; the same people come again. */
  async join({ documentId, url, writers, readers = 0, pace = 125, env }: JoinOptions): Promise<Crew> {
    const jobs: ScreenJob[] = [];
    for (let index = 0; index < writers + readers; index++) {
      const someone = this.people[this.joined % this.people.length];
      const name = `c${String(++this.joined).padStart(2, '0')}`;
      this.persons.set(name, someone?.personId ?? '');
      const seed = this.random.below(2 ** 31);
      jobs.push({
        name,
        url,
        documentId,
        cookie: someone?.cookie ?? '',
        seed,
        pace: index < writers ? pace : 0,
      });
    }
    const crew = await Crew.start(this.folder, jobs, env);
    this.crews.push(crew);
    return crew;
  }

  get present(): readonly Crew[] {
    return this.crews.filter((crew) => !crew.isGone);
  }

  /** What all screens show that are there now. */
  async look(): Promise<readonly ScreenState[]> {
    return (await Promise.all(this.present.map((crew) => crew.look()))).flat();
  }

  /** Until everyone is in. */
  async synced(): Promise<void> {
    await this.until((states) => states.every(({ isSynced }) => isSynced), 'everyone is in the document');
  }

  async until(
    holds: (states: readonly ScreenState[]) => boolean,
    what: string,
    timeout = patience,
  ): Promise<void> {
    await waitUntil(async () => holds(await this.look()), { what, timeout });
  }

  /** What this document's clients ever wrote down. */
  async history(documentId: string): Promise<History> {
    const history = new History();
    for (const crew of this.crews) {
      const names = new Set(crew.jobs.filter((job) => job.documentId === documentId).map(({ name }) => name));
      if (names.size === 0) continue;
      for (const event of await crew.history()) if (names.has(event.client)) history.add(event);
    }
    return history;
  }

  personOf(client: string): string | undefined {
    return this.persons.get(client);
  }

  /** The document as it is when nobody has it open: replayed from the log, which must have no gap. */
  async coldLoad(documentId: string): Promise<Y.Doc> {
    const doc = new Y.Doc();
    for (const { bytes } of (await load(this.pool, documentId)).updates) Y.applyUpdate(doc, bytes);
    return doc;
  }

  /** Whose each Yjs client id is, as the server noted it. */
  async owners(documentId: string): Promise<Map<number, string>> {
    const { rows } = await this.pool.query<{ client: string; person_id: string }>(
      'SELECT client, person_id FROM document_client WHERE document_id = $1',
      [documentId],
    );
    return new Map(rows.map((row) => [Number(row.client), row.person_id]));
  }

  async close(): Promise<void> {
    await Promise.all(this.crews.map((crew) => crew.kill()));
    await Promise.all(this.nodes.map((node) => node.program.kill()));
    for (const close of this.closers) await close();
    await this.pool.end();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async furnish(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      `INSERT INTO inquiry (slug, title, question, spot, join_code)
       VALUES ('fault', 'Fault', 'What is lost?', '#000000', $1) RETURNING id`,
      [randomUUID()],
    );
    this.inquiryId = rows[0]?.id ?? '';
    for (let index = 0; index < 10; index++) this.people.push(await this.addSomeone(index));
  }

  private async addSomeone(index: number): Promise<Someone> {
    const [userId, personId, sectorId] = [randomUUID(), randomUUID(), randomUUID()];
    const token = randomUUID().replaceAll('-', '');
    const name = `Person ${index}`;
    const statements: [string, unknown[]][] = [
      [
        'INSERT INTO auth_user (id, name, email) VALUES ($1, $2, $3)',
        [userId, name, `${userId}@fault.example`],
      ],
      [
        "INSERT INTO auth_session (id, token, user_id, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')",
        [randomUUID(), token, userId],
      ],
      ['INSERT INTO person (id, name, auth_user_id) VALUES ($1, $2, $3)', [personId, name, userId]],
      [
        "INSERT INTO sector (id, inquiry_id, name, mark, ink, position) VALUES ($1, $2, $3, 'leaf', 3, $4)",
        [sectorId, this.inquiryId, name, index],
      ],
      [
        `INSERT INTO membership (inquiry_id, person_id, role, sector_id, name)
         VALUES ($1, $2, 'participant', $3, $4)`,
        [this.inquiryId, personId, sectorId, name],
      ],
    ];
    for (const [text, values] of statements) await this.pool.query(text, values);
    return { personId, cookie: `samepage.session=${token}.c2lnbmF0dXJl%2B` };
  }
}

const template = 'fault_template';
const templates = new WeakMap<Postgres, Promise<void>>();

/** The tables are made once for each PostgreSQL, by the api's own migrations, and copied for each scenario. */
async function copyOfTemplate(postgres: Postgres, name: string): Promise<void> {
  const made =
    templates.get(postgres) ??
    command(postgres, `CREATE DATABASE ${template}`).then(async () => {
      await run('api/migrate', [], { DATABASE_URL: postgres.url(template), LOG_LEVEL: 'error' });
    });
  templates.set(postgres, made);
  await made;
  await command(postgres, `CREATE DATABASE ${name} TEMPLATE ${template}`);
}

async function command(postgres: Postgres, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url() });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
