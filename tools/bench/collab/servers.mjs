import { resolve } from 'node:path';
import { sparePort } from '../../test/servers.mjs';
import { Program } from './processes.mjs';

const file = (name) => resolve(import.meta.dirname, 'servers', `${name}.mjs`);
const floor = (kind) => ({ file: file('floor'), settings: { FLOOR: kind } });

/**
 * What can be measured. `dialect`: how its messages are framed; `path`: where its documents are; `keeps`: whether it
 * has a document's content from its database (the others are given it by their first client, or have none).
 */
const kinds = {
  relay: floor('relay'),
  'relay-tick': floor('relay-tick'),
  'relay-commit': floor('relay-commit'),
  'send-bytes': { file: file('send-bytes'), keeps: true },
  reference: { file: file('reference'), hasDocuments: true },
  hocuspocus: { file: file('hocuspocus'), dialect: 'hocuspocus', keeps: true, hasDocuments: true },
  ours: { path: '/collab', keeps: true, hasDocuments: true },
};

export const kindNames = Object.keys(kinds);

/** Starts one of the servers, on the database of the house. */
export async function startServer(name, { house, dist }) {
  const kind = kinds[name];
  const port = await sparePort();
  const settings = { DATABASE_URL: house.url, ...kind.settings };
  if (name === 'ours')
    Object.assign(settings, { LOG_LEVEL: 'warn', PUBLIC_URL: `http://127.0.0.1:${port}`, HOST: '127.0.0.1' });
  const profile = name === 'ours' ? process.env.BENCH_PROFILE : undefined;
  const program = await Program.start(
    kind.file ?? resolve(dist, 'collab-server/main.js'),
    settings,
    port,
    profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
  );
  return {
    name,
    program,
    /** A profile is written at the end, if it comes as the server wishes. */
    stop: () => program.stop({ isGentle: profile !== undefined }),
    dialect: kind.dialect ?? 'plain',
    keeps: kind.keeps ?? false,
    hasDocuments: kind.hasDocuments ?? false,
    /** One client for each of the documents named, each a person of their own. */
    clients: (documents, from = 0) =>
      documents.map((document, index) => ({
        url: `ws://127.0.0.1:${port}${kind.path ?? ''}/${document}`,
        document,
        ...(name === 'ours' && { cookie: house.cookies[(from + index) % house.cookies.length].cookie }),
      })),
  };
}
