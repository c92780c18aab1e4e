import { TestBed } from '@angular/core/testing';
import type { GuessResult, MakeGuess } from '@samepage/contracts';
import { Announcer } from '@samepage/ui';
import { aPicture, aSector, SectorBarsHarness } from '@samepage/ui/testing';
import { inquirySee, opinionSee, sessionSee } from '../../api/functions';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { aMembership, anInquiry, aPerson, nobody } from '../../shared/testing/samples';
import { OpinionApi } from './opinion-api';
import { SamePagePage } from './same-page.page';
import { pickFor } from './same-page-statement';
import { aSamePage, aSamePageStatement, sectors } from './testing';

async function open({
  page = aSamePage(),
  abilities = ['opinion.see', 'opinion.guess'],
  inputs = {},
  samePage = () => Promise.resolve(page),
  guess = (_: string, guessed: MakeGuess): Promise<GuessResult> =>
    Promise.resolve({ ...guessed, was: 'few' }),
  me = nobody,
} = {}) {
  const api = new FakeApi().answer(inquirySee, anInquiry({ abilities })).answer(sessionSee, me);
  return openPage(SamePagePage, {
    api,
    inputs: { slug: 'what-for', ...inputs },
    providers: [{ provide: OpinionApi, useValue: { samePage, guess } }],
  });
}

const titles = (element: HTMLElement) =>
  [...element.querySelectorAll('h3[id^=statement]')].map(({ textContent }) => textContent);

describe('the same page of an inquiry', () => {
  it('answers its question first, and says of whom', async () => {
    const { element, text } = await open();
    expect(element.querySelector('.answer')?.textContent).toBe(
      'In these rooms, on 1 of the 2 statements on which sectors can be compared.',
    );
    expect(text()).toContain('They are not a sample of anyone else.');
    expect(text()).toContain('a die is rolled for it before sectors are set side by side');
  });

  it('shows every statement with its sector bars, in the order of the server', async () => {
    const { element, loader } = await open();
    expect(titles(element)).toEqual([
      'Time to ask is part of the treatment.',
      'A form should come before a walk.',
    ]);
    const bars = await loader.getAllHarnesses(SectorBarsHarness);
    expect(await bars[0]?.hidden()).toEqual(['Not shown. Voluntary: fewer than 8 answered.']);
  });

  it('counts the kinds, and each of them narrows the page down', async () => {
    const { element } = await open();
    const rows = [...element.querySelectorAll('.kinds tbody tr')].map((row) => [
      row.querySelector('a')?.getAttribute('href') ?? null,
      row.querySelector('b')?.textContent,
    ]);
    expect(rows).toEqual([
      ['/?kind=shared', '1'],
      [null, '0'],
      ['/?kind=sector-specific', '1'],
      [null, '0'],
      [null, '0'],
    ]);
  });

  it('is narrowed down by its address, and says so politely', async () => {
    const { element, fixture, settle, text } = await open({ inputs: { kind: 'shared' } });
    expect(titles(element)).toEqual(['Time to ask is part of the treatment.']);
    expect(text()).toContain('1 of 2 statements. Show all');
    const say = jest.spyOn(TestBed.inject(Announcer), 'say').mockImplementation(() => undefined);
    fixture.componentRef.setInput('kind', 'sector-specific');
    fixture.componentRef.setInput('again', 'yes');
    await settle();
    expect(titles(element)).toEqual(['A form should come before a walk.']);
    fixture.componentRef.setInput('kind', undefined);
    fixture.componentRef.setInput('again', undefined);
    await settle();
    expect(say.mock.calls).toEqual([['2 statements, the ones that bridge most surely first.']]);
  });

  it('tells the drift of a statement that was asked before, and what the reader guessed', async () => {
    const { text } = await open();
    expect(text()).toContain('Then: shared. Now: sectors differ.');
    expect(text()).toContain('Culture: most agreed then, few now.');
    expect(text()).toContain('You guessed most for Culture. It was few.');
  });

  describe('before one has guessed', () => {
    const both = [aSamePageStatement(), aSamePageStatement({ statementId: 'st-9' })];
    const asMember = async (statements = both) => {
      const made: MakeGuess[] = [];
      const guess = (_: string, guessed: MakeGuess): Promise<GuessResult> => {
        made.push(guessed);
        return Promise.resolve({ ...guessed, was: 'few' });
      };
      const membership = aMembership({ sector: sectors[0]! });
      const me = aPerson({ memberships: [membership] });
      return { ...(await open({ page: aSamePage({ statements }), guess, me })), made };
    };
    const bars = (element: HTMLElement) => element.querySelectorAll('sp-sector-bars').length;

    it('covers how others answered, and what would tell it', async () => {
      const { element, text } = await asMember();
      expect(bars(element)).toBe(0);
      expect(text()).toContain('Of those from Culture who voted, how many agree with this?');
      expect(text()).not.toContain('Everyone together');
      expect(element.querySelector('article .kind')).toBeNull();
    });

    it('shows it with the guess once one has guessed, and brings the reader to the statement', async () => {
      const { element, press, made, text } = await asMember();
      await press('Most');
      expect(made).toEqual([{ statementId: 'st-1', sectorId: 's-2', guess: 'most' }]);
      expect(bars(element)).toBe(1);
      expect(text()).toContain('You guessed most for Culture. It was few.');
      expect(document.activeElement?.id).toBe('statement-st-1');
    });

    it('asks about each of the others, now this one and now that, and the same again for the same statement', () => {
      const ids = Array.from({ length: 9 }, (_, index) => `st-${index}`);
      const picked = ids.map((id) => pickFor(id, ['a', 'b', 'c']));
      expect(picked.toSorted().join('')).toBe('aaabbbccc');
      expect(ids.map((id) => pickFor(id, ['a', 'b', 'c']))).toEqual(picked);
      expect(pickFor<string>('st-1', [])).toBeUndefined();
    });

    it('shows it to who asks, one or all', async () => {
      const { element, press } = await asMember();
      await press('Show me');
      expect(bars(element)).toBe(1);
      await press('Show all without guessing');
      expect(bars(element)).toBe(2);
      expect(element.querySelector('sp-guess-first')).toBeNull();
    });

    it('covers nothing on paper', async () => {
      const { element } = await asMember();
      window.dispatchEvent(new Event('beforeprint'));
      expect(bars(element)).toBe(2);
      window.dispatchEvent(new Event('afterprint'));
    });

    it('covers nothing that was guessed before, and nothing of one’s own sector alone', async () => {
      const guesses = [{ sectorId: 's-2', guess: 'most', was: 'few' } as const];
      const alone = aPicture({ sectors: [aSector(0)], shown: 1 });
      const { element } = await asMember([
        aSamePageStatement({ guesses }),
        aSamePageStatement({ statementId: 'st-9', picture: alone }),
      ]);
      expect(bars(element)).toBe(2);
    });
  });

  it('says who is missing, without counting a few', async () => {
    const { element } = await open();
    const missing = element.querySelector('sp-missing')?.textContent.replace(/\s+/g, ' ') ?? '';
    expect(missing).toContain('Nobody from Voluntary has said or voted anything yet');
    expect(missing).toContain('CouncilJoined: fewer than 5 Heard: fewer than 5');
    expect(missing).toContain('The bench debate: Voluntary');
    expect(missing).toContain('From 1 of 2 places, fewer than 5 people were heard, or nobody: The city.');
    expect(missing).toContain('The hillsHeard: 5 to 19');
  });

  it('draws ten at once, and more when asked', async () => {
    const statements = Array.from({ length: 13 }, (_, index) =>
      aSamePageStatement({ statementId: `st-${index}`, text: `Statement ${index}` }),
    );
    const { element, press } = await open({ page: aSamePage({ statements }) });
    expect(titles(element)).toHaveLength(10);
    await press('Show more, of 3 left');
    expect(titles(element)).toHaveLength(13);
  });

  it('prints all of them', async () => {
    const statements = Array.from({ length: 13 }, (_, index) =>
      aSamePageStatement({ statementId: `st-${index}`, text: `Statement ${index}` }),
    );
    const { element } = await open({ page: aSamePage({ statements }) });
    window.dispatchEvent(new Event('beforeprint'));
    expect(titles(element)).toHaveLength(13);
  });

  it('keeps its place for words that are not shown any more', async () => {
    const { element } = await open({ page: aSamePage({ statements: [aSamePageStatement({ text: null })] }) });
    expect(titles(element)).toEqual(['A statement that is not shown any more']);
  });

  it('offers to guess only to who may', async () => {
    expect((await open()).element.querySelector('a[href="/i/what-for/guess"]')).not.toBeNull();
    const reader = await (async () => {
      TestBed.resetTestingModule();
      return open({ abilities: ['opinion.see'] });
    })();
    expect(reader.element.querySelector('a[href="/i/what-for/guess"]')).toBeNull();
  });

  it('says what this will be while there is nothing to compare', async () => {
    const { text, element } = await open({ page: aSamePage({ statements: [] }) });
    expect(text()).toContain('Nothing to compare yet');
    expect(element.querySelector('.kinds')).toBeNull();
  });

  it('says why it cannot be shown', async () => {
    const { text } = await open({
      samePage: async () => {
        await new FakeApi()
          .fail(opinionSee, refusedWith('not_allowed', 'Only people in this inquiry see this.'))
          .invoke(opinionSee);
        return aSamePage();
      },
    });
    expect(text()).toContain('Only people in this inquiry see this.');
  });
});
