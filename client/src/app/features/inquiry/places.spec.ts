import {
  debateList,
  draftList,
  editionList,
  gatheringList,
  inquirySee,
  placeSet,
  provocationList,
} from '../../api/functions';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { InquiryPage } from './inquiry.page';

const hills = { id: 'p-1', name: 'The hills' };
const city = { id: 'p-2', name: 'The city' };

async function setup({ places = [hills, city], abilities = ['place.set'] } = {}) {
  const api = new FakeApi().answer(inquirySee, anInquiry({ places, abilities })).answer(placeSet, [city]);
  for (const list of [editionList, provocationList, debateList, draftList, gatheringList])
    api.answer(list, []);
  const page = await openPage(InquiryPage, { api, inputs: { slug: 'what-for' } });
  const details = page.element.querySelector<HTMLDetailsElement>('sp-places details');
  const open = async () => {
    details!.open = true;
    details!.dispatchEvent(new Event('toggle'));
    await page.settle();
  };
  const typed = () =>
    [...page.element.querySelectorAll<HTMLInputElement>('sp-places input')].map(({ value }) => value);
  const write = async (at: number, words: string) => {
    type(page.element, `#place-${at}`, words);
    await page.settle();
  };
  return { ...page, api, details, open, typed, write };
}

const draft = () => sessionStorage.getItem('samepage.words.places.what-for');

describe('the list of places', () => {
  beforeEach(() => sessionStorage.clear());

  it('is for those who look after the inquiry', async () => {
    expect((await setup({ abilities: [] })).details).toBeNull();
  });

  it('is begun with a place, where nobody is asked yet', async () => {
    const { open, press, write, submit, api, text } = await setup({ places: [] });
    await open();
    await press('Add a place');
    expect(document.activeElement?.id).toBe('place-0');
    await write(0, ' The  city ');
    await press('Add a place');
    await submit();
    expect(api.askedOf(placeSet)).toEqual([
      { inquiryId: 'i-1', body: { places: [{ id: null, name: 'The city' }], from: [] } },
    ]);
    expect(text()).toContain('People are asked where they are when they join.');
  });

  it('is changed from what stands there: another name is the same place still', async () => {
    const { open, typed, write, submit, api, details, settle, text } = await setup();
    await open();
    expect(typed()).toEqual(['The hills', 'The city']);
    expect(draft()).toBeNull();
    await write(0, 'The High Hills');
    await submit();
    const places = [{ id: 'p-1', name: 'The High Hills' }, city];
    expect(api.askedOf(placeSet)).toEqual([{ inquiryId: 'i-1', body: { places, from: [hills, city] } }]);
    expect(details?.open).toBe(false);
    details?.dispatchEvent(new Event('toggle'));
    await settle();
    expect(text()).toContain('People are asked where they are when they join.');
    expect(document.activeElement?.textContent).toBe('Change the list of places');
    expect(draft()).toBeNull();
  });

  it('says whose choice is taken away, where that can be heard, and it can be started over', async () => {
    const { open, element, press, settle, typed } = await setup();
    await open();
    const said = element.querySelector('sp-places form [role=status]')!;
    expect(said.textContent).toBe('');
    element.querySelector<HTMLButtonElement>('sp-places li button')!.click();
    await settle();
    expect(said.textContent).toContain('Whoever chose The hills will have said nothing');
    expect(document.activeElement?.textContent.trim()).toBe('Add a place');
    await press('Start over from the list as it is');
    expect(typed()).toEqual(['The hills', 'The city']);
    expect(draft()).toBeNull();
  });

  it.each([
    ['the city\u200b', 'stands in the list already.'],
    ['\u200b', 'Write a name, or take this place away.'],
    ['x'.repeat(61), 'Use at most 60 characters.'],
  ])('says what to put right before anything is sent: %j', async (words, said) => {
    const { open, press, write, submit, api, text } = await setup();
    await open();
    await press('Add a place');
    await write(2, words);
    await submit();
    expect(text()).toContain(said);
    expect(api.askedOf(placeSet)).toEqual([]);
  });

  it('ties what to put right to its own line, also behind one that was not needed', async () => {
    const { open, press, write, submit, element } = await setup();
    await open();
    await press('Add a place');
    await press('Add a place');
    await write(3, 'The hills');
    await submit();
    const link = element.querySelector<HTMLAnchorElement>('sp-places sp-error-summary a');
    expect(link?.getAttribute('href')).toContain('place-2');
    expect(element.querySelector<HTMLInputElement>('#place-2')?.value).toBe('The hills');
  });

  it('keeps what was typed when the server cannot be reached', async () => {
    const { open, write, submit, api, text, typed, details } = await setup();
    api.fail(placeSet, unreachable);
    await open();
    await write(1, 'The town');
    await submit();
    expect(text()).toContain('We could not reach the server');
    expect([typed(), details?.open]).toEqual([['The hills', 'The town'], true]);
    expect(draft()).toContain('The town');
  });

  it('goes on from what somebody else has set meanwhile, and keeps what both wrote', async () => {
    const { open, write, press, submit, api, text, typed } = await setup();
    await open();
    await press('Add a place');
    await write(2, 'The dales');
    const town = { id: 'p-3', name: 'The town' };
    api.fail(placeSet, refusedWith('conflict', 'Somebody else changed the list of places meanwhile.'));
    api.answer(inquirySee, anInquiry({ places: [city, town], abilities: ['place.set'] }));
    await submit();
    expect(text()).toContain('Somebody else changed the list of places meanwhile.');
    expect(typed()).toEqual(['The city', 'The town', 'The dales']);
    api.answer(placeSet, [city]);
    await submit();
    const places = [city, town, { id: null, name: 'The dales' }];
    expect(api.askedOf(placeSet).at(-1)).toEqual({ inquiryId: 'i-1', body: { places, from: [city, town] } });
  });
});
