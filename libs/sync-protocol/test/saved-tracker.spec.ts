import { jest } from '@jest/globals';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { comesBack, reconnectOptions, savedFrame, SavedTracker, welcomeFrame, type SavedState } from '../src';
import { FakeSocket } from './fake-socket';

let doc: Y.Doc;
let provider: WebsocketProvider;
let tracker: SavedTracker;
let seen: SavedState[];

/** A document on a stock provider; `before` is written into it before the provider is made. */
function begin({ before = '', late = false, ...options }: BeginOptions = {}): void {
  doc = new Y.Doc();
  if (before) doc.getText().insert(0, before);
  provider = new WebsocketProvider('ws://test', 'room', doc, {
    ...reconnectOptions(),
    WebSocketPolyfill: FakeSocket as unknown as typeof WebSocket,
  });
  if (late) FakeSocket.last.open();
  tracker = new SavedTracker(provider, options);
  seen = [];
  tracker.subscribe((state) => seen.push(state));
}
type BeginOptions = {
  before?: string;
  late?: boolean;
  epoch?: number;
  onEpoch?: (epoch: number) => void;
};

const write = (text: string): void => doc.getText().insert(0, text);
const acknowledge = (count: number): void => FakeSocket.last.receive(savedFrame(count));
const reconnect = (): void => {
  jest.advanceTimersByTime(10_000);
  FakeSocket.last.open();
};

beforeEach(() => {
  jest.useFakeTimers();
  begin();
});
afterEach(() => {
  tracker.destroy();
  provider.destroy();
  jest.useRealTimers();
});

it('[SY9] says hello before anything else, with the epoch it knows', () => {
  begin({ epoch: 3 });
  FakeSocket.last.open();
  expect([...FakeSocket.last.sent[0]!]).toEqual([100, 0, 3]);
  expect(FakeSocket.last.sent[1]?.[0]).toBe(0);
});

it('[SY11] is saved only once the first step 2 is acknowledged', () => {
  FakeSocket.last.open();
  expect(tracker.state).toBe('connecting');
  write('at once');
  expect(tracker.state).toBe('saving');
  acknowledge(1);
  expect(tracker.state).toBe('saving');
  acknowledge(2);
  expect(tracker.state).toBe('saved');
  expect(tracker.unsaved).toBe(false);
});

it('[SY12] has nothing unsaved when a connection ends before anything was written', () => {
  FakeSocket.last.open();
  FakeSocket.last.drop();
  expect(tracker.state).toBe('offline');
});

it('[SY10] counts every writing frame, deletions too', () => {
  FakeSocket.last.open();
  acknowledge(1);
  write('words');
  doc.getText().delete(0, 2);
  expect(tracker.state).toBe('saving');
  acknowledge(2);
  expect(tracker.state).toBe('saving');
  acknowledge(3);
  expect(tracker.state).toBe('saved');
});

it('[SY10] is not impressed by acknowledgements of what was never sent', () => {
  FakeSocket.last.open();
  acknowledge(99);
  write('more');
  expect(tracker.state).toBe('saving');
});

it('[SY12] keeps what was not acknowledged as unsaved, until the next connection acknowledges it', () => {
  FakeSocket.last.open();
  acknowledge(1);
  write('lost?');
  FakeSocket.last.drop();
  expect(tracker.state).toBe('not-saved');
  reconnect();
  expect(tracker.state).toBe('saving');
  acknowledge(1);
  expect(tracker.state).toBe('saved');
});

it('[SY12] marks what is written without a connection', () => {
  FakeSocket.last.open();
  acknowledge(1);
  FakeSocket.last.drop();
  expect(tracker.state).toBe('offline');
  write('in a tunnel');
  expect(tracker.state).toBe('not-saved');
  reconnect();
  acknowledge(1);
  expect(tracker.state).toBe('saved');
});

it('[SY12] does not count what is written while the socket closes', () => {
  FakeSocket.last.open();
  acknowledge(1);
  FakeSocket.last.readyState = FakeSocket.CLOSING;
  write('too late');
  expect(tracker.unsaved).toBe(true);
  FakeSocket.last.drop();
  expect(tracker.state).toBe('not-saved');
});

it('[SY12] does not know whether what was kept from before was ever saved', () => {
  begin({ before: 'from the last visit' });
  expect(tracker.state).toBe('connecting');
  expect(tracker.unsaved).toBe(true);
  FakeSocket.last.drop();
  expect(tracker.state).toBe('not-saved');
  reconnect();
  acknowledge(1);
  expect(tracker.state).toBe('saved');
});

it('[SY9] attached late, sends everything again so that it can be counted', () => {
  begin({ before: 'early', late: true });
  expect(tracker.state).toBe('saving');
  acknowledge(1);
  expect(tracker.state).toBe('saved');
});

it('does not count what others wrote', () => {
  FakeSocket.last.open();
  acknowledge(1);
  const other = new Y.Doc();
  other.getText().insert(0, 'theirs');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), provider);
  expect(tracker.state).toBe('saved');
});

it('[SY11] says not saved when the server is silent, and saved when it speaks again', () => {
  FakeSocket.last.open();
  acknowledge(1);
  write('slow');
  jest.advanceTimersByTime(4_999);
  expect(tracker.state).toBe('saving');
  jest.advanceTimersByTime(1);
  expect(tracker.state).toBe('not-saved');
  acknowledge(2);
  expect(tracker.state).toBe('saved');
});

it('tells each change of state once', () => {
  FakeSocket.last.open();
  acknowledge(1);
  write('a');
  write('b');
  acknowledge(3);
  FakeSocket.last.drop();
  expect(seen).toEqual(['saved', 'saving', 'saved', 'offline']);
});

it('[SY17] tells why a connection was closed, even where the state stays as it was', () => {
  FakeSocket.last.open();
  acknowledge(1);
  write('silence');
  jest.advanceTimersByTime(5_000);
  expect(tracker.state).toBe('not-saved');
  const told = jest.fn();
  tracker.subscribe(told);
  FakeSocket.last.drop(4423);
  expect(tracker.state).toBe('not-saved');
  expect(tracker.reason).toMatchObject({ then: 'resync' });
  expect(told).toHaveBeenCalledTimes(1);
});

it('[SY20] tells the epoch, and says it on the next connection', () => {
  const onEpoch = jest.fn();
  begin({ onEpoch });
  FakeSocket.last.open();
  FakeSocket.last.receive(welcomeFrame(2));
  expect(onEpoch).toHaveBeenCalledWith(2);
  FakeSocket.last.drop();
  reconnect();
  expect([...FakeSocket.last.sent[0]!]).toEqual([100, 0, 2]);
});

it.each([
  [4403, 'no-access'],
  [4401, 'no-access'],
  [4424, 'no-access'],
  [4410, 'no-access'],
  [4423, 'not-saved'],
  [1009, 'not-saved'],
  [4500, 'not-saved'],
  [4409, 'not-saved'],
] as const)('[SY17] after close code %i with something unsaved it is %s', (code, state) => {
  FakeSocket.last.open();
  write('mine');
  FakeSocket.last.drop(code);
  expect(tracker.state).toBe(state);
  expect(tracker.unsaved).toBe(true);
});

it('[SY17] comes back by itself only where the code says so', () => {
  const codes = [1001, 1006, 4408, 4409, 4429, 4500, 4503];
  expect(codes.filter(comesBack)).toEqual(codes);
  expect([1009, 4401, 4403, 4404, 4410, 4413, 4422, 4423, 4424].filter(comesBack)).toEqual([]);
  FakeSocket.last.open();
  const first = FakeSocket.last;
  first.drop(4409);
  jest.advanceTimersByTime(10_000);
  expect(FakeSocket.last).not.toBe(first);
});

it('[SY17] spreads the longest wait, so that not all come back at once', () => {
  expect(reconnectOptions(() => 0).maxBackoffTime).toBe(2_000);
  expect(reconnectOptions(() => 1).maxBackoffTime).toBe(5_000);
});
