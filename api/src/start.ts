import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  withAdvisoryLock,
  type Bell,
  type Log,
  type OpenDatabase,
  type Queryable,
  type Settings,
} from '@samepage/platform';
import type { Server } from 'node:http';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import type { CommandGround } from './cli/command';
import { createDataSource } from './database/data-source';
import { poolOf } from './database/queryable';
import { UnitOfWork } from './database/unit-of-work';
import { seedDemo } from './demo/seed-demo';
import { originCheck } from './edge/origin';
import { BELL } from './edge/tokens';
import { SocketAdapter } from './edge/socket-adapter';
import { nestLog } from './installation/nest-log';
import { describeApi } from './installation/openapi';
import { ApiDescription } from './installation/openapi.controller';
import { securityHeaders } from './installation/security-headers';
import { serveClient } from './installation/serve-client';

export interface ApiGround {
  database: Pick<OpenDatabase, 'kind' | 'poolConfig'>;
  bell: Bell;
  log: Log;
  /** The built client, to be served beside the API; leave it out where a proxy serves the pages. */
  clientDir?: string;
}

export interface RunningApi {
  app: NestExpressApplication;
  httpServer: Server;
  dataSource: DataSource;
  /** The one pool of this process, for others in it to share. */
  queryable: Queryable;
  close(): Promise<void>;
}

/** Runs the migrations that are due, alone among all processes. */
export async function migrate(database: ApiGround['database'], dataSource: DataSource): Promise<number> {
  return withAdvisoryLock(database, 'migrations', async () => (await dataSource.runMigrations()).length);
}

/** Connects to the database a process stands on. */
export async function connect(database: ApiGround['database']): Promise<DataSource> {
  return createDataSource(database).initialize();
}

/**
 * How many proxies in front are believed about who asks: none where only this machine can reach us, else exactly one.
 * The one hop is the proxy that HTTPS needs; whatever a client claims stands before the address that proxy saw, and is
 * passed over. Counting hops, and not believing every private address, keeps a neighbour on the proxy's network from
 * naming any address it likes through it.
 */
function proxies({ loopback }: Settings): number | false {
  return loopback ? false : 1;
}

/**
 * Milliseconds an idle connection is kept: longer than the usual proxies keep theirs (nginx a minute, Caddy two). If we
 * closed first, a request could be on its way on a connection that is just going, and fail for nothing.
 */
const keepAlive = 125_000;

/** Makes the application, without listening. The database must be migrated. */
export async function createApi(
  settings: Settings,
  ground: ApiGround,
  dataSource: DataSource,
): Promise<RunningApi> {
  const { bell, log, clientDir } = ground;
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.on({ settings, dataSource, bell, log }),
    // What goes wrong while it is made is thrown to the caller.
    { logger: nestLog(log), abortOnError: false, bodyParser: false },
  );
  app.set('trust proxy', proxies(settings));
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.setGlobalPrefix('api');
  app.useWebSocketAdapter(new SocketAdapter(app.getHttpServer(), settings.publicOrigins));
  app.use(securityHeaders(settings));
  app.use('/api', originCheck(settings.publicOrigins));
  // JSON only: what a form of another site can send is not even read.
  app.useBodyParser('json', { limit: '100kb' });
  app.get(ApiDescription).describe = () => describeApi(app);
  if (clientDir !== undefined) serveClient(app, clientDir);
  await app.init();
  const httpServer = app.getHttpServer();
  httpServer.keepAliveTimeout = keepAlive;
  return {
    app,
    httpServer,
    dataSource,
    queryable: poolOf(dataSource),
    close: () => app.close(),
  };
}

/** Sets up the demo where the settings ask for one and there is no inquiry yet, alone among all processes. */
export async function setUpDemo(
  settings: Settings,
  database: ApiGround['database'],
  { app }: RunningApi,
): Promise<void> {
  if (settings.demo) await withAdvisoryLock(database, 'demo', () => seedDemo(app));
}

/**
 * Connects, migrates and makes the application, with its demo, without listening: what a process that holds everything
 * starts.
 */
export async function startApi(settings: Settings, ground: ApiGround): Promise<RunningApi> {
  const dataSource = await connect(ground.database);
  try {
    await migrate(ground.database, dataSource);
    const api = await createApi(settings, ground, dataSource);
    await setUpDemo(settings, ground.database, api);
    return api;
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error;
  }
}

/** What commands of the command line work on in a running application. */
export function groundOf({ app, queryable }: RunningApi): CommandGround {
  return { work: app.get(UnitOfWork), queryable, bell: app.get<Bell>(BELL) };
}
