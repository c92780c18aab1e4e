import { controlHandler, startApi } from '@samepage/api';
import { attachCollaboration } from '@samepage/collab-server';
import { type Log, openBell, openControl, openDatabase, type Settings } from '@samepage/platform';
import { listen } from './port';
import { RequestsUnderWay } from './requests-under-way';

/** How long requests that are being answered may take to finish when the house closes, in milliseconds. */
const patience = 5_000;

export interface House {
  close(): Promise<void>;
}

/**
 * The whole application in one process on one port: pages, API, debate socket and shared documents. The only place
 * that knows both the api and the collaboration server, which never import each other.
 *
 * What was opened is closed in the opposite order, also when a later part fails to open.
 */
export async function openHouse(settings: Settings, log: Log, clientDir: string): Promise<House> {
  const closing = new AsyncDisposableStack();
  try {
    const database = await openDatabase(settings);
    closing.defer(() => database.close());
    const bell = await openBell(settings, log);
    closing.defer(() => bell.close());
    const api = await startApi(settings, { database, bell, log, clientDir });
    closing.defer(() => api.close());
    const { httpServer, queryable } = api;
    const { publicOrigins } = settings;
    const collaboration = attachCollaboration(httpServer, { queryable, bell, log, publicOrigins });
    closing.defer(() => collaboration.close());
    const requests = new RequestsUnderWay(httpServer);
    await listen(httpServer, settings);
    closing.defer(() => {
      httpServer.close();
      return requests.end(patience);
    });
    if (database.lock) {
      const control = await openControl(database.lock, controlHandler(api));
      closing.defer(() => control.close());
    }
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
  return { close: () => closing.disposeAsync() };
}
