import { DialogHarness, VoteChoiceHarness } from '@samepage/ui/testing';
import { debateSee, inquirySee } from '../../api/functions';
import { FakeApi } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { aDebate, anInquiry, aStatement } from '../../shared/testing/samples';
import { DebatePage } from './debate.page';
import { FakeLine } from './testing';

const statements = [
  aStatement('a', 'Time to ask is treatment.'),
  aStatement('b', 'A map beats a leaflet.', 'm-me'),
];
const said = (phase: 'lobby' | 'open' | 'closed') => ({ version: 3, phase, statements, harvests: [] });

async function setup(different: Parameters<typeof aDebate>[0] = {}) {
  const debate = aDebate({ state: said('open'), ...different });
  const api = new FakeApi().answer(debateSee, debate).answer(inquirySee, anInquiry());
  const line = new FakeLine(debate);
  const page = await openPage(DebatePage, { api, inputs: { debateId: 'd-1' }, providers: [line.provider] });
  await line.connect();
  await page.settle();
  return { ...page, api, line };
}

describe('the debate page', () => {
  it('shows the title, whether it is open, that it is live, and always the code', async () => {
    const { text } = await setup();
    for (const words of ['Should a bench be on prescription?', 'Open', 'Live', 'Join code PLUM42'])
      expect(text()).toContain(words);
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

  it('keeps what was being typed when it closes', async () => {
    const { element, line, settle, text, press } = await setup();
    type(element, '#new-statement', 'My half sent');
    await settle();
    const event = { type: 'closed', sequence: 4, by: 'm-other', at: '2026-11-22T10:00:00Z' };
    await line.say('debate.events', { debateId: 'd-1', events: [event as never], voices: {} });
    await settle();
    expect(element.querySelector('#new-statement')).toBeNull();
    expect(text()).toContain('The debate closed before this was added.');
    expect(element.querySelector<HTMLTextAreaElement>('#left-statement')?.value).toBe('My half sent');
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
      tallies: { a: { agree: 0, disagree: 2, pass: 0 }, b: { agree: 2, disagree: 0, pass: 0 } },
    });
    const order = [...element.querySelectorAll('article')].map((each) => each.getAttribute('aria-label'));
    expect(order).toEqual(['A map beats a leaflet.', 'Time to ask is treatment.']);
    expect(text()).toContain('One statement went into a draft');
    expect(element.querySelector('a[href="/drafts/dr-1"]')).not.toBeNull();
  });

  it('lets a commissioner read and neither speak nor vote', async () => {
    const { element } = await setup({ abilities: ['debate.see'] });
    expect(element.querySelector('sp-vote-one, sp-add-statement, sp-run-debate')).toBeNull();
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
