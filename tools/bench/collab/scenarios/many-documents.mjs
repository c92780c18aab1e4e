import * as Y from 'yjs';
import { withCpu } from './measure.mjs';

const cpu = 'server CPU per edit, µs';
const perConnection = 'live memory per idle connection, KiB';
const perConnectionRss = 'resident memory per idle connection, KiB';
const perDocument = 'live memory per open document, KiB';
const perDocumentRss = 'resident memory per open document, KiB';
const held = 'live memory kept per document that was left, KiB';

/** (c) Many documents with two people in each, and what they cost in memory. */
export const manyDocuments = {
  letter: 'c',
  variants: ({ isQuick }) => [
    typingInMany({ documents: 500, rate: 1, seconds: isQuick ? 3 : 5 }),
    memory({ connections: isQuick ? 500 : 1_000, documents: isQuick ? 250 : 500, paragraphs: 200 }),
  ],
};

function typingInMany(parameters) {
  const { documents, rate, seconds } = parameters;
  return {
    name: 'many documents',
    parameters,
    servers: ['relay', 'relay-commit', 'hocuspocus', 'ours'],
    goals: [
      { figure: cpu, than: 'hocuspocus', times: 1 },
      { figure: cpu, than: 'relay', times: 2 },
    ],
    visit: async ({ server, generator, house }) => {
      const ids = await house.addDocuments(documents);
      const addresses = server.clients([...ids, ...ids]);
      await generator.do('connect', { addresses, dialect: server.dialect });
      await generator.do('type', { writers: 'all', probes: 0, rate, seconds: 1.5 });
      const { result, cpu: used } = await withCpu(server, async () => {
        const typed = await generator.do('type', { writers: 'all', probes: 'all', rate, seconds });
        // What is put off (a debounced store) belongs to the edits too.
        await server.program.rests();
        return typed;
      });
      return {
        [cpu]: used / result.sent,
        'edit to peer p50, ms': result.latency.p50,
        'edit to peer p99, ms': result.latency.p99,
        'resident memory, MiB': server.program.rss() / 1024,
      };
    },
  };
}

function memory(parameters) {
  const { connections, documents, paragraphs } = parameters;
  return {
    name: 'memory',
    parameters,
    servers: ['relay', 'hocuspocus', 'ours'],
    goals: [
      { figure: perConnection, than: 'hocuspocus', times: 0.5 },
      { figure: perConnectionRss, than: 'hocuspocus', times: 0.5 },
      { figure: perDocument, than: 'hocuspocus', times: 0.5 },
      { figure: perDocumentRss, than: 'hocuspocus', times: 0.5 },
      { figure: held, most: 0.2 },
    ],
    visit: async ({ server, generator, house }) => {
      const { program, dialect } = server;
      const content = written(paragraphs);
      const [idle] = await house.addDocuments(1);
      const ids = await house.addDocuments(documents, { log: [content], state: content });
      const others = await house.addDocuments(documents, { log: [content], state: content });
      const look = async () => {
        await program.rests();
        const live = await program.live();
        return { live, rss: program.rss() };
      };
      const connect = (names) => generator.do('connect', { addresses: server.clients(names), dialect });
      // The first ones make the server load and compile what it needs; they are not counted.
      await connect([...Array.from({ length: 50 }, () => idle), ...(await house.addDocuments(20))]);
      await generator.do('leave');

      const before = await look();
      await connect(Array.from({ length: connections }, () => idle));
      const connected = await look();
      await generator.do('leave');
      const empty = await look();
      await connect(ids);
      if (!server.keeps && server.hasDocuments)
        await generator.do('bring', { update: Buffer.from(content).toString('base64') });
      const opened = await look();
      await generator.do('leave');
      const left = await look();
      // What stays behind for good is what grows once more when other documents are opened and left.
      await connect(others);
      await generator.do('leave');
      const leftAgain = await look();

      const live = (connected.live - before.live) / connections;
      const rss = (connected.rss - before.rss) / connections;
      return {
        [perConnection]: live,
        [perConnectionRss]: rss,
        [perDocument]: (opened.live - empty.live) / documents - live,
        [perDocumentRss]: (opened.rss - before.rss) / documents - rss,
        'resident memory when nobody is there, MiB': before.rss / 1024,
        [held]: (leftAgain.live - left.live) / documents,
        'live memory after all left, above the beginning, KiB': leftAgain.live - before.live,
      };
    },
  };
}

/** A document of about 20 KB, as one state. */
function written(paragraphs) {
  const doc = new Y.Doc();
  const text = doc.getXmlFragment('default');
  for (let index = 0; index < paragraphs; index++) {
    const paragraph = new Y.XmlElement('paragraph');
    text.push([paragraph]);
    paragraph.push([
      new Y.XmlText(`${index} What we ask for here is plain, fair, and can be paid for by next year.`),
    ]);
  }
  return Y.encodeStateAsUpdate(doc);
}
