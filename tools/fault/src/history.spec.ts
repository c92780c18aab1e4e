import { faultsIn, History, readTokens, restOf, type HistoryEvent, type Verdict } from './history';

const put = (n: number, token: string): HistoryEvent => ({ e: 'put', client: token.slice(0, 3), n, token });
const cut = (client: string, n: number, token: string): HistoryEvent => ({ e: 'cut', client, n, token });
const ack = (client: string, n: number): HistoryEvent => ({ e: 'ack', client, n });
const seen = (client: string, ...tokens: string[]): HistoryEvent => ({ e: 'seen', client, tokens });
const gone = (client: string, ...tokens: string[]): HistoryEvent => ({ e: 'gone', client, tokens });

function judge(
  events: readonly HistoryEvent[],
  words: readonly string[],
  torn: readonly string[] = [],
): Partial<Verdict> {
  const history = new History();
  for (const event of events) history.add(event);
  const verdict = history.judge({ roots: [words], torn });
  return Object.fromEntries(Object.entries(verdict).filter(([, tokens]) => (tokens as string[]).length > 0));
}

describe('the history checker', () => {
  it('finds what was acknowledged and is not there', () => {
    expect(judge([put(1, 'c01-0'), ack('c01', 1)], [])).toEqual({ lost: ['c01-0'] });
  });

  it('finds what another client saw and is not there, acknowledged or not', () => {
    expect(judge([put(1, 'c01-0'), seen('c02', 'c01-0')], [])).toEqual({ lost: ['c01-0'] });
  });

  it('lets what was neither acknowledged nor seen be there or not, but not twice', () => {
    expect(judge([put(1, 'c01-0')], [])).toEqual({});
    expect(judge([put(1, 'c01-0')], ['c01-0'])).toEqual({});
    expect(judge([put(1, 'c01-0')], ['c01-0', 'c01-0'])).toEqual({ duplicated: ['c01-0'] });
  });

  it('finds what is in two roots', () => {
    const history = new History();
    history.add(put(1, 'c01-0'));
    expect(history.judge({ roots: [['c01-0'], ['c01-0']], torn: [] }).duplicated).toEqual(['c01-0']);
  });

  it('finds what nobody wrote, and what is left of a token', () => {
    expect(judge([], ['c09-9'])).toEqual({ phantom: ['c09-9'] });
    expect(judge([], [], ['⟦c01-'])).toEqual({ phantom: ['⟦c01-'] });
  });

  it('finds a deletion that was acknowledged and did not last', () => {
    const events = [put(1, 'c01-0'), cut('c01', 2, 'c01-0')];
    expect(judge([...events, ack('c01', 2)], ['c01-0'])).toEqual({ revived: ['c01-0'] });
    expect(judge([...events, ack('c01', 1)], ['c01-0'])).toEqual({});
    expect(judge([...events, ack('c01', 1)], [])).toEqual({});
  });

  it('finds a deletion that another client saw and that did not last', () => {
    expect(judge([put(1, 'c01-0'), cut('c01', 2, 'c01-0'), gone('c02', 'c01-0')], ['c01-0'])).toEqual({
      revived: ['c01-0'],
    });
  });

  it('takes a deletion by someone else as the last word', () => {
    const events = [put(1, 'c01-0'), ack('c01', 1), cut('c02', 1, 'c01-0')];
    expect(judge(events, [])).toEqual({});
    expect(judge(events, ['c01-0'])).toEqual({});
    expect(judge([...events, ack('c02', 1)], ['c01-0'])).toEqual({ revived: ['c01-0'] });
    expect(judge([...events, gone('c03', 'c01-0')], ['c01-0'])).toEqual({ revived: ['c01-0'] });
  });

  it('follows what its author took back and put back', () => {
    const events = [put(1, 'c01-0'), cut('c01', 2, 'c01-0'), put(3, 'c01-0')];
    expect(judge([...events, ack('c01', 3)], [])).toEqual({ lost: ['c01-0'] });
    expect(judge([...events, ack('c01', 3)], ['c01-0'])).toEqual({});
    expect(judge([...events, ack('c01', 2)], [])).toEqual({});
    expect(judge([...events, ack('c01', 2)], ['c01-0'])).toEqual({});
  });

  it('finds an author whose words changed their order, and leaves out what was deleted meanwhile', () => {
    const events = [put(1, 'c01-0'), put(2, 'c01-1'), put(1, 'c02-0')];
    expect(judge(events, ['c01-1', 'c02-0', 'c01-0'])).toEqual({ reordered: ['c01-0'] });
    expect(judge(events, ['c02-0', 'c01-0', 'c01-1'])).toEqual({});
    expect(judge([...events, cut('c01', 3, 'c01-1'), put(4, 'c01-1')], ['c01-1', 'c01-0'])).toEqual({});
  });

  it('counts what was invoked, acknowledged and seen', () => {
    const history = new History();
    for (const event of [
      put(1, 'c01-0'),
      put(2, 'c01-1'),
      ack('c01', 1),
      seen('c02', 'c01-0'),
      seen('c03', 'c01-0'),
    ])
      history.add(event);
    expect(history.counts).toEqual({ invoked: 2, acked: 1, seen: 1 });
    expect(faultsIn(history.judge({ roots: [['c01-0']], torn: [] }))).toBe(0);
  });

  it('reads tokens out of text and says what is left', () => {
    expect(readTokens('⟦c01-000001⟧⟦c02-000001⟧')).toEqual(['c01-000001', 'c02-000001']);
    expect(restOf('⟦c01-000001⟧⟦c02-0000')).toBe('⟦c02-0000');
  });
});
