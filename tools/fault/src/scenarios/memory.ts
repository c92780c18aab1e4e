import { aWhile, memoryOf, write } from '../load';
import type { Scenario, Scene } from '../scenario';
import { checkLog, checkNodes, count, settle } from '../verify';

/** Megabytes of objects that V8 may keep; the server alone needs some thirty. */
const heap = 64;

/**
 * More documents open at once than the memory may hold. The server may refuse, or end and be started again as a
 * supervisor does, but nothing may be lost.
 */
async function run(scene: Scene): Promise<void> {
  const { house, outcome, isLong, say } = scene;
  const node = await house.addNode({}, [`--max-old-space-size=${heap}`]);
  const ended: string[] = [];
  const documents: string[] = [];
  let most = 0;
  for (let index = 0; index < (isLong ? 60 : 10); index++) {
    const documentId = await house.addDocument();
    documents.push(documentId);
    const crew = await house.join({ documentId, url: node.url, writers: 1, readers: 1, pace: 100 });
    await aWhile(scene, 200, 300);
    await write([crew]);
    for (let time = 0; time < 3; time++) {
      await crew.tell({ do: 'burst', count: 300, who: crew.jobs[0]?.name });
      await aWhile(scene, 50, 100);
    }
    most = Math.max(most, await memoryOf(node));
    if (node.program.endedByItself !== undefined) {
      ended.push(node.program.endedByItself);
      outcome.kills++;
      for (const id of documents) await checkLog(house, id, outcome, `end ${ended.length}`);
      await node.program.start();
    }
    await crew.tell({ do: 'rest' });
    if (index % 10 === 9) say(`${index + 1} documents, ${most} MB at most`);
  }
  outcome.note(
    `${documents.length} documents in ${heap} MB of heap: at most ${most} MB resident, ended ${ended.length} times`,
  );
  for (const documentId of documents) {
    await settle(house, documentId, outcome, Date.now());
    await count(house, documentId, outcome);
  }
  checkNodes(house, outcome, ended.length > 0 ? [/heap|GC|stack|^\s*$|0x|native|FATAL|---/i] : []);
}

export const memoryBound: Scenario = {
  name: 'memory-bound',
  does: 'more documents than the memory a server may use will hold',
  needs: ['postgres'],
  inShort: false,
  run,
};
