import {
  debateList,
  draftList,
  editionList,
  inquirySee,
  placeSet,
  provocationList,
} from '../../api/functions';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { InquiryPage } from './inquiry.page';

const hills = { id: 'p-1', name: 'The hills' };
const city = { id: 'p-2', name: 'The city' };

async function setup({ places = [hills, city], abilities = ['place.set'] } = {}) {
  const api = new FakeApi().answer(inquirySee, anInquiry({ places, abilities })).answer(placeSet, [city]);
  for (const list of [editionList, provocationList, debateList, draftList]) api.answer(list, []);
  const page = await openPage(InquiryPage, { api, inputs: { slug: 'what-for' } });
  const details = page.element.querySelector<HTMLDetailsElement>('sp-places details');
  const open = async () => {
    details!.open = true;
    details!.dispatchEvent(new Event('toggle'));
    await page.settle();
  };
  const typed = () => page.element.querySelector<HTMLTextAreaElement>('#places')?.value;
  return { ...page, api, details, open, typed };
}

describe('the list of places', () => {
  beforeEach(() => sessionStorage.clear());

  it('is for those who look after the inquiry', async () => {
    expect((await setup({ abilities: [] })).details).toBeNull();
  });

  it('is changed from what stands there, and says whose choice that takes away', async () => {
    const { open, typed, element, settle, text, submit, api, details } = await setup();
    await open();
    expect(typed()).toBe('The hills\nThe city');
    type(element, '#places', ' The city \n\n');
    await settle();
    expect(text()).toContain('Whoever chose The hills will have said nothing, until they choose again.');
    await submit();
    expect(api.askedOf(placeSet)).toEqual([{ inquiryId: 'i-1', body: { places: ['The city'] } }]);
    expect(text()).toContain('People are asked where they are when they join.');
    expect(details?.open).toBe(false);
    expect(document.activeElement?.textContent).toBe('Change the list of places');
  });

  it.each([
    ['The city\nthe City', 'This stands there twice: the City.'],
    [Array.from({ length: 61 }, (_, each) => `Place ${each}`).join('\n'), 'Name at most 60 places.'],
    ['x'.repeat(61), 'Use at most 60 characters for each.'],
  ])('says what to put right before anything is sent', async (words, said) => {
    const { open, element, submit, api, text } = await setup();
    await open();
    type(element, '#places', words);
    await submit();
    expect(text()).toContain(said);
    expect(api.askedOf(placeSet)).toEqual([]);
  });

  it('keeps what was typed when the server cannot be reached', async () => {
    const { open, element, submit, api, text, typed, details } = await setup({ places: [] });
    api.fail(placeSet, unreachable);
    await open();
    type(element, '#places', 'The city');
    await submit();
    expect(text()).toContain('We could not reach the server');
    expect([typed(), details?.open]).toEqual(['The city', true]);
    expect(sessionStorage.getItem('samepage.words.places.what-for')).toBe('The city');
  });
});
