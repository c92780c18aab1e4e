import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { draftSee, editionPublish } from '../../api/functions';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { aDraft, aSource } from '../../shared/testing/samples';
import { DraftStore } from './draft.store';

async function setup(draft = aDraft()) {
  const api = new FakeApi().answer(draftSee, draft);
  TestBed.configureTestingModule({ providers: [DraftStore, api.provider] });
  const store = TestBed.inject(DraftStore);
  const settle = async () => {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  store.id.set('dr-1');
  await settle();
  return { api, store, settle };
}

describe('DraftStore', () => {
  it('knows where clauses came from', async () => {
    const { store } = await setup();
    expect(store.sourcesOf('c-1')).toHaveLength(1);
    expect(store.sourcesOf('c-2')).toEqual([]);
    expect(store.canWrite()).toBe(true);
  });

  it('asks for the thread of a clause it has not met, once', async () => {
    const { store, api, settle } = await setup();
    api.answer(draftSee, aDraft({ sources: [{ clauseId: 'c-new', sources: [aSource()] }] }));
    store.meet(['c-1']);
    store.meet(['c-1', 'c-new', 'c-own']);
    store.meet(['c-1', 'c-new', 'c-own']);
    await settle();
    expect(api.askedOf(draftSee)).toHaveLength(2);
    expect(store.sourcesOf('c-new')).toHaveLength(1);
  });

  it('keeps the page that is open when the server cannot be asked', async () => {
    const { store, api, settle } = await setup();
    api.fail(draftSee, unreachable);
    store.meet(['c-new']);
    await settle();
    expect(store.draft()?.title).toBe('What we hold');
    expect(store.asked.trouble()).toBeNull();
  });

  it('publishes, and says where it can be read', async () => {
    const { store, api } = await setup();
    store.sheet.set({ state: signal('saved'), stateVector: () => 'AQID' });
    api.answer(editionPublish, { number: 3, title: 'x', publishedAt: '', inquirySlug: 'what-for' });
    expect(await store.publish('First words', 'ed-1')).toBe('/editions/what-for/3');
    const body = { id: 'ed-1', title: 'First words', stateVector: 'AQID' };
    expect(api.askedOf(editionPublish)).toEqual([{ draftId: 'dr-1', body }]);
  });
});
