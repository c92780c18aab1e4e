import { TestBed } from '@angular/core/testing';
import type { DebateSnapshot, Step, StepKind, Swing, SwingPart } from '@samepage/contracts';
import { afterwardsSwing, debateSee, inquirySee } from '../../../api/functions';
import { FakeApi } from '../../../shared/testing/fake-api';
import { openPage } from '../../../shared/testing/page';
import {
  aDebate,
  aDebateState,
  anInquiry,
  aStatement,
  health,
  someStandings,
} from '../../../shared/testing/samples';
import { until } from '../../../shared/testing/until';
import { FakeLine } from '../testing';
import { StagePage } from './stage.page';

const at = '2026-11-22T10:00:00Z';
const step = (kind: StepKind): Step => ({
  id: kind,
  kind,
  title: `The ${kind}`,
  words: 'Take your time.',
  seconds: null,
});
const plan = {
  ...aDebateState().plan,
  motion: 'Benches heal.',
  steps: (['opening-vote', 'statements', 'floor', 'closing-vote'] as const).map(step),
};
const during = (stepId: StepKind, different: Partial<DebateSnapshot['state']> = {}) =>
  aDebateState({ plan, stepId, ...different });

async function setup(different: Partial<DebateSnapshot>, swing?: Swing) {
  const debate = aDebate({ now: new Date().toISOString(), ...different });
  const api = new FakeApi().answer(debateSee, debate).answer(inquirySee, anInquiry());
  if (swing) api.answer(afterwardsSwing, swing);
  const line = new FakeLine(debate);
  const page = await openPage(StagePage, { api, inputs: { debateId: 'd-1' }, providers: [line.provider] });
  await line.connect();
  await page.settle();
  return { ...page, api, heading: () => page.element.querySelector('h1')?.textContent.trim() };
}

describe('the stage', () => {
  it.each([
    ['lobby', aDebateState({ phase: 'lobby' })],
    ['a vote', during('opening-vote')],
    ['the end', aDebateState({ phase: 'closed' })],
  ])('always shows how to come in: %s', async (_, state) => {
    const { element, text } = await setup({ state });
    expect(text()).toContain('PLUM42');
    expect(element.querySelector('sp-qr svg')?.getAttribute('aria-label')).toContain('/join/PLUM42');
  });

  it('puts nobody before words that a note warns of', async () => {
    const provocation = { ...aDebate().provocation!, contentNote: 'It speaks of a death.' };
    const step = { id: 'seen', kind: 'provocation' as const, title: 'Look', words: '', seconds: null };
    const state = during('floor', { plan: { ...plan, steps: [step] }, stepId: 'seen' });
    const { text } = await setup({ state, provocation });
    expect(text()).toContain('A grey Tuesday');
    expect(text()).toContain('It speaks of a death.');
    expect(text()).not.toContain('What would you prescribe?');
  });

  it('shows who has come, by sector, before it begins', async () => {
    const here = { here: 3, sectors: [{ sector: health, here: 3 }] };
    const { text } = await setup({ state: aDebateState({ phase: 'lobby' }), here });
    expect(text()).toMatch(/3 here\s*Health\s*3/);
  });

  it('shows the motion large with how many votes are in, and no count before it is revealed', async () => {
    const standings = someStandings({ opening: { voted: 4, tally: null } });
    const { heading, text, element } = await setup({ state: during('opening-vote'), standings });
    expect(heading()).toBe('Benches heal.');
    expect(text()).toContain('4 votes in');
    expect(element.querySelector('.tally')).toBeNull();
  });

  it('shows the count once it is revealed', async () => {
    const standings = someStandings({ opening: { voted: 4, tally: { for: 3, against: 1, unsure: 0 } } });
    const { element } = await setup({ state: during('opening-vote', { revealed: ['opening'] }), standings });
    const rows = [...element.querySelectorAll('.tally li')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).toEqual(['3 For', '1 Against', '0 Unsure']);
  });

  it('shows who speaks and who is next', async () => {
    const hand = (id: string, by: string) => ({ id, by, at, kind: 'turn' as const, text: null, place: null });
    const clock = { startedAt: at, endsAt: null, leftMs: null, isPaused: false };
    const turn = { hand: hand('h-1', 'm-other'), clock, spokenMs: 0, runsSince: at, isOwnPause: false };
    const state = during('floor', { turn, hands: [hand('h-2', 'm-me')] });
    const { heading, element } = await setup({ state });
    expect(heading()).toBe('Lou');
    expect(element.querySelector('.queue')?.textContent).toMatch(/Next\s*Asha/);
  });

  it('shows as many statements as can be read from the back, and says what the part is for while few are there', async () => {
    const long = (id: string) => aStatement(id, `${id} ${'is a long sentence '.repeat(9)}`);
    const few = await setup({ state: during('statements', { statements: [aStatement('a', 'Short.')] }) });
    expect(few.text()).toContain('Take your time.');
    expect(few.element.querySelector('.statements')?.getAttribute('data-fit')).toBe('xl');
    TestBed.resetTestingModule();
    const many = await setup({ state: during('statements', { statements: ['a', 'b', 'c'].map(long) }) });
    expect(many.element.querySelectorAll('.statements li')).toHaveLength(1);
  });

  it('sets a name the larger the shorter it is', async () => {
    const { element } = await setup({ state: aDebateState({ phase: 'closed' }) });
    expect(element.querySelector('h1')?.getAttribute('data-fit')).toBe('l');
  });

  it('shows the newest statements, and none that was hidden, replaced or taken back', async () => {
    const statements = [
      aStatement('a', 'First.'),
      { ...aStatement('b', ''), hidden: true },
      { ...aStatement('c', 'Old.'), recast: true },
      aStatement('d', 'Newest.'),
    ];
    const settings = { ...plan.settings, results: 'revealed' as const };
    const state = during('statements', { statements, plan: { ...plan, settings } });
    const { element } = await setup({ state, standings: someStandings({ counts: { d: 2 } }) });
    const shown = [...element.querySelectorAll('.statements li')].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(shown.map((words) => words.split('.')[0])).toEqual(['Newest', 'First']);
    expect(shown[0]).toContain('2 votes');
  });

  describe('once both votes on the motion are revealed', () => {
    const tally = { for: 6, against: 6, unsure: 0 };
    const all: SwingPart = {
      sector: null,
      people: 12,
      before: tally,
      after: { for: 12, against: 0, unsure: 0 },
      flows: [
        { from: 'for', to: 'for', people: 6 },
        { from: 'against', to: 'for', people: 6 },
      ],
    };
    const state = during('closing-vote', { revealed: ['opening', 'closing'] });
    const standings = someStandings({
      opening: { voted: 12, tally },
      closing: { voted: 12, tally: all.after },
    });

    it('shows how people moved, with a sentence, and a table for who cannot see it', async () => {
      const swing: Swing = { all, sectors: [], moved: [], least: 5 };
      const { element, settle, text } = await setup({ state, standings }, swing);
      await until(() => element.querySelector('sp-swing') !== null, settle);
      expect(text()).toContain('6 people changed their mind.');
      expect(element.querySelectorAll('.band')).toHaveLength(2);
      expect(element.querySelector('.visually-hidden table')).not.toBeNull();
    });

    it('shows the count instead where the ways are too few to show', async () => {
      const few = { ...all, before: null, after: null, flows: null };
      const { element, settle, api } = await setup(
        { state, standings },
        { all: few, sectors: [], moved: [], least: 5 },
      );
      await until(() => api.askedOf(afterwardsSwing).length > 0, settle);
      await settle();
      expect(element.querySelector('sp-swing')).toBeNull();
      expect(element.querySelector('.tally')).not.toBeNull();
    });
  });
});
