import { forgetDocuments, noteDocument, offlineName } from './offline-documents';

function fakeIndexedDb(names: string[], listing = true) {
  const deleted: string[] = [];
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    value: {
      databases: () =>
        listing ? Promise.resolve(names.map((name) => ({ name }))) : Promise.reject(new Error('no')),
      deleteDatabase: (name: string) => {
        deleted.push(name);
        const request: { onsuccess?: () => void } = {};
        queueMicrotask(() => request.onsuccess?.());
        return request;
      },
    },
  });
  return deleted;
}

describe('copies of drafts on this device', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => Reflect.deleteProperty(globalThis, 'indexedDB'));

  it('are one per person and document', () => {
    expect(offlineName('m-1', 'doc')).not.toBe(offlineName('m-2', 'doc'));
  });

  it('are all taken off, and nothing else is', async () => {
    const deleted = fakeIndexedDb([offlineName('m-1', 'doc'), 'someone-elses']);
    await forgetDocuments();
    expect(deleted).toEqual([offlineName('m-1', 'doc')]);
  });

  it('are remembered where the browser cannot list them', async () => {
    noteDocument(offlineName('m-1', 'doc'));
    noteDocument(offlineName('m-1', 'doc'));
    const deleted = fakeIndexedDb([], false);
    await forgetDocuments();
    expect(deleted).toEqual([offlineName('m-1', 'doc')]);
  });

  it('can be taken off one by one', async () => {
    const [one, other] = [offlineName('m-1', 'one'), offlineName('m-1', 'other')];
    noteDocument(one);
    noteDocument(other);
    const deleted = fakeIndexedDb([one, other]);
    await forgetDocuments(one);
    expect(deleted).toEqual([one]);
  });

  it('need no forgetting where there are none', async () => {
    await expect(forgetDocuments()).resolves.toBeUndefined();
  });
});
