import type { Insight } from '@samepage/contracts';
import {
  inquirySee,
  insightAnswer,
  insightHide,
  insightPublish,
  insightSee,
  insightTakeAnswerBack,
  insightTakeBack,
  insightVersions,
  insightWithdraw,
} from '../../api/functions';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry, health, linkWork } from '../../shared/testing/samples';
import { InsightPage } from './insight.page';
import { anInsight, someResponse, someWords } from './testing/samples';

async function open(insight: Insight, api = new FakeApi()) {
  api
    .answer(insightSee, insight)
    .answer(inquirySee, anInquiry())
    .answer(insightVersions, [
      {
        version: 1,
        claim: insight.claim,
        sureness: 'some',
        whySure: 'So.',
        voice: insight.proposed.voice,
        at: insight.proposed.at,
      },
    ]);
  return { ...(await openPage(InsightPage, { api, inputs: { insightId: 'in-1' } })), api };
}
const mine = { answer: 'us' as const, line: null, isLineHidden: false, isCurrent: true };

describe('an insight', () => {
  it('shows its claim, both sides with the way to where they were said, whom it speaks for and how sure', async () => {
    const { element, text } = await open(
      anInsight({
        counterEvidence: [{ words: someResponse, note: null }],
        evidence: [
          { words: someWords(), note: 'She sings.' },
          {
            words: someWords({
              ref: { kind: 'clause', draftId: 'dr-1', clauseId: 'c-1' },
              sector: null,
              place: { kind: 'edition', id: 'e-1', title: 'First words', number: 3 },
            }),
            note: null,
          },
        ],
      }),
    );
    expect(element.querySelector('h1')?.textContent).toBe('Getting home decides who comes.');
    const links = (id: string) =>
      [...element.querySelectorAll(`[aria-labelledby=${id}] a`)].map((link) => link.getAttribute('href'));
    expect(links('rests-on')).toEqual(['/debates/d-1', '/editions/what-for/3']);
    expect(links('against')).toEqual(['/provocations/p-1']);
    for (const words of ['She sings.', 'Link work', 'Some of us say so', 'Three people', 'never came'])
      expect(text()).toContain(words);
  });

  it('says of words taken back that they were, and nothing else', async () => {
    const { text } = await open(anInsight({ evidence: [{ words: null, note: null }] }));
    expect(text()).toContain('These words were taken back.');
    expect(text()).toContain('Nothing it rests on can be read any more');
    expect(text()).toContain('We looked and found none.');
  });

  it('is told from one that was taken back', async () => {
    const takenBack = { why: 'We asked the wrong people.', at: '2026-11-22T10:00:00Z' };
    const { element, text } = await open(anInsight({ state: 'taken-back', takenBack, acts: [] }));
    expect(text()).toContain('We asked the wrong people.');
    expect(element.querySelector('h1')?.classList).toContain('gone');
    expect(element.querySelector('[role=radio]')).toBeNull();
  });

  it('shows who revised it, once it was', async () => {
    const api = new FakeApi();
    const bench = await open(anInsight({ version: 2 }), api);
    expect(bench.text()).not.toContain('It was revised');
  });
});

describe('“that is us”', () => {
  it('is one press, and can be changed and taken back', async () => {
    const api = new FakeApi()
      .answer(insightAnswer, anInsight({ mine }))
      .answer(insightTakeAnswerBack, anInsight());
    const { press, element } = await open(anInsight(), api);
    await press('That is us');
    expect(api.askedOf(insightAnswer)).toEqual([{ insightId: 'in-1', body: { answer: 'us', line: null } }]);
    expect(element.querySelector('[aria-checked=true]')?.textContent).toContain('That is us');
    await press('Take my answer back');
    expect(element.querySelector('[aria-checked=true]')).toBeNull();
  });

  it('takes a line beside it, and keeps the line when it cannot be sent', async () => {
    const api = new FakeApi().fail(insightAnswer, unreachable);
    const { element, submit, text } = await open(anInsight({ mine }), api);
    type(element, '#insight-line', 'Every Tuesday.');
    await submit();
    expect(text()).toContain('We could not reach the server');
    expect(sessionStorage.getItem('samepage.words.insight-line.in-1')).toBe('Every Tuesday.');
    api.answer(insightAnswer, anInsight({ mine: { ...mine, line: 'Every Tuesday.' } }));
    await submit();
    expect(api.askedOf(insightAnswer)[1]).toMatchObject({ body: { answer: 'us', line: 'Every Tuesday.' } });
    expect(text()).toContain('Your line');
    expect(sessionStorage.getItem('samepage.words.insight-line.in-1')).toBeNull();
  });

  it('says from when on a line is read by others', async () => {
    const { text } = await open(anInsight({ mine }));
    expect(text()).toContain(
      'Everyone in the inquiry can read it once 5 people have answered, without your name',
    );
  });

  it('asks again where the claim was changed since', async () => {
    const { element, text } = await open(anInsight({ mine: { ...mine, isCurrent: false } }));
    expect(text()).toContain('The claim was changed since you answered');
    expect(element.querySelector('[aria-checked=true]')).toBeNull();
  });

  it('is counted in a sentence and a table, without what could point at someone', async () => {
    const { element, text } = await open(
      anInsight({
        counts: {
          all: { as: 'numbers', us: 7, partly: 3, notUs: 2 },
          sectors: [
            { sector: health, count: { as: 'numbers', us: 4, partly: 2, notUs: 1 } },
            { sector: linkWork, count: { as: 'words', nearlyAll: 'not-us' } },
          ],
          least: 5,
        },
      }),
    );
    expect(text()).toContain('12 people answered: 7 said “that is us”, 3 “partly” and 2 “not us”.');
    const rows = [...element.querySelectorAll('tbody tr')].map(({ textContent }) => textContent.trim());
    expect(rows[0]).toContain('Health');
    expect(rows[1]).toContain('Nearly all said “not us”');
  });

  it('has no table while few have answered', async () => {
    const { element, text } = await open(anInsight());
    expect(text()).toContain('Counts are shown once 5 people have answered');
    expect(element.querySelector('table')).toBeNull();
  });

  it('has a sentence and no table where no sector can be shown by itself', async () => {
    const sectors = [health, linkWork].map((sector) => ({ sector, count: { as: 'hidden' as const } }));
    const all = { as: 'words' as const, nearlyAll: 'us' as const };
    const { element, text } = await open(anInsight({ counts: { all, sectors, least: 5 } }));
    expect(text()).toContain('Nearly everyone who answered said “that is us”.');
    expect(text()).toContain('No sector can be shown by itself');
    expect(element.querySelector('table')).toBeNull();
  });
});

describe('those who publish', () => {
  it('publish what they read', async () => {
    const proposed = anInsight({ state: 'proposed', published: null, acts: ['publish'], version: 4 });
    const api = new FakeApi().fail(insightPublish, refusedWith('refused', 'Nothing speaks against it yet.'));
    const { press, text } = await open(proposed, api);
    expect(api.askedOf(insightVersions)).toEqual([]);
    await press('Publish it');
    expect(text()).toContain('Nothing speaks against it yet.');
    api.answer(insightPublish, anInsight());
    await press('Publish it');
    expect(api.askedOf(insightPublish)[1]).toEqual({ insightId: 'in-1', body: { version: 4 } });
    expect(text()).toContain('Is that us?');
  });

  it('take it back with a reason', async () => {
    const api = new FakeApi().answer(insightTakeBack, anInsight({ state: 'taken-back', acts: [] }));
    const { element, submit, text } = await open(anInsight({ acts: ['take-back'] }), api);
    await submit();
    expect(text()).toContain('Say why');
    type(element, '#taken-back-why', 'Wrong people.');
    await submit();
    expect(api.askedOf(insightTakeBack)).toEqual([{ insightId: 'in-1', body: { why: 'Wrong people.' } }]);
  });

  it('hide a line', async () => {
    const api = new FakeApi().answer(insightHide, anInsight());
    const lines = [{ id: 'l-1', text: 'Unkind.' }];
    const { press, text } = await open(anInsight({ lines, acts: ['hide'] }), api);
    await press('Hide this line');
    expect(api.askedOf(insightHide)).toEqual([{ insightId: 'in-1', lineId: 'l-1' }]);
    expect(text()).not.toContain('Unkind.');
  });
});

it('a proposal is withdrawn after a question', async () => {
  const api = new FakeApi().answer(insightWithdraw, undefined);
  const { element, settle, router } = await open(
    anInsight({ state: 'proposed', published: null, acts: ['edit', 'withdraw'] }),
    api,
  );
  const went = jest.spyOn(router, 'navigate').mockResolvedValue(true);
  element.querySelector<HTMLElement>('[data-way=on]')!.click();
  await settle();
  expect(api.askedOf(insightWithdraw)).toEqual([{ insightId: 'in-1' }]);
  expect(went).toHaveBeenCalledWith(['/i', 'what-for', 'insights']);
});
