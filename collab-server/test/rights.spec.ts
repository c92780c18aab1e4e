import { InProcessBell } from '@samepage/platform';
import { updateFrame } from '@samepage/sync-protocol';
import { waitUntil } from '@samepage/testing';
import * as Y from 'yjs';
import { House } from './house';
import type { Someone } from './tables';

let house: House;
let documentId: string;
const bell = new InProcessBell();

beforeAll(async () => {
  house = await House.open();
  await house.addNode({ bell });
});
afterAll(() => house.close());
beforeEach(async () => {
  documentId = await house.addDocument();
});

const setRole = (someone: Someone, role: string) =>
  house.outside.query('UPDATE membership SET role = $2 WHERE person_id = $1', [someone.personId, role]);
const endMembership = (someone: Someone) =>
  house.outside.query('UPDATE membership SET ended_at = now() WHERE person_id = $1', [someone.personId]);

describe('a reader', () => {
  let writer: Someone;
  let reader: Someone;
  beforeAll(async () => {
    writer = await house.addSomeone('participant');
    reader = await house.addSomeone('commissioner');
  });

  it('[SY15] reads along, and is told that nothing of theirs is unsaved', async () => {
    const [author, onlooker] = [house.edit(writer, documentId), house.edit(reader, documentId)];
    author.write('for all to read');
    await waitUntil(() => onlooker.text === 'for all to read' && onlooker.saved);
    author.words.delete(0, 4);
    await waitUntil(() => onlooker.text === 'all to read');
    expect(onlooker.closeCodes).toEqual([]);
  });

  it('[SY15] is turned away for writing, and nothing changes', async () => {
    const [author, onlooker] = [house.edit(writer, documentId), house.edit(reader, documentId)];
    author.write('stays');
    await waitUntil(() => onlooker.text === 'stays' && author.saved);
    onlooker.write('never ');
    await waitUntil(() => onlooker.closeCodes.length > 0);
    expect(onlooker.closeCodes).toEqual([4424]);
    expect(onlooker.tracker?.state).toBe('no-access');
    expect(onlooker.tracker?.unsaved).toBe(true);
    expect(author.text).toBe('stays');
    expect(await house.text(documentId)).toBe('stays');
  });

  it('[SY15] is turned away for deleting', async () => {
    const author = house.edit(writer, documentId);
    author.write('stays');
    await waitUntil(() => author.saved);
    const raw = await house.connect(reader, documentId);
    raw.send(updateFrame(deletionOf(author.doc)));
    expect(await raw.closed).toMatchObject({ code: 4424 });
    expect(await house.text(documentId)).toBe('stays');
  });

  it('[SY15] has no presence', async () => {
    const [author, onlooker] = [house.edit(writer, documentId), house.edit(reader, documentId)];
    await waitUntil(() => author.synced && onlooker.synced && onlooker.others.length === 1);
    onlooker.provider.awareness.setLocalStateField('cursor', { at: 1 });
    author.provider.awareness.setLocalStateField('cursor', { at: 2 });
    await waitUntil(() => onlooker.others.some((state) => state['cursor'] !== undefined));
    expect(author.others).toEqual([]);
  });
});

describe('rights that change', () => {
  it('[SY18] reach an open socket within a second of the ring', async () => {
    const someone = await house.addSomeone();
    const editor = house.edit(someone, documentId);
    await waitUntil(() => editor.saved);
    await endMembership(someone);
    const rungAt = performance.now();
    bell.ring({ about: 'access', id: someone.personId });
    await waitUntil(() => editor.closeCodes.length > 0);
    expect(performance.now() - rungAt).toBeLessThan(1_000);
    expect(editor.closeCodes[0]).toBe(4409);
    // Coming back, they are told what is so now.
    await waitUntil(() => editor.closeCodes.includes(4403));
    expect(editor.tracker?.state).toBe('no-access');
  });

  it('[SY18] make a writer a reader, who comes back as one', async () => {
    const someone = await house.addSomeone('participant');
    const other = house.edit(await house.addSomeone(), documentId);
    const editor = house.edit(someone, documentId);
    editor.write('kept');
    await waitUntil(() => editor.saved && other.text === 'kept');
    await setRole(someone, 'commissioner');
    bell.ring({ about: 'access', id: someone.personId });
    await waitUntil(() => editor.closeCodes.length > 0);
    await waitUntil(() => editor.saved);
    other.write('still read ');
    await waitUntil(() => editor.text === 'still read kept');
    editor.write('refused ');
    await waitUntil(() => editor.closeCodes.includes(4424));
    expect(await house.text(documentId)).toBe('still read kept');
  });

  it('[SY18] end with the session', async () => {
    const someone = await house.addSomeone();
    const client = await house.connect(someone, documentId);
    await waitUntil(() => client.heard.length > 0);
    await house.outside.query('DELETE FROM auth_session WHERE user_id = $1', [someone.userId]);
    bell.ring({ about: 'access', id: someone.personId });
    expect(await client.closed).toMatchObject({ code: 4409 });
  });

  it('[SY18] of another, or that are the same as before, close nothing', async () => {
    const [someone, another] = [await house.addSomeone(), await house.addSomeone()];
    const editor = house.edit(someone, documentId);
    await waitUntil(() => editor.saved);
    await endMembership(another);
    bell.ring({ about: 'access', id: another.personId });
    bell.ring({ about: 'access', id: someone.personId });
    editor.write('undisturbed');
    await waitUntil(() => editor.saved);
    expect(editor.closeCodes).toEqual([]);
  });

  it('[SY18] are found out without a ring', async () => {
    const node = await house.addNode({ deadlines: { poll: 20 } });
    const someone = await house.addSomeone();
    const client = await house.connect(someone, documentId, node);
    await waitUntil(() => client.heard.length > 0);
    await endMembership(someone);
    expect(await client.closed).toMatchObject({ code: 4409 });
  });

  it('[SY18] that cannot be looked up are not believed for long', async () => {
    const node = await house.addNode({
      bell,
      deadlines: { poll: 20, recheck: 50, trust: 200, statement: 2_000 },
    });
    const [rung, silent] = [await house.addSomeone(), await house.addSomeone()];
    const [first, second] = [
      await house.connect(rung, documentId, node),
      await house.connect(silent, documentId, node),
    ];
    await waitUntil(() => first.heard.length > 0 && second.heard.length > 0);
    node.faults.hang();
    bell.ring({ about: 'access', id: rung.personId });
    expect(await first.closed).toMatchObject({ code: 4409 });
    // A document that cannot read its log any more is let go of, too; whichever comes first, the client comes back.
    expect([4409, 4500]).toContain((await second.closed).code);
  });

  it('[SY18] drop what was received and not yet committed of who lost them', async () => {
    const someone = await house.addSomeone();
    const other = await house.connect(await house.addSomeone(), documentId);
    const client = await house.connect(someone, documentId);
    const release = house.node.faults.holdCommits();
    other.write('first', 71);
    await waitUntil(() => house.node.faults.waiting > 0);
    client.write('too late', 72);
    await pong(client.socket);
    await endMembership(someone);
    bell.ring({ about: 'access', id: someone.personId });
    expect(await client.closed).toMatchObject({ code: 4409 });
    release();
    await waitUntil(async () => (await house.text(documentId)) !== '');
    await pong(other.socket);
    expect(await house.text(documentId)).toBe('first');
  });
});

/** Everything sent before has been read by the other side when this resolves. */
async function pong(socket: {
  ping(): void;
  once(event: 'pong', heard: () => void): unknown;
}): Promise<void> {
  socket.ping();
  await new Promise<void>((resolve) => socket.once('pong', resolve));
}

/** What someone who has a document would send to delete its words. */
function deletionOf(doc: Y.Doc): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  copy.getText('words').delete(0, copy.getText('words').length);
  return Y.encodeStateAsUpdate(copy, before);
}

describe('what waits to be judged', () => {
  /** Things that build on a list in the document and belong nowhere in particular: much to look at. */
  const costly = (clientId: number): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    const list = doc.getArray<number>('list');
    doc.transact(() => {
      for (let count = 0; count < 15_000; count++) list.insert(0, [count]);
    });
    return Y.encodeStateAsUpdate(doc);
  };
  const large = (clientId: number, text: string): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.getText('words').insert(0, text.repeat(2_000));
    return Y.encodeStateAsUpdate(doc);
  };

  it('[SY18] [SY35] goes with who sent it, left, and may not write any more', async () => {
    const [removed, other] = [await house.addSomeone(), await house.addSomeone()];
    const editor = house.edit(other, documentId);
    editor.write('stays');
    await waitUntil(() => editor.saved);
    const client = await house.connect(removed, documentId);
    client.hello();
    for (let clientId = 1; clientId <= 4; clientId++) client.send(updateFrame(costly(clientId)));
    client.send(updateFrame(large(5, 'LATER')));
    client.ask();
    // It has arrived when what was asked after it is answered.
    await waitUntil(() => client.heard.some(([type, kind]) => type === 0 && kind === 1));
    const { connections, rooms } = house.node.collaboration.stats();
    client.leave();
    await waitUntil(() => house.node.collaboration.stats().connections < connections);
    await endMembership(removed);
    expect(client.acknowledged).not.toContain(5);
    bell.ring({ about: 'access', id: removed.personId });
    // The room stays until nothing waits.
    editor.leave();
    await waitUntil(() => house.node.collaboration.stats().rooms < rooms);
    expect(await house.text(documentId)).toBe('stays');
  });
});
