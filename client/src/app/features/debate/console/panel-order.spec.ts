import type { DebateState, Step, StepKind } from '@samepage/contracts';
import { aDebateState } from '../../../shared/testing/samples';
import { arrange, panels, panelsFor } from './panel-order';

const at = (kind: StepKind): DebateState => {
  const step: Step = { id: '1', kind, title: kind, words: '', seconds: null };
  return aDebateState({ plan: { ...aDebateState().plan, steps: [step] }, stepId: '1' });
};
const kinds = [
  'arrive',
  'provocation',
  'opening-vote',
  'floor',
  'statements',
  'groups',
  'closing-vote',
  'harvest',
];

describe('what a facilitator needs first', () => {
  it.each([
    ['floor', 'floor'],
    ['statements', 'statements'],
    ['groups', 'groups'],
    ['opening-vote', 'results'],
    ['closing-vote', 'results'],
    ['arrive', 'room'],
  ] as const)('in %s it is the panel of the %s', (kind, panel) => {
    expect(panelsFor(at(kind)).needed[0]).toBe(panel);
  });

  it('is told before a debate opens, after it closed, and without a run-sheet', () => {
    const first = (more: Partial<DebateState>) => panelsFor(aDebateState(more)).needed[0];
    expect(first({ phase: 'lobby' })).toBe('room');
    expect(first({ phase: 'closed' })).toBe('results');
    expect(first({ phase: 'open' })).toBe('floor');
  });

  it.each(kinds as StepKind[])('leaves no panel out, and shows none twice, in %s', (kind) => {
    const { needed, beside } = panelsFor(at(kind));
    expect([...needed, ...beside].toSorted()).toEqual([...panels].toSorted());
  });

  it('moves only what is not in its place', () => {
    const column = document.createElement('div');
    const [one, two, three] = ['one', 'two', 'three'].map((id) =>
      Object.assign(document.createElement('p'), { id }),
    );
    column.append(one!, two!, three!);
    const insert = jest.spyOn(column, 'insertBefore');
    const moved = () => insert.mock.calls.map(([node]) => (node as Element).id);
    arrange(column, [one!, two!, three!]);
    expect(moved()).toEqual([]);
    arrange(column, [three!, one!, two!]);
    expect(moved()).toEqual(['three']);
    expect([...column.children].map(({ id }) => id)).toEqual(['three', 'one', 'two']);
  });
});
