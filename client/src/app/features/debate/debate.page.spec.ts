import type { DebateEvent, Step, StepKind } from '@samepage/contracts';
import { DialogHarness, VoteChoiceHarness } from '@samepage/ui/testing';
import { debateSee, inquirySee } from '../../api/functions';
import { FakeApi } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { aDebate, aDebateState, anInquiry, aStatement, someStandings } from '../../shared/testing/samples';
import { until } from '../../shared/testing/until';
import { DebatePage } from './debate.page';
import { hasEntered } from './entered';
import { FakeLine } from './testing';

const statements = [
  aStatement('a', 'Time to ask is treatment.'),
  aStatement('b', 'A map beats a leaflet.', 'm-me'),
];
const said = (phase: 'lobby' | 'open' | 'closed') => aDebateState({ version: 3, phase, statements });

async function setup(different: Parameters<typeof aDebate>[0] = {}, { goesIn = true } = {}) {
  const debate = aDebate({ state: said('open'), ...different });
  const api = new FakeApi().answer(debateSee, debate).answer(inquirySee, anInquiry());
  const line = new FakeLine(debate);
  const page = await openPage(DebatePage, { api, inputs: { debateId: 'd-1' }, providers: [line.provider] });
  await line.connect();
  if (goesIn && page.element.querySelector('sp-late-brief')) await page.press('Go in');
  // What a step shows is fetched when it is needed.
  await until(() => !page.element.querySelector('sp-skeleton'), page.settle);
  return { ...page, api, line };
}

describe('the debate page', () => {
  it('shows the title, whether it is open, and that it is live', async () => {
    const { text } = await setup();
    for (const words of ['Should a bench be on prescription?', 'Open', 'Live'])
      expect(text()).toContain(words);
  });

  it('tells someone who comes late where everyone is, once', async () => {
    const { text, element, press } = await setup({}, { goesIn: false });
    expect(text()).toContain('A map beats a leaflet.');
    expect(text()).toContain('You can vote on 2 statements.');
    expect(element.querySelector('sp-statements-step')).toBeNull();
    await press('Go in');
    expect(element.querySelector('sp-late-brief')).toBeNull();
    expect(hasEntered('d-1')).toBe(true);
  });

  it('tells nothing from the beginning to someone who was there', async () => {
    const { element, line, settle } = await setup({ state: aDebateState({ version: 0, phase: 'lobby' }) });
    const event = { type: 'opened', sequence: 1, by: 'm-other', at: '2026-11-22T10:00:00Z' } as const;
    await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await settle();
    expect(element.querySelector('sp-late-brief')).toBeNull();
  });

  it('says so to someone who was removed, and shows nothing else', async () => {
    const { text, element } = await setup({ state: { ...said('open'), removed: ['m-me'] } });
    expect(text()).toContain('A facilitator has asked you to leave');
    expect(element.querySelector('sp-at-hand')).toBeNull();
  });

  describe('with a run-sheet', () => {
    const step = (id: string, kind: StepKind): Step => ({
      id,
      kind,
      title: `The ${kind}`,
      words: '',
      seconds: null,
    });
    const steps = [step('1', 'opening-vote'), step('2', 'statements'), step('3', 'floor')];
    const plan = { ...aDebateState().plan, motion: 'Benches heal.', steps };
    const entered = (sequence: number, stepId: string): DebateEvent => ({
      type: 'step-entered',
      how: 'next',
      endsAt: null,
      stepId,
      sequence,
      by: 'm-other',
      at: '2026-11-22T10:00:00Z',
    });

    it('shows the one thing to do in each step, as the facilitator moves on', async () => {
      const state = aDebateState({ version: 1, plan, stepId: '1' });
      const { text, line, element, settle } = await setup({ state });
      expect(text()).toContain('Part 1 of 3');
      expect(element.querySelector('sp-motion-vote')?.textContent).toContain('Benches heal.');
      await line.say('debate.events', { debateId: 'd-1', events: [entered(2, '2')], voices: {} });
      await until(() => element.querySelector('sp-statements-step') !== null, settle);
      expect(document.activeElement?.textContent).toBe('The statements');
      await line.say('debate.events', { debateId: 'd-1', events: [entered(3, '3')], voices: {} });
      await until(() => element.querySelector('sp-floor-step') !== null, settle);
      expect(element.querySelector('sp-statements-step')).toBeNull();
    });

    it('asks first, and says under the answers what the part is for', async () => {
      const words = 'Vote as you see it tonight.';
      const asking = { ...plan, steps: [{ ...step('1', 'opening-vote'), words }] };
      const { element } = await setup({ state: aDebateState({ version: 1, plan: asking, stepId: '1' }) });
      const told = [...element.querySelectorAll('sp-paragraphs')].find((each) =>
        each.textContent.includes(words),
      );
      const answers = element.querySelector('[role=radiogroup]');
      expect(answers && told?.compareDocumentPosition(answers)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
      expect(answers?.getAttribute('aria-labelledby')).not.toBe('step-title');
    });

    it('brings someone who went in late to the part, their focus too', async () => {
      const trail = [{ stepId: '1', leftMs: null, isPaused: false, turn: null, isSpeaking: false }];
      await setup({ state: aDebateState({ version: 3, plan, stepId: '2', trail }) });
      expect(document.activeElement?.id).toBe('step-title');
    });

    it('keeps what was being typed when everyone moves on', async () => {
      const state = aDebateState({ version: 2, plan, stepId: '2' });
      const { text, line, element, settle } = await setup({ state });
      type(element, '#new-statement', 'My half sent');
      await line.say('debate.events', {
        debateId: 'd-1',
        events: [{ ...entered(3, '1'), how: 'undone' } as DebateEvent],
        voices: {},
      });
      await until(() => element.querySelector('sp-motion-vote') !== null, settle);
      expect(text()).toContain('Everyone moved on before this was added.');
      expect(element.querySelector<HTMLTextAreaElement>('#left-statement textarea')?.value).toBe(
        'My half sent',
      );
    });

    it.each([
      ['revealed', { type: 'revealed', what: 'closing', shown: true }, 'The result was shown before'],
      ['left', { ...entered(4, '3') }, 'Everyone moved on before these words were kept.'],
    ])('keeps what moved someone when the vote is %s', async (_, happens, words) => {
      const voting = { ...plan, steps: [step('1', 'closing-vote'), step('3', 'floor')] };
      const state = aDebateState({ version: 3, plan: voting, stepId: '1' });
      const me = { ...aDebate().me, closing: { choice: 'for' as const, moved: null } };
      const { text, line, element, settle } = await setup({ state, me });
      type(element, '#moved', 'Lou’s grand');
      await settle();
      expect(element.querySelector('#left-moved')).toBeNull();
      const at = '2026-11-22T10:00:00Z';
      const event = { ...happens, sequence: 4, by: 'm-other', at } as never;
      await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
      await until(() => element.querySelector('#left-moved') !== null, settle);
      expect(text()).toContain(words);
      expect(element.querySelector<HTMLTextAreaElement>('#left-moved textarea')?.value).toBe('Lou’s grand');
    });

    it('is run from its console', async () => {
      const state = aDebateState({ version: 1, plan, stepId: '1' });
      const { element } = await setup({ state, abilities: ['debate.run', 'debate.see'] });
      expect(element.querySelector('sp-run-debate a')?.textContent).toContain('Open the console');
      expect(element.querySelector('sp-run-debate')?.textContent).not.toContain('Close the debate');
    });
  });

  it('shows no tally before it is revealed, and says so', async () => {
    const { settings } = aDebateState().plan;
    const plan = { ...aDebateState().plan, settings: { ...settings, results: 'revealed' as const } };
    const { text, element } = await setup({ state: { ...said('closed'), plan } });
    expect(text()).toContain('How people answered is shown when a facilitator reveals it.');
    expect(element.querySelector('sp-tally')).toBeNull();
  });

  it('asks one statement at a time, and moves on when the reader says so', async () => {
    const { loader, line, element, press, settle } = await setup();
    line.answer('debate.vote', { outcome: 'counted', choice: 'agree', reason: null, because: null });
    const first = element.querySelector('blockquote')?.textContent;
    await (await loader.getHarness(VoteChoiceHarness)).choose('Agree');
    await settle();
    expect(element.querySelector('blockquote')?.textContent).toBe(first);
    await press('Next statement');
    expect(element.querySelector('blockquote')?.textContent).not.toBe(first);
  });

  it('says when a vote was not counted, and takes it back', async () => {
    const { loader, line, settle, text } = await setup();
    line.answer('debate.vote', {
      outcome: 'refused',
      choice: null,
      reason: 'debate_not_open',
      because: 'It is closed.',
    });
    const choice = await loader.getHarness(VoteChoiceHarness);
    await choice.choose('Agree');
    await settle();
    expect(text()).toContain('It is closed.');
    expect(await choice.chosen()).toBeNull();
  });

  it('keeps a statement that could not be sent', async () => {
    const { element, submit, text, line } = await setup();
    line.refuse('debate.command', 'You cannot speak here.');
    type(element, '#new-statement', 'My sentence');
    await submit();
    expect(text()).toContain('You cannot speak here.');
    expect(element.querySelector<HTMLTextAreaElement>('#new-statement')?.value).toBe('My sentence');
  });

  it.each([
    ['the time is up', { type: 'clock-extended', seconds: -60 }, 'The time was up before this was added.'],
    [
      'a facilitator asks one to listen',
      { type: 'muted', membershipId: 'm-me', muted: true },
      'A facilitator asked you to listen before this was added.',
    ],
  ])('keeps what was being typed when %s', async (_, happens, words) => {
    const { now } = aDebate();
    const endsAt = new Date(Date.parse(now) + 60_000).toISOString();
    const clock = { startedAt: now, endsAt, leftMs: null, isPaused: false };
    const { element, line, settle, text } = await setup({ state: { ...said('open'), clock } });
    type(element, '#new-statement', 'My half sent');
    const event = { ...happens, sequence: 4, by: 'm-other', at: now } as never;
    await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await settle();
    expect(element.querySelector('#new-statement')).toBeNull();
    expect(text()).toContain(words);
    expect(element.querySelector<HTMLTextAreaElement>('#left-statement textarea')?.value).toBe(
      'My half sent',
    );
  });

  it('keeps a change that was being written when words are looked at first from then on', async () => {
    const { element, line, press, settle, text } = await setup();
    await press('Put it right');
    await until(() => element.querySelector('#edit-statement') !== null, settle);
    type(element, '#edit-statement', 'A map beats two leaflets.');
    const { plan } = aDebateState();
    const settings = { ...plan.settings, moderation: 'before' as const };
    const event = {
      type: 'planned',
      plan: { ...plan, settings },
      sequence: 4,
      by: 'm-other',
      at: aDebate().now,
    } as const;
    await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await settle();
    expect(element.querySelector('#edit-statement')).toBeNull();
    expect(text()).toContain('Words came to be looked at first before this was changed.');
  });

  it('keeps a change that was being written when somebody votes on what it changes', async () => {
    const { element, line, press, settle, text } = await setup();
    await press('Put it right');
    await until(() => element.querySelector('#edit-statement') !== null, settle);
    type(element, '#edit-statement', 'A map beats two leaflets.');
    await line.say('debate.standings', { debateId: 'd-1', ...someStandings({ counts: { b: 1 } }) });
    await settle();
    expect(element.querySelector('#edit-statement')).toBeNull();
    expect(text()).toContain('Somebody voted on it before this was changed.');
    expect(element.querySelector<HTMLTextAreaElement>('#left-edit textarea')?.value).toBe(
      'A map beats two leaflets.',
    );
    await press('I no longer need them');
    expect(element.querySelector('#left-edit')).toBeNull();
  });

  it('keeps what was typed while a statement was sent', async () => {
    const { element, settle, line } = await setup();
    line.answer('debate.command', { outcome: 'done', version: 3, reason: null, because: null });
    type(element, '#new-statement', 'My sentence');
    element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    type(element, '#new-statement', 'My sentence. And more');
    await settle();
    expect(element.querySelector<HTMLTextAreaElement>('#new-statement')?.value).toBe('My sentence. And more');
    type(element, '#new-statement', 'My next');
    element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(element.querySelector<HTMLTextAreaElement>('#new-statement')?.value).toBe('');
  });

  it('keeps what was being typed when it closes', async () => {
    const { element, line, settle, text, press } = await setup();
    type(element, '#new-statement', 'My half sent');
    await settle();
    const event = { type: 'closed', sequence: 4, by: 'm-other', at: '2026-11-22T10:00:00Z' };
    await line.say('debate.events', { debateId: 'd-1', events: [event as never], voices: {} });
    await settle();
    expect(element.querySelector('#new-statement')).toBeNull();
    expect(text()).toContain('The debate closed before this was added.');
    expect(element.querySelector<HTMLTextAreaElement>('#left-statement textarea')?.value).toBe(
      'My half sent',
    );
    const writeText = jest.fn(() => Promise.resolve());
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    await press('Copy these words');
    expect(writeText).toHaveBeenCalledWith('My half sent');
    await press('I no longer need them');
    expect(element.querySelector('#left-statement')).toBeNull();
  });

  it('lets others’ news in when asked', async () => {
    const { line, settle, text, press } = await setup();
    const event = {
      type: 'statement-added',
      statementId: 'c',
      text: 'News.',
      by: 'm-other',
      at: '2026-11-22T10:00:00Z',
    };
    await line.say('debate.events', {
      debateId: 'd-1',
      events: [{ ...event, sequence: 4 } as never],
      voices: {},
    });
    await settle();
    expect(text()).not.toContain('News.');
    await press('Show 1 new statement');
    expect(text()).toContain('News.');
  });

  it('waits with people before it opens', async () => {
    const { text, element } = await setup({ state: said('lobby') });
    expect(text()).toContain('this page opens by itself');
    expect(element.querySelector('sp-vote-one')).toBeNull();
  });

  it('shows how things stand once it is closed, the firmest first', async () => {
    const { element, text } = await setup({
      state: {
        ...said('closed'),
        harvests: [{ draftId: 'dr-1', statementIds: ['a'], at: '2026-11-22T10:00:00Z' }],
      },
      standings: someStandings({
        tallies: { a: { agree: 0, disagree: 2, pass: 0 }, b: { agree: 2, disagree: 0, pass: 0 } },
      }),
    });
    const order = [...element.querySelectorAll('article')].map((each) => each.getAttribute('aria-label'));
    expect(order).toEqual(['A map beats a leaflet.', 'Time to ask is treatment.']);
    expect(text()).toContain('One statement went into a draft');
    expect(element.querySelector('a[href="/drafts/dr-1"]')).not.toBeNull();
  });

  it('lets a commissioner read and neither speak nor vote', async () => {
    const { element } = await setup({ abilities: ['debate.see'] });
    expect(element.querySelector('sp-vote-one, sp-add-statement, sp-run-debate, sp-raise-hand')).toBeNull();
    expect(element.querySelectorAll('article')).toHaveLength(2);
  });

  it('is run by its facilitator, who hides a statement only with a reason', async () => {
    const { element, loader, press, line, text, settle } = await setup({
      abilities: ['debate.run', 'debate.see'],
    });
    line.answer('debate.command', { outcome: 'done', version: 3, reason: null, because: null });
    await press('Hide');
    const dialogs = await loader.getHarness(DialogHarness);
    await dialogs.confirm();
    expect(text()).toContain('Say why, in a few words.');
    type(element, '#hide-reason', 'It names someone');
    await dialogs.confirm();
    await settle();
    expect(line.asked.at(-1)?.request).toMatchObject({
      command: { type: 'hide-statement', reason: 'It names someone' },
    });
    await press('Close the debate');
    expect(line.asked.at(-1)?.request).toMatchObject({ command: { type: 'close' }, expectedVersion: 3 });
  });
});
