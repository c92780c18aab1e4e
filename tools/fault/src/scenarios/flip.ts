import { contentHash } from '@samepage/document-log';
import { aWhile, underLoad, write } from '../load';
import type { Scenario, Scene } from '../scenario';
import { checkLog, checkNodes, count, settle } from '../verify';

/** The server says so, loudly, and only of the document that is damaged. */
const damageSaid = [/damage/i, /could not be opened/, /could not be read/, /checksum/i];

async function flip({ house }: Scene, documentId: string, sequence: number): Promise<void> {
  const { rowCount } = await house.pool.query(
    `UPDATE document_update
     SET bytes = set_bit(bytes, octet_length(bytes) * 4, 1 - get_bit(bytes, octet_length(bytes) * 4))
     WHERE document_id = $1 AND sequence = $2`,
    [documentId, sequence],
  );
  if (rowCount !== 1) throw new Error(`There is no row ${sequence} to damage.`);
}

/** One bit of one row of a log turns over while nobody looks. */
async function run(scene: Scene): Promise<void> {
  const { house, outcome, random } = scene;
  const node = await house.addNode();
  const load = await underLoad(scene, [node.url]);
  const other = await underLoad(scene, [node.url]);
  await aWhile(scene, 1_500);
  for (const { documentId } of [load, other]) await settle(house, documentId, outcome, Date.now());
  await Promise.all(load.crews.map((crew) => crew.kill()));
  await node.program.kill();
  const whole = contentHash(await checkLog(house, load.documentId, outcome, 'before the damage'));
  const { rows } = await house.pool.query<{ sequence: string }>(
    'SELECT sequence FROM document_update WHERE document_id = $1 ORDER BY sequence',
    [load.documentId],
  );
  const sequence = Number(random.pick(rows).sequence);
  await flip(scene, load.documentId, sequence);
  await node.program.start();
  await write(other.crews);

  const reader = await house.join({ documentId: load.documentId, url: node.url, writers: 0, readers: 1 });
  await house.until(
    (states) =>
      states.some(
        ({ name, isSynced, closeCodes }) =>
          name === reader.jobs[0]?.name && (isSynced || closeCodes.length > 0),
      ),
    'the damaged document opens or is refused',
  );
  const [shown] = await reader.look();
  const isSaid = node.complaints.some((line) => damageSaid.some((pattern) => pattern.test(line)));
  outcome.note(
    `row ${sequence} of ${rows.length} was damaged: ` +
      (shown?.isSynced
        ? 'the document opened without it'
        : `it was refused (${shown?.closeCodes.join(', ') ?? ''})`),
  );
  outcome.expect(isSaid, 'the server said nothing of the damage');
  outcome.expect(!shown?.isSynced || shown.hash !== whole, 'the damage was not noticed at all');
  await reader.kill();

  // The other document never felt it; and where the row is put right, nothing is missing.
  await settle(house, other.documentId, outcome, Date.now());
  await node.program.kill();
  await flip(scene, load.documentId, sequence);
  await node.program.start();
  const healed = Date.now();
  await house.join({ documentId: load.documentId, url: node.url, writers: 0, readers: 1 });
  await settle(house, load.documentId, outcome, healed);
  outcome.expect(
    contentHash(await house.coldLoad(load.documentId)) === whole,
    'put right, it was not what it was',
  );
  for (const { documentId } of [load, other]) await count(house, documentId, outcome);
  checkNodes(house, outcome, damageSaid);
}

export const flippedBit: Scenario = {
  name: 'flipped-bit',
  does: 'one bit of one row of the log turns over',
  needs: ['postgres'],
  inShort: true,
  run,
};
