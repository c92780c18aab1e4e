import type { DebateCommand, DebateEvent, DebateState } from '@samepage/contracts';
import { decide, needs } from './decide';
import type { DecisionContext } from './decision';
import { emptyDebate, fold } from './fold';
import { movedOn } from './moved-on';
import { usualSettings } from './plan';

const at = '2026-03-01T10:00:00.000Z';
const step = (id: string) => ({ id, kind: 'floor' as const, title: id, words: '', seconds: null });
const plan = { motion: null, steps: [step('one'), step('two'), step('three')], settings: usualSettings };
const context: DecisionContext = { by: 'one', at, newIds: ['hand'], canRun: true, canSpeak: true };
const press = (type: DebateCommand['type'], more = {}) => ({ type, ...more }) as DebateCommand;

/** The debate after these commands, each of which must be taken. */
function after(...commands: [command: DebateCommand, by?: string][]): DebateState {
  return commands.reduce((state, [command, by = 'one'], index) => {
    const decision = decide(state, command, { ...context, by, newIds: [`new ${index}`] });
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    return fold(state, decision.accepted);
  }, emptyDebate());
}
const hand = (by: string): [DebateCommand, string] => [press('raise-hand', { kind: 'turn', text: null }), by];
const begun: [DebateCommand][] = [[press('plan', { plan })], [press('open')]];
const refusal = (state: DebateState, command: DebateCommand, expectedVersion: number) => {
  const decision = decide(state, command, { ...context, expectedVersion });
  return 'refused' in decision ? decision.refused : undefined;
};

describe('what was pressed on an older version [DB11]', () => {
  it('is carried out where nothing it was decided on has changed since', () => {
    const state = after(...begun, hand('two'), [press('freeze', { frozen: true })], hand('three'));
    expect(refusal(state, press('next'), 2)).toBeUndefined();
    expect(refusal(state, press('call', { handId: 'new 2' }), 3)).toBeUndefined();
    expect(refusal(state, press('plan', { plan }), 2)).toBeUndefined();
    expect(refusal(state, press('close'), 2)).toBeUndefined();
  });

  it('is refused once the step, the run-sheet or the phase has', () => {
    const state = after(...begun, [press('next')]);
    for (const command of [press('next'), press('undo'), press('go-to', { stepId: 'three' }), press('close')])
      expect(refusal(state, command, 2)).toBe('version_moved_on');
    expect(refusal(state, press('next'), 3)).toBeUndefined();
    expect(refusal(after(...begun, [press('plan', { plan })]), press('next'), 2)).toBe('version_moved_on');
    expect(refusal(after(...begun, [press('close')], [press('reopen')]), press('next'), 2)).toBe(
      'version_moved_on',
    );
  });

  it('is refused once another was called, and not because a turn ended', () => {
    const called = after(...begun, hand('two'), hand('three'), [press('call', { handId: 'new 2' })]);
    for (const command of [press('call', { handId: 'new 3' }), press('next')]) {
      expect(refusal(called, command, 4)).toBe('version_moved_on');
      expect(refusal(called, command, 5)).toBeUndefined();
    }
    const decision = decide(called, press('end-turn'), { ...context, by: 'two' });
    const ended = fold(called, (decision as { accepted: DebateEvent }).accepted);
    expect(refusal(ended, press('call', { handId: 'new 3' }), 5)).toBeUndefined();
    expect(refusal(ended, press('next'), 5)).toBeUndefined();
  });

  it('forms groups again only where nobody formed or moved them since', () => {
    const groups = [{ id: 'g', name: 'A table', members: ['two'], documentId: null }];
    const form = press('form-groups', { groups });
    const formed = after(...begun, [form], hand('two'));
    expect(refusal(formed, form, 2)).toBe('version_moved_on');
    expect(refusal(formed, form, 3)).toBeUndefined();
    expect(refusal(formed, press('next'), 2)).toBeUndefined();
  });

  it('is refused after any event where nothing says what it was decided on, and never seen from the future', () => {
    const state = after(...begun, hand('two'));
    const { next: _, ...others } = needs;
    const strict = Object.keys(others).filter(
      (type) =>
        movedOn({ ...state, changedAt: { course: 0, turn: 0, groups: 0 } }, type as 'freeze', {
          expectedVersion: 2,
        }) === 'version_moved_on',
    );
    expect(strict).toContain('freeze');
    expect(strict).not.toContain('call');
    expect(refusal(state, press('next'), 4)).toBe('version_moved_on');
  });
});
