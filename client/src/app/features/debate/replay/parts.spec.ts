import type { DebateEvent, Step, StepKind } from '@samepage/contracts';
import { aDebateState } from '../../../shared/testing/samples';
import { partsOf } from './parts';
import { Timeline } from './timeline';

const by = 'm-other';
const at = '2026-11-22T10:00:00Z';
const step = (id: string, kind: StepKind, title: string): Step => ({
  id,
  kind,
  title,
  words: '',
  seconds: null,
});
const plan = {
  ...aDebateState().plan,
  steps: [
    step('1', 'opening-vote', 'Where do you stand?'),
    step('2', 'floor', 'The floor'),
    step('3', 'closing-vote', 'Where do you stand?'),
    step('4', 'groups', 'Tables'),
  ],
};
type What = {
  [Type in DebateEvent['type']]: Omit<Extract<DebateEvent, { type: Type }>, 'sequence' | 'at' | 'by'>;
}[DebateEvent['type']];
const into = (stepId: string, how: 'next' | 'undone' = 'next'): What => ({
  type: 'step-entered',
  stepId,
  endsAt: null,
  how,
});
const said: What = { type: 'statement-added', statementId: 's', text: 'Time is treatment.' };

function parts(...events: What[]) {
  const log = [{ type: 'planned', plan } as What, ...events].map((event, index) => ({
    ...event,
    sequence: index + 1,
    at,
    by,
  }));
  return partsOf(new Timeline({ events: log, votes: [] }), () => 'Lou').map(({ words }) => words);
}

describe('the parts of a replay', () => {
  it('are called by their titles, and by their kind where two have the same', () => {
    expect(
      parts({ type: 'opened' }, into('1'), said, into('2'), said, into('3'), said, { type: 'closed' }),
    ).toEqual([
      'The debate opened.',
      'Where do you stand? (opening vote)',
      'The floor',
      'Where do you stand? (closing vote)',
      'The debate closed.',
    ]);
  });

  it('are folded where one was left again before anything happened in it', () => {
    const clock: What = { type: 'clock-paused' };
    expect(parts(into('2'), into('4'), clock, into('2', 'undone'), said)).toEqual(['The floor']);
  });

  it('are kept where people vote, which is in no log', () => {
    expect(parts(into('3'), into('2'), said)).toEqual(['Where do you stand? (closing vote)', 'The floor']);
  });

  it('are kept, as often as something happened in them', () => {
    expect(parts(into('2'), said, into('3'), said, into('2', 'undone'))).toEqual([
      'The floor',
      'Where do you stand? (closing vote)',
      'The floor',
    ]);
  });
});
