import type { GuessResult, MakeGuess } from '@samepage/contracts';
import { inquirySee, opinionGuess } from '../../api/functions';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { GuessPage } from './guess.page';
import { OpinionApi } from './opinion-api';
import { someGuessing } from './testing';

async function open({ guessing = someGuessing(), fails = false } = {}) {
  const made: MakeGuess[] = [];
  const opinion = {
    guessing: () => Promise.resolve(made.length ? { ...guessing, next: null } : guessing),
    guess: async (_: string, guess: MakeGuess): Promise<GuessResult> => {
      if (fails) await new FakeApi().fail(opinionGuess, unreachable).invoke(opinionGuess);
      made.push(guess);
      await Promise.resolve();
      return { ...guess, was: 'few' };
    },
  };
  const page = await openPage(GuessPage, {
    api: new FakeApi().answer(inquirySee, anInquiry()),
    inputs: { slug: 'what-for' },
    providers: [{ provide: OpinionApi, useValue: opinion }],
  });
  return { ...page, made };
}

describe('guess the other', () => {
  it('asks about another sector, with five large answers', async () => {
    const { element, text } = await open();
    expect(text()).toContain('Of those from Culture who voted, how many agree with this?');
    const answers = [...element.querySelectorAll('.answers button span')].map(
      ({ textContent }) => textContent,
    );
    expect(answers).toEqual(['Hardly any', 'Few', 'About half', 'Most', 'Nearly all']);
    expect(element.querySelector('.answers')?.getAttribute('aria-labelledby')).toBe('question');
  });

  it('shows the answer beside the guess, and brings the reader there', async () => {
    const { element, press, made, text } = await open();
    await press('Most');
    expect(made).toEqual([{ statementId: 'st-1', sectorId: 's-2', guess: 'most' }]);
    expect(text()).toContain('You guessed that most agree. Of those from Culture who voted, few do.');
    expect(element.querySelectorAll('.bars sp-band-bar')).toHaveLength(2);
    expect(document.activeElement?.id).toBe('seen');
  });

  it('goes on to another, or says that nothing is left', async () => {
    const { press, text } = await open();
    await press('Few');
    await press('Guess another');
    expect(text()).toContain('Nothing left to guess');
  });

  it('keeps the question when the guess could not be sent', async () => {
    const { press, text } = await open({ fails: true });
    await press('Most');
    expect(text()).toContain('Of those from Culture who voted, how many agree with this?');
    expect(text()).toMatch(/could not reach/i);
  });

  it('has the gaps as a sentence and a table, the widest first', async () => {
    const { element, text } = await open();
    expect(text()).toContain(
      'The widest gap: people from Health guessed that clearly too few agree, of those from Culture who voted.',
    );
    const rows = [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => {
        cell.querySelector('.of')?.remove();
        return cell.textContent.trim();
      }),
    );
    expect(rows).toEqual([
      ['Health', 'Culture', '10 to 14', 'clearly too few'],
      ['Culture', 'Health', '5 to 9', 'about right'],
    ]);
  });

  it('shows no table before enough people guessed', async () => {
    const { element, text } = await open({ guessing: someGuessing({ gaps: [] }) });
    expect(text()).toContain('Too few people have guessed');
    expect(element.querySelector('table')).toBeNull();
  });
});
