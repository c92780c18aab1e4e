import type { Role, Sector } from '@samepage/contracts';
import { createLog, InProcessBell, readSettings, type Bell, type Settings } from '@samepage/platform';
import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { UnitOfWork } from '../src/database/unit-of-work';
import { createInquiry, type CreatedInquiry, type NewInquiry } from '../src/inquiries/create-inquiry';
import { addPerson } from '../src/people/add-person';
import { makeApiToken } from '../src/people/api-token.service';
import { connect, createApi, migrate, type RunningApi } from '../src/start';
import { Agent } from './agent';

export { Agent, type Answer } from './agent';

/** What decides what a migrated database looks like. */
const migrationSources = ['../src/database/migrations', '../../libs/document-log/src/schema.ts'].map((path) =>
  resolve(import.meta.dirname, path),
);

export interface TestApiOptions {
  /** Environment variables beside the defaults, such as SMTP_URL. */
  env?: Record<string, string>;
  bell?: Bell;
  clientDir?: string;
}

export interface TestApi extends RunningApi {
  settings: Settings;
  bell: Bell;
  database: TestDatabase;
  /** Where it listens, such as `http://127.0.0.1:40123`; `/api` comes after it. */
  url: string;
  work: UnitOfWork;
  /** Somebody with a browser and nothing else. */
  stranger(): Agent;
  /** Signs in with a code, as anyone does; `browser` may have been someone before (a guest). */
  signIn(email: string, browser?: Agent): Promise<Agent>;
  newInquiry(inquiry?: Partial<NewInquiry>): Promise<TestInquiry>;
}

/** A member of a test inquiry. Everything it asks carries its API token. */
export type Member = Agent & { personId: string; membershipId: string; email: string; token: string };

export interface TestInquiry extends CreatedInquiry {
  /** A sector by its name, such as `Health`. */
  sector(name: string): Sector;
  /** Someone new in this role, speaking from this sector (Health when it is not said). */
  as(role: Role, sector?: string, name?: string): Promise<Member>;
}

/** A database with every migration run, thrown away when it is closed. */
export function openMigratedDatabase(): Promise<TestDatabase> {
  return openTestDatabase({
    sources: migrationSources,
    migrate: async (database) => {
      const dataSource = await connect(database);
      await migrate(database, dataSource);
      await dataSource.destroy();
    },
  });
}

/** The whole API on a database of its own, listening on a port that was free. Close it when done. */
export async function testApi({ env, bell, clientDir }: TestApiOptions = {}): Promise<TestApi> {
  const settings = readSettings({ DEMO: '0', LOG_LEVEL: 'silent', ...env });
  const ground = { bell: bell ?? new InProcessBell(), log: createLog(settings.logLevel), clientDir };
  const database = await openMigratedDatabase();
  const dataSource = await connect(database);
  const running = await createApi(settings, { database, ...ground }, dataSource);
  running.httpServer.listen(0, '127.0.0.1');
  await once(running.httpServer, 'listening');
  const url = `http://127.0.0.1:${(running.httpServer.address() as AddressInfo).port}`;
  const api: TestApi = {
    ...running,
    settings,
    bell: ground.bell,
    database,
    url,
    work: running.app.get(UnitOfWork),
    stranger: () => new Agent(url),
    signIn: (email, browser = new Agent(url)) => signIn(api, email, browser),
    newInquiry: (inquiry) => newInquiry(api, inquiry),
    close: async () => {
      await running.close();
      await ground.bell.close();
      await database.close();
    },
  };
  return api;
}

/** The six digits of the newest mail to this address, from the outbox. */
export async function codeFor({ queryable }: TestApi, email: string): Promise<string> {
  const { rows } = await queryable.query<{ text: string }>(
    `SELECT text FROM mail WHERE recipient = $1 ORDER BY created_at DESC LIMIT 1`,
    [email],
  );
  const code = /\b\d{3} \d{3}\b/.exec(rows[0]?.text ?? '')?.[0];
  if (code === undefined) throw new Error(`No code was sent to ${email}.`);
  return code;
}

async function signIn(api: TestApi, email: string, browser: Agent): Promise<Agent> {
  await browser.post('/api/sign-in/codes', { email });
  const { status } = await browser.post('/api/sign-in', { email, code: await codeFor(api, email) });
  if (status !== 200) throw new Error(`Signing in was answered with ${status}.`);
  return browser;
}

async function newInquiry(api: TestApi, inquiry: Partial<NewInquiry> = {}): Promise<TestInquiry> {
  const title = `Inquiry ${crypto.randomUUID()}`;
  const created = await api.work.run((transaction) =>
    createInquiry(transaction, { title, question: 'What is this for?', ...inquiry }),
  );
  const sector = (name: string): Sector => {
    const found = created.sectors.find((each) => each.name === name);
    if (!found) throw new Error(`The inquiry has no sector ${name}.`);
    return found;
  };
  return {
    ...created,
    sector,
    as: async (role, sectorName = 'Health', name = `A ${role}`) => {
      const email = `${crypto.randomUUID()}@people.example`;
      const sectorId = sector(sectorName).id;
      const person = await api.work.run((transaction) =>
        addPerson(transaction, api.bell, { inquiryId: created.id, email, name, role, sectorId }),
      );
      const { token } = await makeApiToken(api.queryable, person.personId, 'test');
      return Object.assign(new Agent(api.url, token), { ...person, email, token });
    },
  };
}
