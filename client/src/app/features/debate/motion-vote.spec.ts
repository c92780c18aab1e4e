import { TestBed } from '@angular/core/testing';
import type { DebateSnapshot } from '@samepage/contracts';
import { AnswerChoiceHarness, FieldHarness } from '@samepage/ui/testing';
import { FakeApi } from '../../shared/testing/fake-api';
import { type } from '../../shared/testing/page';
import { aDebate, aDebateState, someStandings } from '../../shared/testing/samples';
import { SpMotionVote } from './motion-vote';
import { openPart } from './testing';

const step = { id: 's', kind: 'closing-vote' as const, title: 'Vote', words: '', seconds: 60 };
const plan = { ...aDebateState().plan, motion: 'Benches heal.', steps: [step] };
const state = aDebateState({ plan, stepId: 's' });
const counted = { outcome: 'counted', choice: 'for', reason: null, because: null };

async function setup(different: Partial<DebateSnapshot> = {}) {
  const api = new FakeApi();
  const part = await openPart(SpMotionVote, aDebate({ state, ...different }), { moment: 'closing' }, api);
  return { ...part, answers: () => part.loader.getHarness(AnswerChoiceHarness) };
}

describe('before the vote on the motion a phone says', () => {
  it.each([
    ['secret', 'Nobody is shown how you stand on the motion', 'everyone here can see where you stood'],
    ['open', 'everyone here can see where you stood', 'Nobody is shown how you stand'],
  ] as const)('where voting is %s, who will see it', async (voting, said, unsaid) => {
    const declared = { ...plan, settings: { ...plan.settings, voting } };
    const { text } = await setup({ state: aDebateState({ plan: declared, stepId: 's' }) });
    expect(text()).toContain(said);
    expect(text()).not.toContain(unsaid);
  });
});

describe('the vote on the motion', () => {
  it('asks with the motion and three answers, and tells that it counted', async () => {
    const { answers, line, settle, text } = await setup();
    expect(text()).toContain('Benches heal.');
    expect(await (await answers()).answers()).toEqual(['For', 'Against', 'Unsure']);
    line.answer('debate.stand', counted);
    await (await answers()).choose('For');
    await settle();
    expect(text()).toContain('Your vote counted: for. You can change it until everyone moves on.');
  });

  it('asks once: where the part’s title asks already, the answers carry that', async () => {
    const group = (element: HTMLElement) => element.querySelector('[role=radiogroup]');
    const { element, text } = await setup();
    expect(text()).toContain('Where do you stand now, having heard everyone?');
    expect(group(element)?.getAttribute('aria-labelledby')).toBe(element.querySelector('.label')?.id);
    TestBed.resetTestingModule();
    const title = 'Where do you stand now?';
    const asking = { ...state, plan: { ...plan, steps: [{ ...step, title }] } };
    const again = await setup({ state: asking });
    expect(again.text()).not.toContain('Where do you stand');
    expect(group(again.element)?.getAttribute('aria-labelledby')).toBe('step-title');
  });

  it('tells that it was not counted because the time was up, and takes it back', async () => {
    const { answers, line, settle, text } = await setup();
    line.answer('debate.stand', { ...counted, outcome: 'refused', because: 'The time was up.' });
    await (await answers()).choose('Against');
    await settle();
    expect(text()).toContain('Your vote was not counted');
    expect(text()).toContain('The time was up.');
    expect(await (await answers()).chosen()).toBeNull();
  });

  it('says what counted once the time is up, and takes no more', async () => {
    const { now } = aDebate();
    const clock = { startedAt: now, endsAt: now, leftMs: null, isPaused: false };
    const me = { ...aDebate().me, closing: { choice: 'unsure' as const, moved: null } };
    const { answers, line, text } = await setup({ state: { ...state, clock }, me });
    expect(text()).toContain('The time is up. Your vote counted: not sure.');
    await (await answers()).choose('For');
    expect(line.asked.some(({ event }) => event === 'debate.stand')).toBe(false);
  });

  it('keeps in one line what moved someone, and the words when they could not be sent', async () => {
    const me = { ...aDebate().me, closing: { choice: 'for' as const, moved: null } };
    const { element, line, loader, submit, text } = await setup({ me });
    line.refuse('debate.stand', 'Not just now.');
    type(element, '#moved', 'Lou’s grandmother');
    await submit();
    expect(text()).toContain('Not just now.');
    expect(await (await loader.getHarness(FieldHarness)).value()).toBe('Lou’s grandmother');
    line.answer('debate.stand', counted);
    await submit();
    expect(line.asked.at(-1)?.request).toMatchObject({
      moment: 'closing',
      choice: 'for',
      moved: 'Lou’s grandmother',
    });
    expect(text()).toContain('With your vote: “Lou’s grandmother”');
  });

  it.each(['', 'Half a sent'])(
    'sends with another answer the words that were kept, not those being typed: “%s”',
    async (typed) => {
      const me = { ...aDebate().me, closing: { choice: 'for' as const, moved: 'Lou’s grandmother' } };
      const { answers, element, line, settle } = await setup({ me });
      line.answer('debate.stand', { ...counted, choice: 'unsure' });
      type(element, '#moved', typed);
      await (await answers()).choose('Unsure');
      await settle();
      expect(line.asked.at(-1)?.request).toMatchObject({ choice: 'unsure', moved: 'Lou’s grandmother' });
    },
  );

  it('shows how people voted only once it is revealed', async () => {
    const closing = { voted: 9, tally: { for: 5, against: 3, unsure: 1 } };
    const standings = someStandings({ closing });
    const before = await setup({ standings });
    expect(before.text()).toContain(
      '9 people have voted. How they voted is shown when a facilitator reveals it.',
    );
    before.close();
    const after = await setup({ standings, state: { ...state, revealed: ['closing'], ended: ['closing'] } });
    expect(after.text()).toContain('9 people have voted. 5 for, 3 against, 1 not sure.');
  });

  it.each([
    ['while it is shown', ['closing']],
    ['also when it is hidden again', []],
  ] as const)('is over once it was shown, %s', async (_, revealed) => {
    const me = { ...aDebate().me, closing: { choice: 'for' as const, moved: null } };
    const { answers, line, element, text } = await setup({
      me,
      state: { ...state, revealed: [...revealed], ended: ['closing'] },
    });
    expect(text()).toContain('The result was shown, so nobody votes any more. Your vote counted: for.');
    await (await answers()).choose('Against');
    expect(line.asked.some(({ event }) => event === 'debate.stand')).toBe(false);
    expect(element.querySelector('#moved')).toBeNull();
  });

  it('says that voting stands still, takes no answer meanwhile, and keeps what is being typed', async () => {
    const frozen = { ...state, frozen: true };
    const before = await setup({ state: frozen });
    expect(before.text()).toContain(
      'Voting stands still while the room talks about it. You can vote when it goes on.',
    );
    await (await before.answers()).choose('For');
    expect(before.line.asked.some(({ event }) => event === 'debate.stand')).toBe(false);
    before.close();
    const me = { ...aDebate().me, closing: { choice: 'for' as const, moved: null } };
    const after = await setup({ me, state: frozen });
    expect(after.text()).toContain('Your vote counted: for. You can change it when voting goes on.');
    expect(after.text()).toContain('You can keep these words when voting goes on.');
    type(after.element, '#moved', 'Lou’s grandmother');
    await after.submit();
    expect(after.line.asked.some(({ event }) => event === 'debate.stand')).toBe(false);
    const event = { type: 'frozen', frozen: false, sequence: 2, at: aDebate().now, by: 'm-other' } as const;
    await after.line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await after.settle();
    expect(after.element.querySelector<HTMLInputElement>('#moved')?.value).toBe('Lou’s grandmother');
    expect(after.text()).toContain('You can change it until everyone moves on.');
  });

  it('is followed, not answered, by someone who does not vote', async () => {
    const { element, text } = await setup({ abilities: ['debate.see'] });
    expect(element.querySelector('sp-answer-choice')).toBeNull();
    expect(text()).toContain('Your role here is to follow.');
  });
});
