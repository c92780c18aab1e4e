import { closeCodes } from '@samepage/contracts';
import { emptyDraft, manifestoFragment } from '@samepage/manifesto/document';
import { PeopleHereHarness, SaveStateHarness } from '@samepage/ui/testing';
import * as Y from 'yjs';
import { draftSee } from '../../api/functions';
import { FakeApi } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { aDraft, aMembership, health } from '../../shared/testing/samples';
import { DraftStore } from './draft.store';
import { FakeSocket } from './fake-socket';
import { SpManifestoEditor } from './manifesto-editor';

async function setup(abilities = ['draft.see', 'draft.write']) {
  FakeSocket.made.length = 0;
  const api = new FakeApi().answer(draftSee, aDraft({ abilities }));
  const page = await openPage(SpManifestoEditor, {
    api,
    inputs: { documentId: 'doc-1', title: 'What we hold', membership: aMembership() },
    providers: [DraftStore],
  });
  const store = page.fixture.componentRef.injector.get(DraftStore);
  store.id.set('dr-1');
  await page.settle();
  const kept = new Y.Doc();
  Y.applyUpdate(kept, emptyDraft('What we hold'));
  FakeSocket.last.begin(kept);
  FakeSocket.last.commit();
  await page.settle();
  const state = async () => (await page.loader.getHarness(SaveStateHarness)).text();
  const text = page.element.querySelector<HTMLElement>('.ProseMirror');
  return {
    ...page,
    api,
    state,
    editable: () => text?.getAttribute('contenteditable'),
    words: () => text?.textContent,
  };
}

describe('the page people write on together', () => {
  const real = globalThis.WebSocket;
  beforeAll(() => {
    Object.defineProperty(globalThis, 'WebSocket', { configurable: true, value: FakeSocket });
    // jsdom lays nothing out, so nothing is ever resized.
    globalThis.ResizeObserver = class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    };
  });
  afterAll(() => Object.defineProperty(globalThis, 'WebSocket', { configurable: true, value: real }));

  it('shows the document, its tools, and that it is saved', async () => {
    const { words, editable, element, state } = await setup();
    expect(words()).toBe('What we hold');
    expect(editable()).toBe('true');
    expect(element.querySelector('[role=toolbar]')).not.toBeNull();
    expect(await state()).toBe('Saved');
  });

  it('is read by those who may not write, who are told whether it is up to date', async () => {
    const { editable, element, state, text } = await setup(['draft.see']);
    expect(editable()).toBe('false');
    expect(element.querySelector('[role=toolbar]')).toBeNull();
    expect(text()).toContain('You are reading this draft as it is written.');
    expect(await state()).toBe('Up to date');
  });

  it('can be written on without a connection', async () => {
    const { editable, state, settle } = await setup();
    FakeSocket.last.drop(1006);
    await settle();
    expect(await state()).toContain('Offline');
    expect(editable()).toBe('true');
  });

  it('can no longer be written on once the right to it has ended, and says so', async () => {
    const { editable, settle, text, api } = await setup();
    FakeSocket.last.drop(4403);
    await settle();
    expect(editable()).toBe('false');
    expect(text()).toContain('You do not have access to this document.');
    expect(api.askedOf(draftSee).length).toBeGreaterThan(1);
  });

  it('leads to signing in from its bar', async () => {
    const { element, settle } = await setup();
    FakeSocket.last.drop(closeCodes.sign_in_needed.code);
    await settle();
    expect(element.querySelector('.bar a')?.textContent).toBe('Sign in');
  });

  it('has the words before their threads on the way of Tab', async () => {
    const { element } = await setup();
    const order = [...element.querySelectorAll('.sheet, sp-clause-margin')].map(({ tagName }) => tagName);
    expect(order).toEqual(['DIV', 'SP-CLAUSE-MARGIN']);
  });

  it('shows who is here', async () => {
    const { loader, settle } = await setup();
    FakeSocket.last.present(7, { name: 'Lou', sector: health });
    await settle();
    expect(await (await loader.getHarness(PeopleHereHarness)).people()).toEqual(['Health Lou']);
  });

  it('asks for the thread of a clause that a harvest brings', async () => {
    const { api, settle } = await setup();
    const before = api.askedOf(draftSee).length;
    const theirs = new Y.Doc();
    const clause = new Y.XmlElement('clause');
    clause.setAttribute('id', '33333333-3333-4333-8333-333333333333');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Time to ask.')]);
    clause.insert(0, [paragraph]);
    theirs.getXmlFragment(manifestoFragment).insert(0, [clause]);
    FakeSocket.last.begin(theirs);
    await settle();
    expect(api.askedOf(draftSee).length).toBeGreaterThan(before);
  });
});
