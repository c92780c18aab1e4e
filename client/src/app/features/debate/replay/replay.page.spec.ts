import type { DebateEvent, Replay } from '@samepage/contracts';
import { fold, emptyDebate } from '@samepage/debate';
import { DialogHarness } from '@samepage/ui/testing';
import { afterwardsReplay, debateSee, withdrawalAnother, withdrawalOwn } from '../../../api/functions';
import { FakeApi, unreachable } from '../../../shared/testing/fake-api';
import { openPage } from '../../../shared/testing/page';
import { aDebate, someStandings } from '../../../shared/testing/samples';
import { ReplayPage } from './replay.page';
import { Timeline } from './timeline';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, seconds)).toISOString();
const by = 'm-other';
const events: DebateEvent[] = [
  { type: 'opened', sequence: 1, at: at(0), by },
  { type: 'statement-added', sequence: 2, at: at(10), by, statementId: 's-1', text: 'Time is treatment.' },
  { type: 'hand-raised', sequence: 3, at: at(20), by: 'm-me', handId: 'h-1', kind: 'turn', text: null },
  { type: 'turn-begun', sequence: 4, at: at(30), by, handId: 'h-1', endsAt: null },
  { type: 'turn-ended', sequence: 5, at: at(90), by },
  { type: 'closed', sequence: 6, at: at(100), by },
];
const replay: Replay = {
  id: 'd-1',
  inquiryId: 'i-1',
  inquirySlug: 'what-for',
  title: 'Should a bench be on prescription?',
  events,
  voices: aDebate().voices,
  votes: [
    { at: at(20), statements: 1, opening: 0, closing: 0 },
    { at: at(90), statements: 5, opening: 0, closing: 0 },
  ],
  standings: someStandings(),
  reactions: { 'h-1': { heart: 2, clap: 0, question: 0, 'me-too': 0 } },
  swing: null,
};

async function setup({ inputs = {}, abilities = ['debate.see'] as string[], log = events } = {}) {
  const api = new FakeApi()
    .answer(afterwardsReplay, { ...replay, events: log })
    .answer(debateSee, aDebate({ abilities }));
  const page = await openPage(ReplayPage, { api, inputs: { debateId: 'd-1', ...inputs } });
  const went = jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
  const happened = () => page.element.querySelector('.happened')?.textContent;
  const slider = page.element.querySelector<HTMLInputElement>('input[type=range]')!;
  return { ...page, api, went, happened, slider };
}

describe('the timeline of a debate', () => {
  it('is at every moment what folding up to there gives', () => {
    const timeline = new Timeline(replay);
    for (let sequence = 0; sequence <= events.length; sequence++) {
      const folded = events.slice(0, sequence).reduce(fold, emptyDebate());
      expect(timeline.at(sequence).state).toEqual(folded);
    }
  });

  it('counts the votes that were in by then', () => {
    const timeline = new Timeline(replay);
    expect([1, 3, 4, 5].map((sequence) => timeline.at(sequence).votes.statements)).toEqual([0, 1, 1, 5]);
  });

  it.each([
    [-3, 0],
    [99, 6],
    [Number.NaN, 0],
    [2.7, 2],
  ])('takes moment %d as %d', (asked, sequence) => {
    expect(new Timeline(replay).at(asked).sequence).toBe(sequence);
  });
});

describe('the replay', () => {
  it('begins at the end, or at the moment that was linked to', async () => {
    expect((await setup()).happened()).toBe('The debate closed.');
  });

  it('shows the debate as it was at a moment', async () => {
    const { happened, text } = await setup({ inputs: { at: '4' } });
    expect(happened()).toBe('Asha had the floor.');
    expect(text()).toMatch(/Speaks\s*Asha/);
    expect(text()).toContain('1 on statements');
    expect(text()).toContain('Time is treatment.');
  });

  it('moves along, and puts the moment into the address', async () => {
    const { slider, settle, happened, went } = await setup();
    slider.value = '2';
    slider.dispatchEvent(new Event('input'));
    await settle();
    expect(happened()).toBe('Lou said: “Time is treatment.”');
    expect(went).not.toHaveBeenCalled();
    slider.dispatchEvent(new Event('change'));
    expect(went).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { at: 2 } }));
    expect(slider.getAttribute('aria-valuetext')).toContain('Lou said');
  });

  it('says of words that were taken back later that they are gone, and not whose they were', async () => {
    const gone = events.map((event) => (event.type === 'statement-added' ? { ...event, text: '' } : event));
    const { text, element } = await setup({ inputs: { at: '2' }, log: gone });
    expect(text()).toContain('These words are not shown any more.');
    expect(element.querySelector('.said sp-voice')).toBeNull();
  });

  it('offers files, and those of Polis to facilitators', async () => {
    const files = ({ element }: { element: HTMLElement }) =>
      [...element.querySelectorAll('a[download]')].map((link) => link.getAttribute('href'));
    expect(files(await setup())).toEqual([
      '/api/debates/d-1/minutes.md',
      '/api/debates/d-1/statements.csv',
      '/api/debates/d-1/debate.json',
    ]);
  });

  it('takes words back only after asking', async () => {
    const { press, api, loader, text, settle } = await setup();
    api.answer(withdrawalOwn, undefined);
    await press('Take back my words');
    expect(api.askedOf(withdrawalOwn)).toEqual([]);
    const dialog = await loader.getHarness(DialogHarness);
    expect(await dialog.title()).toBe('Take back everything you said here?');
    await dialog.confirm();
    await settle();
    expect(api.askedOf(withdrawalOwn)).toEqual([{ debateId: 'd-1' }]);
    expect(text()).toContain('Your words are taken back.');
    expect(api.askedOf(afterwardsReplay)).toHaveLength(2);
  });

  it('says so where it did not work, and stays open', async () => {
    const { press, api, loader, text, settle } = await setup();
    api.fail(withdrawalOwn, unreachable);
    await press('Take back my words');
    const dialog = await loader.getHarness(DialogHarness);
    await dialog.confirm();
    await settle();
    expect(text()).toContain('We could not reach the server');
    expect(await dialog.isOpen()).toBe(true);
  });

  it('lets a facilitator do it for someone who asked', async () => {
    const { press, api, loader, element, settle } = await setup({ abilities: ['debate.see', 'debate.run'] });
    api.answer(withdrawalAnother, undefined);
    expect(element.querySelectorAll('a[download]')).toHaveLength(6);
    const select = element.querySelector('select')!;
    select.value = 'm-other';
    select.dispatchEvent(new Event('change'));
    await settle();
    await press('Take back their words');
    await (await loader.getHarness(DialogHarness)).confirm();
    await settle();
    expect(api.askedOf(withdrawalAnother)).toEqual([{ debateId: 'd-1', membershipId: 'm-other' }]);
  });
});
