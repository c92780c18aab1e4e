import { createLog, InProcessBell, openDatabase, readSettings } from '@samepage/platform';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiDescription } from './installation/openapi.controller';
import { startApi } from './start';

/** Writes the description of the API to the file named on the command line, from an application made for it alone. */
async function main(file: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'samepage-openapi-'));
  const settings = readSettings({ DATA_DIR: dataDir, DEMO: '0' });
  const database = await openDatabase(settings);
  const api = await startApi(settings, { database, bell: new InProcessBell(), log: createLog('silent') });
  await writeFile(file, `${JSON.stringify(api.app.get(ApiDescription).document, null, 2)}\n`);
  await api.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file to write, such as api/openapi.json.');
await main(file);
