import type { SuggestedThemes, Themes } from '@samepage/contracts';
import {
  inquirySee,
  themeKeep,
  themeList,
  themeMerge,
  themeMove,
  themeRemove,
  themeRename,
  themeSuggest,
  themeTakeOut,
} from '../../api/functions';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { someResponse, someWords } from './testing/samples';
import { ThemesPage } from './themes.page';

const themes: Themes = [
  { id: 't-1', name: 'Buses', items: [someWords(), someResponse] },
  { id: 't-2', name: 'Forms', items: [] },
];
const suggested: SuggestedThemes = {
  themes: [
    { words: ['soup', 'walk'], items: [someWords({ ref: { kind: 'statement', statementId: 'st-7' } })] },
  ],
  looked: 9,
  isAll: true,
};

async function open(abilities = ['theme.see', 'theme.group', 'insight.propose']) {
  const api = new FakeApi()
    .answer(inquirySee, anInquiry({ abilities }))
    .answer(themeList, themes)
    .answer(themeSuggest, suggested)
    .answer(themeKeep, themes);
  for (const fn of [themeMove, themeMerge, themeRemove, themeRename, themeTakeOut]) api.answer(fn, undefined);
  return { ...(await openPage(ThemesPage, { api, inputs: { slug: 'what-for' } })), api };
}
const inquiryId = 'i-1';

describe('themes', () => {
  it('are read by everyone, and grouped by those who may', async () => {
    const { element, text, api } = await open(['theme.see']);
    expect([...element.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
      'Buses',
      'Forms',
    ]);
    expect(text()).not.toContain('Words that keep coming together');
    expect(api.askedOf(themeSuggest)).toEqual([]);
    expect(element.querySelector('input, select, form')).toBeNull();
  });

  it('are grouped without a mouse: tick, choose where to, move', async () => {
    const { element, press, settle, api, text } = await open();
    await press('Move');
    expect(text()).toContain('Tick some words first.');
    element.querySelector<HTMLInputElement>('#tick-r-1')!.click();
    await settle();
    await press('Move');
    expect(api.askedOf(themeMove)).toEqual([
      { inquiryId, themeId: 't-2', body: { items: [{ kind: 'response', responseId: 'r-1' }] } },
    ]);
    element.querySelector<HTMLInputElement>('#tick-st-1')!.click();
    await settle();
    await press('Take out');
    expect(api.askedOf(themeTakeOut)).toEqual([{ inquiryId, themeId: 't-1', itemId: 'st-1' }]);
  });

  it('are renamed, merged and thrown away', async () => {
    const { element, press, settle, api } = await open();
    type(element, 'sp-theme-card input[autocomplete]', 'Getting home');
    await settle();
    await press('Rename');
    await press('Merge');
    element.querySelector<HTMLElement>('[data-way=on]')!.click();
    await settle();
    expect(api.askedOf(themeRename)).toEqual([{ inquiryId, themeId: 't-1', body: { name: 'Getting home' } }]);
    expect(api.askedOf(themeMerge)).toEqual([{ inquiryId, themeId: 't-1', body: { into: 't-2' } }]);
    expect(api.askedOf(themeRemove)).toEqual([{ inquiryId, themeId: 't-1' }]);
  });

  it('can begin with a part of another', async () => {
    const { element, press, settle, api } = await open();
    element.querySelector<HTMLInputElement>('#tick-st-1')!.click();
    const select = element.querySelector<HTMLSelectElement>('sp-theme-card select')!;
    select.value = 'new';
    select.dispatchEvent(new Event('change'));
    await settle();
    await press('Move');
    expect(api.askedOf(themeKeep)).toMatchObject([
      { body: { name: 'Buses (part)', items: [{ kind: 'statement', statementId: 'st-1' }] } },
    ]);
  });

  it('lead to an insight', async () => {
    const { element } = await open();
    expect(element.querySelector('a[href="/i/what-for/insights/new?theme=t-1"]')).not.toBeNull();
  });
});

describe('what counting suggests', () => {
  it('is called so, and kept only when a person names it', async () => {
    const { element, text, settle, api } = await open();
    expect(text()).toContain('Words that keep coming together');
    expect(text()).toContain('Nobody has looked at it yet');
    const card = element.querySelector('sp-suggested-theme')!;
    expect(card.querySelector('h3')?.textContent).toBe('soup, walk');
    api.fail(themeKeep, unreachable);
    const keep = async () => {
      card.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await settle();
    };
    await keep();
    expect(text()).toContain('We could not reach the server');
    api.answer(themeKeep, themes);
    await keep();
    const sent = api.askedOf(themeKeep) as { body: { id: string; name: string } }[];
    expect(sent[1]!.body).toEqual(sent[0]!.body);
    expect(sent[0]!.body.name).toBe('soup, walk');
    expect(element.querySelector('sp-suggested-theme')).toBeNull();
  });
});
