import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { median } from '../statistics.mjs';
import { readTrace } from '../trace.mjs';
import { startServer } from '../servers.mjs';
import { Generator } from '../generator.mjs';
import { withCpu } from './measure.mjs';

const coldCpu = 'first client: server CPU, ms';
const coldWall = 'first client: synced after, ms';
const nextCpu = 'next client: server CPU, ms';
const nextWall = 'next client: synced after, ms';
/** One more client costs less than the kernel's clock can tell, so several come one after the other. */
const nexts = 20;

/** (d) A long-written document is opened by a server that has not got it. */
export const coldLoad = {
  letter: 'd',
  variants: ({ isQuick }) => {
    const parameters = { edits: isQuick ? 50_000 : 260_000 };
    return [
      {
        name: 'cold load',
        parameters,
        servers: ['send-bytes', 'hocuspocus', 'ours'],
        goals: [
          { figure: coldCpu, than: 'hocuspocus', times: 0.5 },
          { figure: coldWall, than: 'hocuspocus', times: 0.5 },
          { figure: coldCpu, than: 'send-bytes', times: 2 },
          { figure: coldWall, than: 'send-bytes', times: 2 },
          { figure: nextCpu, than: 'send-bytes', times: 1.2 },
          { figure: nextWall, than: 'send-bytes', times: 1.2 },
        ],
        prepare: (place) => prepare(place, parameters),
        visit,
      },
    ];
  },
};

async function prepare({ house, dist }, { edits }) {
  const { updates, length, notes } = await readTrace(edits);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const [document] = await house.addDocuments(1, { log: updates, state: Y.encodeStateAsUpdate(doc) });
  await house.pool.query('ANALYZE');
  return { document, length, notes: [...notes, await tidied(document, length, { house, dist })] };
}

/** In production the log was written through our server, which had its occasions to tidy it up; it is given one. */
async function tidied(document, length, { house, dist }) {
  const count = async (table) => {
    const { rows } = await house.pool.query(
      `SELECT count(*)::integer AS count FROM ${table} WHERE document_id = $1`,
      [document],
    );
    return rows[0].count;
  };
  const before = await count('document_update');
  const server = await startServer('ours', { house, dist });
  const generator = new Generator();
  try {
    await generator.do('join', { address: server.clients([document])[0], dialect: server.dialect });
    await generator.do('check', { length });
    await generator.do('leaveAgain');
    for (let waited = 0; waited < 12 && (await count('document_snapshot')) === 0; waited++) await sleep(500);
    await server.program.rests();
  } finally {
    generator.stop();
    await server.stop();
  }
  const after = await count('document_update');
  return (await count('document_snapshot')) > 0
    ? `Our server was given the occasion to compact the log, and did: there is a snapshot, and of ${before} rows ${after} are left.`
    : `Our server was given the occasion to compact the log, and did not: it reads all ${before} rows.`;
}

async function visit({ server, generator, prepared }) {
  const { document, length } = prepared;
  const { program, dialect } = server;
  const join = (index) => generator.do('join', { address: server.clients([document], index)[0], dialect });
  await program.rests({ within: 3_000 });
  const began = await program.cpu();
  const cold = await withCpu(server, () => join(0));
  const { bytes } = await generator.do('check', { length });
  await program.rests({ within: 3_000, every: 100 });
  const whole = (await program.cpu()) - began;
  const live = await program.live();
  // The first one stays, so that the document stays open for the next ones.
  const waits = [];
  const next = await withCpu(server, async () => {
    for (let index = 1; index <= nexts; index++) {
      waits.push((await join(index)).ms);
      await generator.do('check', { length });
      await generator.do('leaveAgain');
    }
  });
  return {
    [coldCpu]: cold.cpu / 1000,
    [coldWall]: cold.result.ms,
    'first client: server CPU with what follows, ms': whole / 1000,
    [nextCpu]: next.cpu / 1000 / nexts,
    [nextWall]: median(waits),
    'sent to a client, KiB': bytes / 1024,
    'live memory with it open, MiB': live / 1024,
    'resident memory with it open, MiB': program.rss() / 1024,
  };
}
