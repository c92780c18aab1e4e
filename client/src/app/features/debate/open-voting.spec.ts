import { signal } from '@angular/core';
import type { DebateSettings, Revealable } from '@samepage/contracts';
import { afterwardsOpenVotes, debateSee, inquirySee, roomDesk } from '../../api/functions';
import { FakeApi } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { aDebate, aDebateState, anInquiry, aStatement, health } from '../../shared/testing/samples';
import { until } from '../../shared/testing/until';
import { ConsolePage } from './console/console.page';
import { DebatePage } from './debate.page';
import { SpStatementsStep } from './statements-step';
import { FakeLine, openPart } from './testing';

const debateWith = (
  settings: Partial<DebateSettings>,
  revealed: Revealable[] = [],
  abilities = ['debate.see', 'statement.vote'],
) => {
  const { plan } = aDebateState();
  return aDebate({
    abilities,
    state: aDebateState({
      plan: { ...plan, settings: { ...plan.settings, ...settings } },
      revealed,
      statements: [aStatement('a', 'Time is treatment.')],
    }),
  });
};

describe('before the first vote a phone says', () => {
  it.each([
    ['secret', 'Voting is secret'],
    ['open', 'Voting is open'],
  ] as const)('that voting is %s', async (voting, words) => {
    const inputs = { words: signal('') };
    const { text } = await openPart(SpStatementsStep, debateWith({ voting }), inputs);
    expect(text()).toContain(words);
  });
});

describe.each([
  ['the phone', DebatePage, ['debate.see', 'statement.vote']],
  ['the console', ConsolePage, ['debate.see', 'debate.run']],
] as const)('who voted how on %s', (_, page, abilities) => {
  async function setup(settings: Partial<DebateSettings>, revealed: Revealable[] = []) {
    const debate = debateWith(settings, revealed, [...abilities]);
    const line = new FakeLine(debate);
    const vote = { statementId: 'a', membershipId: 'm-9', voice: { name: 'Kit', sector: health } };
    const api = new FakeApi()
      .answer(roomDesk, { waiting: [], signals: [], room: [] })
      .answer(afterwardsOpenVotes, [{ ...vote, choice: 'agree' }]);
    api.answer(debateSee, debate).answer(inquirySee, anInquiry());
    const opened = await openPage<unknown>(page, {
      api,
      inputs: { debateId: 'd-1' },
      providers: [line.provider],
    });
    await line.connect();
    await until(() => opened.text().includes('Time is treatment.'), opened.settle);
    if (opened.element.querySelector('sp-late-brief')) await opened.press('Go in');
    await until(() => !opened.element.querySelector('sp-skeleton'), opened.settle);
    return {
      ...opened,
      api,
      details: opened.element.querySelector<HTMLDetailsElement>('sp-who-voted details'),
    };
  }

  it('can be opened where voting is open and the results are shown', async () => {
    const { api, details, settle } = await setup({ voting: 'open', results: 'live' });
    expect(api.askedOf(afterwardsOpenVotes)).toEqual([]);
    details!.open = true;
    details!.dispatchEvent(new Event('toggle'));
    await settle();
    expect(details!.textContent).toContain('Kit');
  });

  it.each([
    ['secret', 'live', [], false],
    ['open', 'revealed', [], false],
    ['open', 'revealed', ['statements'], true],
  ] as const)(
    'with %s voting and %s results of which %j are, is there: %s',
    async (voting, results, revealed, is) => {
      const { details } = await setup({ voting, results }, [...revealed]);
      expect(details !== null).toBe(is);
    },
  );
});
