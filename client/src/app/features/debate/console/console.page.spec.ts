import type { DebateSnapshot, Desk, Hand, Step, StepKind } from '@samepage/contracts';
import { refusals } from '@samepage/debate';
import { DialogHarness } from '@samepage/ui/testing';
import { debateSee, inquirySee, mixPropose, roomDesk, roomJudge, roomSettle } from '../../../api/functions';
import { FakeApi } from '../../../shared/testing/fake-api';
import { openPage, type } from '../../../shared/testing/page';
import {
  aDebate,
  aDebateState,
  anInquiry,
  aStatement,
  health,
  linkWork,
} from '../../../shared/testing/samples';
import { until } from '../../../shared/testing/until';
import { FakeLine } from '../testing';
import { ConsolePage } from './console.page';

const at = '2026-11-22T10:00:00Z';
const step = (id: string, kind: StepKind): Step => ({
  id,
  kind,
  title: `The ${kind}`,
  words: '',
  seconds: 600,
});
const steps = [step('1', 'floor'), step('2', 'statements'), step('3', 'close')];
const hand = (id: string, by: string): Hand => ({ id, by, at, kind: 'turn', text: null, place: null });
const plan = { ...aDebateState().plan, steps };
const open = aDebateState({
  version: 7,
  plan,
  stepId: '1',
  hands: [hand('h-1', 'm-other'), hand('h-2', 'm-me')],
  statements: [aStatement('a', 'Time to ask is treatment.')],
});
const emptyDesk: Desk = { waiting: [], signals: [], room: [] };
const ok = { outcome: 'done', version: 7, reason: null, because: null };

async function setup(different: Partial<DebateSnapshot> = {}, desk = emptyDesk) {
  const debate = aDebate({ abilities: ['debate.see', 'debate.run'], state: open, ...different });
  const api = new FakeApi().answer(debateSee, debate).answer(inquirySee, anInquiry()).answer(roomDesk, desk);
  const line = new FakeLine(debate)
    .answer('debate.command', ok)
    .answer('debate.since', { events: [], voices: {} });
  const page = await openPage(ConsolePage, { api, inputs: { debateId: 'd-1' }, providers: [line.provider] });
  await line.connect();
  await page.settle();
  if (debate.abilities.includes('debate.run'))
    await until(() => api.askedOf(roomDesk).length > 0, page.settle);
  await page.settle();
  const sent = () =>
    line.asked.flatMap(({ event, request }) =>
      event === 'debate.command' ? [(request as { command: object }).command] : [],
    );
  const said = () => page.element.querySelector('.said')?.textContent.trim();
  return { ...page, api, line, sent, said };
}

describe('the console', () => {
  it('is for facilitators', async () => {
    const { text, element } = await setup({ abilities: ['debate.see'] });
    expect(text()).toContain('Only a facilitator of this inquiry runs its debates.');
    expect(element.querySelector('sp-run-sheet-panel')).toBeNull();
  });

  it('moves on with one press, and says where everyone is', async () => {
    const { press, sent, said } = await setup();
    await press('Next: The statements');
    expect(sent()).toEqual([{ type: 'next' }]);
    expect(said()).toContain('Everyone is in “The statements” now.');
  });

  it('says why something was refused', async () => {
    const { press, line, said } = await setup();
    line.answer('debate.command', {
      ...ok,
      outcome: 'refused',
      reason: 'step_last',
      because: refusals.step_last,
    });
    await press('Next: The statements');
    expect(said()).toBe(`Not done: ${refusals.step_last}`);
  });

  it('sends a press once, and says so where somebody else was quicker', async () => {
    const { press, line, sent, said } = await setup();
    const [reason, because] = ['version_moved_on', refusals.version_moved_on] as const;
    line.answer('debate.command', { ...ok, outcome: 'refused', reason, because });
    await press('Next: The statements');
    expect(sent()).toEqual([{ type: 'next' }]);
    expect(said()).toBe(`Not done: ${refusals.version_moved_on}`);
  });

  it('makes one step of two presses: whoever comes second is told', async () => {
    const { press, line, sent, said, settle } = await setup();
    const entered = { stepId: '2', endsAt: null, how: 'next' } as const;
    const event = { type: 'step-entered', ...entered, sequence: 8, by: 'm-other', at } as const;
    await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await settle();
    await press('Next: The close');
    expect(sent()).toEqual([]);
    expect(said()).toContain('Someone else moved everyone to “The statements” just now.');
  });

  it('calls who is next, puts a hand elsewhere, and gives it back to the score', async () => {
    const { press, sent, element, line, settle } = await setup();
    const names = () =>
      [...element.querySelectorAll('sp-floor-panel ol b')].map(({ textContent }) => textContent);
    expect(names()).toEqual(['Lou', 'Asha']);
    await press(/^\s*Down for Lou/);
    expect(sent()).toEqual([{ type: 'place-hand', handId: 'h-1', place: 1 }]);
    const event = { type: 'hand-placed', handId: 'h-1', place: 1, sequence: 8, by: 'm-me', at } as const;
    await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await settle();
    expect(names()).toEqual(['Asha', 'Lou']);
    expect(element.textContent).toContain('Put here by a facilitator');
    await press(/^\s*Let the score decide for Lou/);
    await press('Call next');
    expect(sent().slice(1)).toEqual([
      { type: 'place-hand', handId: 'h-1', place: null },
      { type: 'call', handId: 'h-2' },
    ]);
  });

  it('hides a statement only with a reason, and splits one by its lines', async () => {
    const { press, sent, text, element, settle, loader } = await setup();
    await press(/^\s*Hide “Time to ask/);
    const dialog = await loader.getHarness(DialogHarness);
    await dialog.confirm();
    expect(text()).toContain('Say why, in a few words.');
    expect(sent()).toEqual([]);
    await dialog.goBack();
    await press(/^\s*Split “Time to ask/);
    type(element, '#panel-answer', 'Ask first.\n\n Time is treatment. ');
    await settle();
    await dialog.confirm();
    await settle();
    expect(sent()).toEqual([
      { type: 'split-statement', statementId: 'a', texts: ['Ask first.', 'Time is treatment.'] },
    ]);
    expect(await dialog.isOpen()).toBe(false);
  });

  it('shows the desk: what waits, who needs a pause, how the room is', async () => {
    const voice = { name: 'Sam', sector: health };
    const member = { membershipId: 'm-3', voice, isHere: true, isSilent: true, seenAt: at };
    const lost = { ...member, membershipId: 'm-4', voice: { name: 'Kit', sector: linkWork }, isHere: false };
    const desk: Desk = {
      waiting: [{ id: 'w-1', text: 'A bold claim.', voice, at }],
      signals: [{ id: 's-1', voice, at }],
      room: [member, lost],
    };
    const { api, press, text, said, sent } = await setup({}, desk);
    api.answer(roomJudge, null).answer(roomSettle, null);
    expect(text()).toContain('Sam needs a pause.');
    expect(text()).toMatch(/1 here\s*1 silent so far\s*1 lost/);
    await press(/^\s*Let it through/);
    expect(api.askedOf(roomJudge)).toEqual([{ debateId: 'd-1', proposalId: 'w-1', body: { decline: null } }]);
    await press('I have looked after it');
    expect(api.askedOf(roomSettle)).toEqual([{ debateId: 'd-1', signalId: 's-1' }]);
    await press(/^\s*Mute Sam/);
    await press('Lock the room');
    await press('Take the lead');
    expect(sent()).toEqual([
      { type: 'mute', membershipId: 'm-3', muted: true },
      { type: 'lock', locked: true },
      { type: 'take-lead' },
    ]);
    expect(said()).toContain('You lead now.');
  });

  it('mixes groups to look at first, moves people by hand, then forms them', async () => {
    const { api, press, sent, element, settle } = await setup();
    const group = (id: string, members: string[]) => ({ id, name: `Table ${id}`, members, documentId: null });
    api.answer(mixPropose, [group('1', ['m-me', 'm-other']), group('2', [])]);
    await press('Mix groups');
    expect(sent()).toEqual([]);
    const select = element.querySelector<HTMLSelectElement>('sp-groups-panel select')!;
    select.value = '2';
    select.dispatchEvent(new Event('change'));
    await settle();
    await press('Form these groups');
    expect(sent()).toEqual([
      { type: 'form-groups', groups: [group('1', ['m-other']), group('2', ['m-me'])] },
    ]);
  });

  it('puts into a group who came late and has done nothing yet, and nobody who was sent away', async () => {
    const groups = [{ id: 'g-1', name: 'Table 1', members: ['m-me', 'm-gone'], documentId: null }];
    const member = (membershipId: string, name: string, isHere = true) => ({
      ...{ membershipId, isHere, isSilent: true, seenAt: at },
      voice: { name, sector: health },
    });
    const room = [member('m-late', 'Sam'), member('m-gone', 'Ada'), member('m-left', 'Kim', false)];
    const state = { ...open, groups, removed: ['m-gone'] };
    const { element, sent, settle } = await setup({ state }, { ...emptyDesk, room });
    const panel = element.querySelector('sp-groups-panel')!;
    expect(panel.textContent).toContain('In no group');
    expect(panel.textContent).not.toMatch(/Ada|Kim/);
    const select = [...panel.querySelectorAll('select')].at(-1)!;
    expect(select.closest('label')?.textContent).toContain('Group of Sam');
    select.value = 'g-1';
    select.dispatchEvent(new Event('change'));
    await settle();
    expect(sent()).toEqual([{ type: 'move-member', membershipId: 'm-late', groupId: 'g-1' }]);
  });

  it('puts what the part needs first, and keeps what is typed in what it moves', async () => {
    const { element, line, settle } = await setup();
    const first = () => element.querySelector('.needed > *')?.tagName.toLowerCase();
    expect(first()).toBe('sp-floor-panel');
    type(element, '#note-words', 'Half a sentence');
    const note = element.querySelector<HTMLInputElement>('#note-words');
    note?.focus();
    const entered = { stepId: '2', endsAt: null, how: 'next' } as const;
    const event = { type: 'step-entered', ...entered, sequence: 8, by: 'm-other', at } as const;
    await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await settle();
    expect(first()).toBe('sp-statements-panel');
    expect(element.querySelector('#note-words')).toBe(note);
    expect(note?.value).toBe('Half a sentence');
    expect(document.activeElement).toBe(note);
  });

  it('tells at the top what waits in a panel further down, and leads there', async () => {
    const voice = { name: 'Sam', sector: health };
    const desk = { ...emptyDesk, signals: [{ id: 's-1', voice, at }] };
    const { element, press } = await setup({}, desk);
    const wants = () => [...element.querySelectorAll('.wants')].map(({ textContent }) => textContent.trim());
    expect(wants()).toEqual(['1 person needs a pause']);
    await press('1 person needs a pause');
    expect(document.activeElement?.textContent).toBe('The room');
  });

  it('leads to the shared note of a group that meets online', async () => {
    const groups = [{ id: 'g-1', name: 'Table 1', members: ['m-me'], documentId: 'doc-1' }];
    const { element } = await setup({ state: { ...open, groups } });
    const [note] = [...element.querySelectorAll('sp-groups-panel a')];
    expect(note?.getAttribute('href')).toBe('/debates/d-1/notes/doc-1');
  });

  it('is run by keys, and by none that somebody could type', async () => {
    const { sent, settle } = await setup();
    const key = (more: KeyboardEventInit) =>
      document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyN', key: 'n', ...more }));
    key({});
    key({ shiftKey: true });
    await settle();
    expect(sent()).toEqual([]);
    key({ altKey: true, shiftKey: true });
    await settle();
    expect(sent()).toEqual([{ type: 'next' }]);
  });
});
