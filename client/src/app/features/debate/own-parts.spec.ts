import type { DebateState, Swing } from '@samepage/contracts';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { deferred } from '@samepage/testing';
import { openPage, type } from '../../shared/testing/page';
import { afterwardsSwing, debateSee, sessionSee } from '../../api/functions';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { aDebate, aDebateState, aPerson, aStatement, health, linkWork } from '../../shared/testing/samples';
import { until } from '../../shared/testing/until';
import { SpArriveStep } from './arrive-step';
import { isUnderWay } from './brief';
import { SpCloseStep } from './close-step';
import { debateProviders, DebateStore } from './debate.store';
import { SpGroupsStep } from './groups-step';
import { SpHarvestStep } from './harvest-step';
import { SpLateBrief } from './late-brief';
import { SpOwnStatements } from './own-statements';
import { roughly } from './step-time';
import { FakeLine, openPart } from './testing';

const aSwing: Swing = {
  all: {
    sector: null,
    people: 9,
    before: { for: 3, against: 3, unsure: 3 },
    after: { for: 7, against: 2, unsure: 0 },
    flows: null,
  },
  sectors: [],
  moved: ['A chair'],
  least: 5,
};
const done = { outcome: 'done', version: 1, reason: null, because: null };

describe('coming in', () => {
  it('shows who one is, and who has come by sector', async () => {
    const here = {
      here: 3,
      sectors: [
        { sector: health, here: 1 },
        { sector: linkWork, here: 2 },
      ],
    };
    const { text } = await openPart(SpArriveStep, aDebate({ here }));
    expect(text()).toContain('You are here as Asha, Health');
    expect(text()).toContain('3 people are here');
    expect(text()).toMatch(/Link work\s*2/);
  });

  it('knows who one is before one did anything', async () => {
    const api = new FakeApi().answer(sessionSee, aPerson());
    const { text } = await openPart(SpArriveStep, aDebate({ voices: {} }), {}, api);
    expect(text()).toContain('You are here as Asha, Health');
  });

  it('shows words that a note warns of only to those who ask', async () => {
    const provocation = { ...aDebate().provocation!, contentNote: 'It speaks of a death.' };
    const { press, text } = await openPart(SpArriveStep, aDebate({ provocation }));
    expect(text()).toContain('It speaks of a death.');
    expect(text()).not.toContain('What would you prescribe?');
    await press('Show it');
    expect(text()).toContain('What would you prescribe?');
  });
});

describe('one’s own statements', () => {
  const statements = [aStatement('a', 'Time is treatment.', 'm-me'), aStatement('b', 'Theirs')];

  it('can be put right until somebody has voted', async () => {
    const { element, line, press, settle, submit, text } = await openPart(
      SpOwnStatements,
      aDebate({ state: aDebateState({ statements }) }),
    );
    expect(text()).not.toContain('Theirs');
    await press('Put it right');
    const box = () => element.querySelector<HTMLTextAreaElement>('#edit-statement');
    await until(() => box()?.value === 'Time is treatment.', settle);
    type(element, '#edit-statement', 'Time is part of it.');
    line.answer('debate.command', done);
    await submit();
    expect(line.asked.at(-1)?.request).toMatchObject({
      command: { type: 'edit-statement', statementId: 'a', text: 'Time is part of it.' },
    });
    expect(box()).toBeNull();
  });

  it('stay as they are once voted on', async () => {
    const standings = { ...aDebate().standings, counts: { a: 1 } };
    const { element } = await openPart(
      SpOwnStatements,
      aDebate({ state: aDebateState({ statements }), standings }),
    );
    expect(element.querySelector('button')).toBeNull();
  });

  it.each([
    ['stay as they are where words are looked at first', ['statement.add'], false],
    ['of who runs the debate can be put right all the same', ['statement.add', 'debate.run'], true],
  ] as const)('%s', async (_, abilities, isOffered) => {
    const { plan } = aDebateState();
    const looked = { ...plan, settings: { ...plan.settings, moderation: 'before' as const } };
    const state = aDebateState({ statements, plan: looked });
    const { text } = await openPart(SpOwnStatements, aDebate({ state, abilities: [...abilities] }));
    expect(text()).toContain('Time is treatment.');
    expect(text().includes('Put it right')).toBe(isOffered);
  });

  it('are told to wait for a facilitator, or why they were not let in', async () => {
    const at = aDebate().now;
    const me = {
      ...aDebate().me,
      waiting: [
        { id: 'w', text: 'Mine waits', at, declined: null },
        { id: 'x', text: 'Mine not', at, declined: 'It names a patient.' },
      ],
    };
    const { text } = await openPart(SpOwnStatements, aDebate({ me }));
    expect(text()).toMatch(/Mine waits\s*Waiting for a facilitator/);
    expect(text()).toMatch(/Mine not\s*Not shown to everyone. A facilitator says: It names a patient./);
  });
});

describe('small groups', () => {
  const group = { id: 'g', name: 'Table 2', members: ['m-me', 'm-other'], documentId: 'doc-9' };
  const steps = [{ id: 's', kind: 'groups' as const, title: 'Tables', words: '', seconds: null }];
  const open = (different: Partial<DebateState>) =>
    openPart(
      SpGroupsStep,
      aDebate({
        state: aDebateState({ plan: { ...aDebateState().plan, steps }, stepId: 's', ...different }),
      }),
      { words: signal('') },
    );

  it('show where one sits and with whom, the shared note, and bring a statement back', async () => {
    const { element, line, submit, text } = await open({ groups: [group] });
    expect(text()).toContain('Table 2');
    expect(text()).toMatch(/You\s*Lou, Link work/);
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/debates/d-1/notes/doc-9');
    type(element, '#new-statement', 'We agree on soup.');
    line.answer('debate.command', done);
    await submit();
    expect(line.asked.at(-1)?.request).toMatchObject({
      command: { type: 'add-statement', text: 'We agree on soup.', groupId: 'g' },
    });
  });

  it('say so to someone who is in none', async () => {
    const { text } = await open({ groups: [{ ...group, members: ['m-other'] }] });
    expect(text()).toContain('You have no group yet.');
  });
});

describe('where the words went', () => {
  const statements = [aStatement('a', 'Mine', 'm-me'), aStatement('b', 'Theirs')];
  const harvests = [{ draftId: 'dr-1', statementIds: ['b', 'a'], at: aDebate().now }];

  it('marks one’s own', async () => {
    const { element, text } = await openPart(
      SpHarvestStep,
      aDebate({ state: aDebateState({ statements, harvests }) }),
    );
    expect(text()).toContain('2 statements went into a draft');
    expect(text()).toContain('One of them is yours.');
    expect(element.querySelector('.own')?.textContent).toContain('Mine');
  });

  it('is thanked for at the end, with what the debate moved once both votes are shown', async () => {
    const api = new FakeApi().answer(afterwardsSwing, aSwing);
    const hidden = await openPart(SpCloseStep, aDebate(), {}, api);
    expect(hidden.text()).toContain('Thank you');
    expect(api.askedOf(afterwardsSwing)).toEqual([]);
    hidden.close();
    const state = aDebateState({ revealed: ['opening', 'closing'] });
    const { element, text } = await openPart(SpCloseStep, aDebate({ state }), {}, api);
    expect(text()).toContain('After: 7 for, 2 against');
    expect(text()).toContain('A chair');
    expect(element.querySelector('a[href="/debates/d-1/replay"]')).not.toBeNull();
  });

  describe('as it is told anew', () => {
    const shown = (moved: readonly string[]) => ({ ...aSwing, moved: [...moved] });
    const state = aDebateState({ revealed: ['opening', 'closing'] });
    const news = (line: FakeLine) => line.say('debate.moved', { debateId: 'd-1' });
    const asked = (api: FakeApi) => api.askedOf(afterwardsSwing).length;
    let random: jest.SpyInstance<number, []>;
    beforeEach(() => (random = jest.spyOn(Math, 'random').mockReturnValue(0)));
    afterEach(() => random.mockRestore());

    async function atTheEnd() {
      const api = new FakeApi().answer(afterwardsSwing, shown(['A chair', 'You fools']));
      const part = await openPart(SpCloseStep, aDebate({ state }), {}, api);
      // Also once they came in: nothing was told to their line before.
      await until(() => asked(api) === 2, part.settle);
      await part.settle();
      expect(part.text()).toContain('You fools');
      return { ...part, api };
    }

    it.each([
      ['is taken down', news],
      ['went while the line was away', (line: FakeLine) => line.connect(false).then(() => line.connect())],
      ['went, as they come in again', (line: FakeLine) => line.connect()],
    ])('shows a line no longer once it %s', async (_, happens) => {
      const { api, line, settle, text } = await atTheEnd();
      api.answer(afterwardsSwing, shown(['A chair']));
      await happens(line);
      await until(() => !text().includes('You fools'), settle);
      expect(text()).toContain('A chair');
    });

    it('does not show what was taken down before the line was first there', async () => {
      const api = new FakeApi().answer(afterwardsSwing, shown(['A chair', 'You fools']));
      const debate = aDebate({ state });
      const line = new FakeLine(debate);
      api.answer(debateSee, debate);
      const page = await openPage(SpCloseStep, { api, providers: [line.provider, ...debateProviders] });
      await TestBed.inject(DebateStore).open('d-1');
      await until(() => page.text().includes('You fools'), page.settle);
      api.answer(afterwardsSwing, shown(['A chair']));
      await line.connect();
      await until(() => !page.text().includes('You fools'), page.settle);
    });

    it('asks once more for what was taken down while an answer travels', async () => {
      const { api, line, settle, text } = await atTheEnd();
      const slow = deferred<Swing>();
      api.answer(afterwardsSwing, () => slow.promise);
      await news(line);
      // The page is not settled while an answer travels.
      const tick = (): Promise<void> => {
        TestBed.tick();
        return Promise.resolve();
      };
      await until(() => asked(api) === 3, tick);
      api.answer(afterwardsSwing, shown(['A chair']));
      await news(line);
      await new Promise((done) => setTimeout(done));
      expect(asked(api)).toBe(3);
      slow.resolve(shown(['A chair', 'You fools']));
      await until(() => !text().includes('You fools'), settle);
      expect(asked(api)).toBe(4);
    });

    /** Lets time pass, and the page take in what came of it. */
    async function pass(ms: number): Promise<void> {
      await jest.advanceTimersByTimeAsync(ms);
      TestBed.tick();
      await jest.advanceTimersByTimeAsync(0);
      TestBed.tick();
    }

    async function inTime(happens: () => Promise<void>): Promise<void> {
      jest.useFakeTimers();
      try {
        await happens();
      } finally {
        jest.useRealTimers();
      }
    }

    it('is asked for by each phone at a time of its own, and once for several that went', async () => {
      const { api, line } = await atTheEnd();
      random.mockReturnValue(0.5);
      await inTime(async () => {
        for (const told of [news(line), news(line)]) {
          await pass(100);
          await told;
        }
        await pass(750);
        expect(asked(api)).toBe(2);
        await pass(100);
        expect(asked(api)).toBe(3);
        await pass(10_000);
        expect(asked(api)).toBe(3);
      });
    });

    it('stays as it was while it cannot be had anew, and is asked for until it can', async () => {
      const { api, line, text, close } = await atTheEnd();
      random.mockReturnValue(0.5);
      await inTime(async () => {
        api.fail(afterwardsSwing, unreachable);
        const told = news(line);
        await pass(1_100);
        await told;
        expect(asked(api)).toBe(3);
        expect(text()).toContain('You fools');
        for (const times of [4, 5]) {
          await pass(3_800);
          expect(asked(api)).toBe(times - 1);
          await pass(300);
          expect(asked(api)).toBe(times);
        }
        api.answer(afterwardsSwing, shown(['A chair']));
        await pass(4_100);
        expect(text()).toContain('A chair');
        expect(text()).not.toContain('You fools');
        api.fail(afterwardsSwing, unreachable);
        const again = news(line);
        await pass(1_100);
        await again;
        const before = asked(api);
        close();
        await jest.advanceTimersByTimeAsync(20_000);
        expect(asked(api)).toBe(before);
      });
    });
  });
});

describe('the brief', () => {
  const step = { id: 's', kind: 'closing-vote' as const, title: 'Vote', words: 'Again.', seconds: null };
  const first = { ...step, id: 'f', kind: 'arrive' as const };
  const plan = { ...aDebateState().plan, motion: 'Benches heal.', steps: [first, step] };
  const trail = [{ stepId: 'f', leftMs: null, isPaused: false, turn: null, isSpeaking: false }];

  it('says where everyone is, what was said, and what can still be done', async () => {
    const statements = [aStatement('a', 'Time is treatment.')];
    const state = aDebateState({ plan, stepId: 's', trail, statements });
    const { text } = await openPart(SpLateBrief, aDebate({ state }));
    for (const words of ['Part 2 of 2: Vote', 'Again.', 'Benches heal.', 'Time is treatment.'])
      expect(text()).toContain(words);
    expect(text()).toContain('You can vote on the motion now.');
  });

  it('does not ask for what was done', async () => {
    const me = { ...aDebate().me, closing: { choice: 'for' as const, moved: null } };
    const state = aDebateState({ plan, stepId: 's', trail });
    expect((await openPart(SpLateBrief, aDebate({ state, me }))).text()).not.toContain('What you can do');
  });

  it('tells those who were asked to listen only what they can do', async () => {
    const statements = [aStatement('a', 'Time is treatment.')];
    const brief = async (muted: string[]) => {
      const opened = await openPart(SpLateBrief, aDebate({ state: aDebateState({ statements, muted }) }));
      const told = [...opened.element.querySelectorAll('[aria-labelledby=still] li')];
      opened.close();
      return told.map(({ textContent }) => textContent);
    };
    const vote = 'You can vote on one statement.';
    expect(await brief(['m-me'])).toEqual([vote]);
    expect(await brief(['m-other'])).toEqual([
      vote,
      'You can say something.',
      'You can raise a hand to speak.',
    ]);
  });

  it('asks for no vote while voting stands still', async () => {
    const state = aDebateState({ plan, stepId: 's', trail, frozen: true });
    expect((await openPart(SpLateBrief, aDebate({ state }))).text()).not.toContain('What you can do');
  });

  it('is for those who missed something', () => {
    expect(isUnderWay(aDebateState({ plan, stepId: 's', trail }))).toBe(true);
    expect(isUnderWay(aDebateState({ plan, stepId: 'f' }))).toBe(false);
    expect(isUnderWay(aDebateState({ phase: 'closed', statements: [aStatement('a', 'a')] }))).toBe(false);
  });
});

it.each([
  [null, 'For as long as it takes.'],
  [0, 'The time is up.'],
  [59_000, 'Less than a minute left.'],
  [61_000, 'About 2 minutes left.'],
])('time of %s is said calmly as %s', (left, words) => expect(roughly(left)).toBe(words));
