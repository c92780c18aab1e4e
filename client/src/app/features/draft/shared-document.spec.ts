import { TestBed } from '@angular/core/testing';
import { closeCodes } from '@samepage/contracts';
import * as Y from 'yjs';
import { health } from '../../shared/testing/samples';
import { FakeSocket } from './fake-socket';
import { SharedDocument } from './shared-document';

async function setup() {
  FakeSocket.made.length = 0;
  TestBed.configureTestingModule({ providers: [SharedDocument] });
  const shared = TestBed.inject(SharedDocument);
  await shared.open('doc-1', 'm-me');
  const write = (words: string) => shared.doc.getText('any').insert(0, words);
  return { shared, write };
}

describe('the shared document', () => {
  const real = globalThis.WebSocket;
  beforeAll(() => Object.defineProperty(globalThis, 'WebSocket', { configurable: true, value: FakeSocket }));
  afterAll(() => Object.defineProperty(globalThis, 'WebSocket', { configurable: true, value: real }));
  afterEach(() => TestBed.resetTestingModule());

  it('is opened at the collaboration server of this place', async () => {
    await setup();
    expect(FakeSocket.last.url).toBe('ws://localhost/collab/doc-1');
  });

  it('is not written on before it is here', async () => {
    const { shared } = await setup();
    expect(shared.ready()).toBe(false);
    expect(shared.state()).toBe('connecting');
    FakeSocket.last.begin();
    expect(shared.ready()).toBe(true);
  });

  it('is saved only once the server has committed what was written', async () => {
    const { shared, write } = await setup();
    FakeSocket.last.begin();
    FakeSocket.last.commit();
    expect(shared.state()).toBe('saved');
    write('A walk');
    expect(shared.state()).toBe('saving');
    FakeSocket.last.commit();
    expect(shared.state()).toBe('saved');
  });

  it('says that it is offline, and that what is written then is not saved', async () => {
    const { shared, write } = await setup();
    FakeSocket.last.begin();
    FakeSocket.last.commit();
    FakeSocket.last.drop(1006);
    expect(shared.state()).toBe('offline');
    expect(shared.closed()).toBeNull();
    write('In the lift');
    expect(shared.state()).toBe('not-saved');
    expect(shared.shown()).toBe('offline');
  });

  it('is offline as soon as the device says so, whatever was saved', async () => {
    const { shared, write } = await setup();
    FakeSocket.last.begin();
    FakeSocket.last.commit();
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    window.dispatchEvent(new Event('offline'));
    expect(shared.shown()).toBe('offline');
    write('In the lift');
    expect(shared.shown()).toBe('offline');
    onLine.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
    expect(shared.shown()).toBe('saving');
    onLine.mockRestore();
  });

  it('is not offline but not saved when the server refused the words', async () => {
    const { shared, write } = await setup();
    FakeSocket.last.begin();
    write('Too much');
    FakeSocket.last.drop(closeCodes.forged.code);
    expect(shared.shown()).toBe('not-saved');
  });

  it('tells how far its words go', async () => {
    const { shared, write } = await setup();
    write('A walk');
    const sent = Uint8Array.from(atob(shared.stateVector()), (sign) => sign.charCodeAt(0));
    expect(Y.decodeStateVector(sent).get(shared.doc.clientID)).toBe('A walk'.length);
  });

  it.each([closeCodes.not_allowed, closeCodes.sign_in_needed, closeCodes.read_only, closeCodes.forged])(
    'does not come back by itself after $code: $says',
    async (reason) => {
      const { shared } = await setup();
      FakeSocket.last.begin();
      FakeSocket.last.drop(reason.code);
      expect(shared.closed()).toEqual(reason);
      expect(shared.provider?.shouldConnect).toBe(false);
    },
  );

  it('comes back by itself when its rights were changed or the server restarts', async () => {
    const { shared } = await setup();
    for (const { code } of [closeCodes.access_changed, closeCodes.going_away]) {
      FakeSocket.last.begin();
      FakeSocket.last.drop(code);
      expect(shared.closed()).toBeNull();
      expect(shared.provider?.shouldConnect).toBe(true);
    }
  });

  it('knows who else is here, by name and sector', async () => {
    const { shared } = await setup();
    FakeSocket.last.begin();
    FakeSocket.last.present(7, { name: 'Lou', sector: health });
    expect(shared.people()).toEqual([{ name: 'Lou', sector: health }]);
    FakeSocket.last.drop(1006);
    expect(shared.people()).toEqual([]);
  });

  it('passes over a presence it cannot read', async () => {
    const { shared } = await setup();
    FakeSocket.last.begin();
    FakeSocket.last.present(8, { name: 'No sector' });
    expect(shared.people()).toEqual([]);
  });

  it('shows what others wrote', async () => {
    const { shared } = await setup();
    const theirs = new Y.Doc();
    theirs.getText('any').insert(0, 'Written elsewhere');
    FakeSocket.last.begin(theirs);
    expect(shared.doc.getText('any').toJSON()).toBe('Written elsewhere');
  });

  it('lets go of the line when the page is left', async () => {
    await setup();
    FakeSocket.last.begin();
    TestBed.resetTestingModule();
    expect(FakeSocket.last.readyState).toBe(3);
  });
});
