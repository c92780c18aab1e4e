import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { Generator } from '../generator.mjs';
import { readTrace } from '../trace.mjs';
import { withCpu } from './measure.mjs';

const cpu = 'server CPU per client, µs';
const last = 'the last one is back after, ms';
const staying95 = 'edit of those who stayed p95, ms';

/** (g) Everyone comes back at once, as after a network was away. */
export const returning = {
  letter: 'g',
  variants: ({ isQuick }) => {
    const parameters = { clients: isQuick ? 250 : 500, edits: 50_000, staying: 10, rate: 5 };
    return [
      variant('returning, with what they had', parameters, false),
      variant('arriving, with nothing', parameters, true),
    ];
  },
};

function variant(name, parameters, isFresh) {
  const { clients, edits, staying, rate } = parameters;
  return {
    name,
    parameters,
    servers: ['relay', ...(isFresh ? [] : ['reference']), 'hocuspocus', 'ours'],
    goals: [
      { figure: cpu, than: 'hocuspocus', times: 0.2 },
      { figure: last, than: 'hocuspocus', times: 0.5 },
      { figure: staying95, most: 60 },
    ],
    prepare: async () => {
      const { updates, notes } = await readTrace(edits);
      const doc = new Y.Doc();
      for (const update of updates) Y.applyUpdate(doc, update);
      const vector = Y.encodeStateVector(doc);
      return {
        notes,
        state: Y.encodeStateAsUpdate(doc),
        // What one who has it all holds, and answers to the server's question: nothing but what was deleted.
        held: isFresh ? {} : { vector: text(vector), answer: text(Y.encodeStateAsUpdate(doc, vector)) },
      };
    },
    visit: async ({ server, generator, house, prepared }) => {
      const { state, held } = prepared;
      const [document] = await house.addDocuments(1, { log: [state], state });
      const copies = (count) => Array.from({ length: count }, () => document);
      const { dialect } = server;
      await generator.do('connect', { addresses: server.clients(copies(staying)), dialect });
      if (!server.keeps && server.hasDocuments) await generator.do('bring', { update: text(state) });
      await generator.do('type', { writers: staying, probes: 0, rate, seconds: 1 });
      await server.program.rests();
      const addresses = server.clients(copies(clients), staying);
      const coming = new Generator();
      try {
        await generator.do('startTyping', { writers: staying, rate });
        await sleep(500);
        const rush = await withCpu(server, () =>
          coming.do('rush', {
            addresses,
            dialect,
            isFromNow: !server.hasDocuments,
            ...held,
            elsewhere: staying,
          }),
        );
        await sleep(200);
        const stayed = await generator.do('stopTyping');
        await coming.do('checkRush', stayed);
        return {
          [cpu]: rush.cpu / clients,
          [last]: rush.result.each.max,
          'half of them are back after, ms': rush.result.each.p50,
          [staying95]: stayed.latency.p95,
          'sent to a client, KiB': rush.result.bytes / 1024,
        };
      } finally {
        coming.stop();
      }
    },
  };
}

const text = (bytes) => Buffer.from(bytes).toString('base64');
