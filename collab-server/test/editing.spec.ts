import { step1Frame, step2Frame, updateFrame } from '@samepage/sync-protocol';
import { waitUntil } from '@samepage/testing';
import * as Y from 'yjs';
import { House } from './house';
import type { Someone } from './tables';

let house: House;
let amina: Someone;
let bryn: Someone;
let documentId: string;

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
  amina = await house.addSomeone('participant');
  bryn = await house.addSomeone('facilitator');
});
afterAll(() => house.close());
beforeEach(async () => {
  documentId = await house.addDocument();
});

describe('several people with stock providers', () => {
  it('[SY1] write together, and all see the same page', async () => {
    const [first, second, third] = [amina, bryn, amina].map((someone) =>
      house.edit(someone, documentId, { tracked: false }),
    );
    first!.write('one ');
    second!.write('two ');
    third!.write('three ');
    await waitUntil(
      () => first!.text.length === 14 && first!.text === second!.text && second!.text === third!.text,
    );
    await waitUntil(async () => (await house.text(documentId)) === first!.text);
  });

  it('[SY5] find what was written before they came', async () => {
    const first = house.edit(amina, documentId);
    first.write('here already');
    await waitUntil(() => first.saved);
    const second = house.edit(bryn, documentId);
    await waitUntil(() => second.text === 'here already');
  });

  it('[SY12] bring back what they wrote in a tunnel', async () => {
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    first.write('before');
    await waitUntil(() => first.saved && second.text === 'before');
    first.cut();
    first.write('offline ');
    second.words.delete(0, 3);
    expect(first.tracker?.state).toBe('not-saved');
    first.provider.connect();
    await waitUntil(() => first.saved && second.text === first.text);
    expect(first.text).toBe('offline ore');
    expect(await house.text(documentId)).toBe('offline ore');
  });

  it('[SY16] may type on before the server has asked for what they wrote in the tunnel', async () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const word of ['tunnel ', 'of ', 'out ']) doc.getText('words').insert(0, word);
    doc.getText('words').delete(0, 4);
    const client = await house.connect(amina, documentId);
    client.hello();
    for (const update of updates.slice(1)) client.send(updateFrame(update));
    client.send(step1Frame(Uint8Array.of(0)));
    await waitUntil(() => client.heard.some((frame) => frame[0] === 0 && frame[1] === 1));
    expect(client.acknowledged).toEqual([]);
    client.send(step2Frame(Y.encodeStateAsUpdate(doc)));
    await waitUntil(() => client.acknowledged.at(-1) === 4);
    expect(client.acknowledged).toEqual([4]);
    expect(await house.text(documentId)).toBe('of tunnel ');
  });

  it('[SY2] hear nothing of our own frames unless they ask', async () => {
    const stock = await house.connect(amina, documentId);
    stock.ask();
    stock.write('quiet', 11);
    await waitUntil(async () => (await house.text(documentId)) === 'quiet');
    stock.ask();
    await waitUntil(() => stock.document.getText('words').length > 0);
    expect(stock.heard.map((frame) => frame[0])).not.toContain(100);
  });

  it('keep formatting, embeds and nested elements', async () => {
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    const fragment = first.doc.getXmlFragment('default');
    const clause = new Y.XmlElement('clause');
    clause.setAttribute('id', 'c1');
    const paragraph = new Y.XmlText();
    paragraph.insert(0, 'Nobody waits alone.', { bold: {} });
    clause.insert(0, [paragraph]);
    fragment.insert(0, [clause]);
    paragraph.format(0, 6, { bold: null });
    const written = '<clause id="c1">Nobody<bold> waits alone.</bold></clause>';
    expect(fragment.toJSON()).toBe(written);
    await waitUntil(() => second.doc.getXmlFragment('default').toJSON() === written);
    await waitUntil(() => first.saved);
    expect((await house.replay(documentId)).getXmlFragment('default').toJSON()).toBe(written);
  });
});

describe('seen means saved', () => {
  it('[SY6] shows an update to others only after it is committed', async () => {
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    await waitUntil(() => first.synced && second.synced && first.saved);
    const release = house.node.faults.holdCommits();
    first.write('held');
    // Presence takes the same way and is not held: when it arrives, the update would have, too.
    first.provider.awareness.setLocalStateField('cursor', { at: 4 });
    await waitUntil(() => second.others.some((state) => state['cursor'] !== undefined));
    expect(second.text).toBe('');
    expect(first.tracker?.state).toBe('saving');
    release();
    await waitUntil(() => second.text === 'held' && first.saved);
  });

  it('[SY5] answers someone who comes during a commit only with what is committed', async () => {
    const first = house.edit(amina, documentId);
    first.write('committed ');
    await waitUntil(() => first.saved);
    const release = house.node.faults.holdCommits();
    first.write('on its way ');
    const commits = house.node.faults.commits;
    const late = await house.connect(bryn, documentId);
    late.ask();
    late.hello();
    await waitUntil(() => late.heard.some((frame) => frame[0] === 100));
    expect(late.document.getText('words').toJSON()).toBe('committed ');
    expect(house.node.faults.commits).toBe(commits);
    release();
    await waitUntil(() => late.document.getText('words').toJSON() === 'on its way committed ');
  });

  it('[SY6] commits together what came while another commit was under way', async () => {
    const writer = await house.connect(amina, documentId);
    writer.hello();
    const before = house.node.faults.commits;
    const release = house.node.faults.holdCommits();
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => writer.send(Uint8Array.of(0, 2, update.length, ...update)));
    for (const letter of 'abcdefgh') doc.getText('words').insert(0, letter);
    await waitUntil(() => house.node.collaboration.stats().connections > 0);
    writer.socket.ping();
    await new Promise((resolve) => writer.socket.once('pong', resolve));
    release();
    await waitUntil(() => writer.acknowledged.at(-1) === 8);
    expect(house.node.faults.commits - before).toBeLessThanOrEqual(3);
    expect(await house.text(documentId)).toBe('hgfedcba');
  });
});

describe('acknowledgement', () => {
  it('[SY10] comes after the commit, and counts frames', async () => {
    const writer = await house.connect(amina, documentId);
    writer.hello();
    const release = house.node.faults.holdAnswers();
    writer.write('kept', 21);
    await waitUntil(async () => (await house.text(documentId)) === 'kept');
    expect(writer.acknowledged).toEqual([]);
    release();
    await waitUntil(() => writer.acknowledged.at(-1) === 1);
  });

  it('[SY8][SY10] comes for what adds nothing, which is neither kept nor shown', async () => {
    const [writer, other] = [await house.connect(amina, documentId), await house.connect(bryn, documentId)];
    writer.hello();
    const doc = writer.write('once', 31);
    await waitUntil(() => writer.acknowledged.at(-1) === 1);
    const [heard, commits] = [other.heard.length, house.node.faults.commits];
    const same = Y.encodeStateAsUpdate(doc);
    writer.send(Uint8Array.of(0, 1, same.length, ...same));
    writer.send(Uint8Array.of(0, 1, 2, 0, 0));
    await waitUntil(() => writer.acknowledged.at(-1) === 3);
    expect(house.node.faults.commits).toBe(commits);
    expect(other.heard.length).toBe(heard);
  });

  it('[SY11] covers deletions, which move no clock', async () => {
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    first.write('too many words');
    await waitUntil(() => first.saved && second.text !== '');
    second.words.delete(3, 5);
    await waitUntil(() => second.saved);
    expect(await house.text(documentId)).toBe('too words');
  });
});

describe('a document', () => {
  it('is freed when the last one leaves, and opens again from its log', async () => {
    const first = house.edit(amina, documentId);
    first.write('kept');
    await waitUntil(() => first.saved);
    const { rooms } = house.node.collaboration.stats();
    expect(rooms).toBeGreaterThan(0);
    first.leave();
    await waitUntil(() => house.node.collaboration.stats().rooms < rooms);
    const second = house.edit(bryn, documentId);
    await waitUntil(() => second.text === 'kept');
  });

  it('is committed even if its writer leaves at once', async () => {
    const writer = await house.connect(amina, documentId);
    writer.write('last words', 41);
    writer.socket.close();
    await waitUntil(async () => (await house.text(documentId)) === 'last words');
  });

  it('[SY20] tells its epoch to who asks, and [SY21] turns away who holds another', async () => {
    const same = await house.connect(amina, documentId);
    same.hello(1);
    await waitUntil(() => same.heard.some((frame) => frame[0] === 100));
    expect([...same.heard.find((frame) => frame[0] === 100)!]).toEqual([100, 1, 1]);
    const other = await house.connect(bryn, documentId);
    other.hello(2);
    other.ask();
    other.write('from another time', 51);
    expect(await other.closed).toMatchObject({ code: 4410 });
    expect(other.document.getText('words').toJSON()).toBe('');
    expect(await house.text(documentId)).toBe('');
  });
});
