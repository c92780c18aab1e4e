import {
  inquirySee,
  insightChange,
  insightLook,
  insightPropose,
  insightReadWords,
  insightSee,
  themeList,
} from '../../api/functions';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { InsightFormPage } from './insight-form.page';
import { sentencesOf } from './sentences';
import { anInsight, someResponse, someWords } from './testing/samples';

const kept = 'samepage.words.insight.what-for.';

async function open(inputs: Record<string, unknown> = { slug: 'what-for' }, api = new FakeApi()) {
  api
    .answer(inquirySee, anInquiry({ abilities: ['insight.propose'] }))
    .answer(insightLook, [someWords(), someResponse])
    .answer(insightPropose, anInsight({ id: 'in-9' }))
    .answer(insightChange, anInsight());
  const bench = await openPage(InsightFormPage, { api, inputs });
  const went = jest.spyOn(bench.router, 'navigate').mockResolvedValue(true);
  const tick = async (selector: string) => {
    bench.element.querySelector<HTMLInputElement>(selector)!.click();
    await bench.settle();
  };
  const write = async () => {
    type(bench.element, '#insight-claim', 'Buses decide.');
    await tick('#speaks-for-s-health');
    await tick('#sure-most');
    type(bench.element, '#insight-why-sure', 'Nine said so.');
    await bench.settle();
  };
  return { ...bench, api, went, tick, write };
}

describe('proposing an insight', () => {
  it('says what is missing, tied to its field', async () => {
    const { submit, text, api } = await open();
    await submit();
    for (const words of [
      'Say in one sentence',
      'Say whom it speaks for.',
      'Say how sure',
      'in a few words why',
    ])
      expect(text()).toContain(words);
    expect(api.askedOf(insightPropose)).toEqual([]);
  });

  it('sends places and notes, and never the words', async () => {
    const { write, press, element, submit, settle, api, went } = await open();
    await write();
    await press('Find');
    await press('Speaks for it');
    type(element, 'sp-pieces-field textarea', 'She sings.');
    await settle();
    await submit();
    expect(api.askedOf(insightPropose)).toEqual([
      {
        inquiryId: 'i-1',
        body: {
          id: expect.any(String) as string,
          claim: 'Buses decide.',
          evidence: [{ ref: { kind: 'statement', statementId: 'st-1' }, note: 'She sings.' }],
          counterEvidence: [],
          foundNone: false,
          speaksFor: { all: false, sectorIds: ['s-health'] },
          notHeard: null,
          sureness: 'most',
          whySure: 'Nine said so.',
        },
      },
    ]);
    expect(went).toHaveBeenCalledWith(['/insights', 'in-9']);
    expect(sessionStorage.getItem(kept)).toBeNull();
  });

  it('takes a part of a longer response', async () => {
    const { press, element, settle, text } = await open();
    await press('Find');
    const [begin] = element.querySelectorAll<HTMLSelectElement>('sp-words-found select');
    begin!.value = '1';
    begin!.dispatchEvent(new Event('change'));
    await settle();
    const found = element.querySelectorAll('sp-words-found')[1]!;
    expect(found.querySelector('blockquote')?.textContent).toBe(
      'Nobody asked how I get home. Then it rained',
    );
    [...found.querySelectorAll('button')].find((each) => each.textContent.includes('against'))!.click();
    await settle();
    const draft = JSON.parse(sessionStorage.getItem(kept)!) as { counterEvidence: object[] };
    expect(draft.counterEvidence).toMatchObject([{ ref: { from: 15, to: 58 } }]);
    expect(sessionStorage.getItem(kept)).not.toContain('Nobody asked');
    expect(text()).not.toContain('We looked and found none');
  });

  it('keeps all of it when it cannot be sent, and sends the same one again', async () => {
    const { write, submit, api, text, element } = await open();
    api.fail(insightPropose, unreachable);
    await write();
    await submit();
    await submit();
    expect(text()).toContain('We could not reach the server');
    expect(element.querySelector<HTMLTextAreaElement>('#insight-claim')?.value).toBe('Buses decide.');
    const [one, other] = api.askedOf(insightPropose) as { body: { id: string } }[];
    expect(other!.body.id).toBe(one!.body.id);
  });

  it('brings back what was kept over a reload, without words that were taken back since', async () => {
    const api = new FakeApi().answer(insightReadWords, [someWords()]);
    const gone = { kind: 'statement', statementId: 'st-gone' };
    const bench = open({ slug: 'what-for' }, api);
    // `openPage` forgets what is kept before the page looks, as a new tab would.
    sessionStorage.setItem(
      kept,
      JSON.stringify({
        claim: 'Kept.',
        evidence: [
          { ref: someWords().ref, note: 'n' },
          { ref: gone, note: '' },
        ],
      }),
    );
    const { element, settle } = await bench;
    await settle();
    expect(element.querySelector<HTMLTextAreaElement>('#insight-claim')?.value).toBe('Kept.');
    expect(element.querySelectorAll('sp-pieces-field li')).toHaveLength(1);
    expect(element.querySelector('sp-pieces-field blockquote')?.textContent).toContain('The last bus');
  });

  it('begins with the words of a theme', async () => {
    const api = new FakeApi().answer(themeList, [{ id: 't-1', name: 'Buses', items: [someWords()] }]);
    const { element } = await open({ slug: 'what-for', theme: 't-1' }, api);
    expect(element.querySelector('sp-pieces-field blockquote')?.textContent).toContain('The last bus');
  });

  it('does not send the form when Enter looks for words', async () => {
    const { element, settle, api } = await open();
    const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true });
    element.querySelector('#find-words')!.dispatchEvent(enter);
    await settle();
    expect(enter.defaultPrevented).toBe(true);
    expect(api.askedOf(insightLook)).toEqual([{ inquiryId: 'i-1', search: '', kind: 'any' }]);
  });

  it('puts pieces in order by button', async () => {
    const { press, element, settle } = await open();
    await press('Find');
    await press('Speaks for it');
    const second = element.querySelectorAll('sp-words-found')[1]!;
    second.querySelector('button')!.click();
    await settle();
    await press('Move down');
    const first = element.querySelector('sp-pieces-field blockquote');
    expect(first?.textContent).toContain('I came by bus');
    await press('Take out');
    expect(element.querySelectorAll('sp-pieces-field li')).toHaveLength(1);
  });
});

describe('changing an insight', () => {
  const change = (insight = anInsight({ acts: ['edit'], version: 3 })) =>
    open({ insightId: 'in-1' }, new FakeApi().answer(insightSee, insight));

  it('begins with what it says, and sends the version that was read', async () => {
    const { element, submit, settle, api } = await change();
    type(element, '#insight-claim', 'Buses decide who comes.');
    await settle();
    await submit();
    expect(api.askedOf(insightChange)).toMatchObject([
      { insightId: 'in-1', body: { version: 3, claim: 'Buses decide who comes.', sureness: 'some' } },
    ]);
  });

  it('says what was taken back, and what to do where someone was quicker', async () => {
    const evidence = [
      { words: someWords(), note: null },
      { words: null, note: null },
    ];
    const { text, submit, api } = await change(anInsight({ acts: ['edit'], evidence }));
    expect(text()).toContain('one piece of evidence');
    api.fail(insightChange, refusedWith('conflict', 'Someone changed this insight since you opened it.'));
    await submit();
    expect(text()).toContain('Someone changed this insight since you opened it.');
  });

  it('is not offered to others', async () => {
    const { element, text } = await change(anInsight({ acts: ['answer'] }));
    expect(element.querySelector('form')).toBeNull();
    expect(text()).toContain('not yours to change');
  });
});

it('sentences of a text have their places in it', () => {
  const text = 'One. “Two?” Three…\nFour';
  const stretches = sentencesOf(text);
  expect(stretches.map((each) => each.text)).toEqual(['One.', '“Two?”', 'Three…', 'Four']);
  for (const { from, to, text: words } of stretches) expect(text.slice(from, to).trim()).toBe(words);
  expect(sentencesOf('No end')).toEqual([{ from: 0, to: 6, text: 'No end' }]);
});
