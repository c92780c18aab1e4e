import { placeMine, placeSay } from '../../api/functions';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { SpMyPlace } from './my-place';

const places = [
  { id: 'p-1', name: 'The hills' },
  { id: 'p-2', name: 'The city' },
];

async function setup(mine: { places: typeof places; placeId: string | null } = { places, placeId: 'p-1' }) {
  const api = new FakeApi().answer(placeMine, mine).answer(placeSay, undefined);
  const page = await openPage(SpMyPlace, { api, inputs: { inquiryId: 'i-1' } });
  const select = page.element.querySelector<HTMLSelectElement>('#place')!;
  const choose = async (value: string) => {
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await page.settle();
    await page.submit();
  };
  return { ...page, api, select, choose };
}

describe('where I say I am', () => {
  it('is what I said before, and can be another', async () => {
    const { select, choose, api, text } = await setup();
    expect(select.value).toBe('p-1');
    await choose('p-2');
    expect(api.askedOf(placeSay)).toEqual([{ inquiryId: 'i-1', body: { placeId: 'p-2' } }]);
    expect(text()).toContain('Kept.');
  });

  it('can be taken back', async () => {
    const { choose, api, text } = await setup();
    await choose('');
    expect(api.askedOf(placeSay)).toMatchObject([{ body: { placeId: null } }]);
    expect(text()).toContain('Nothing is kept of where you are.');
  });

  it('stays chosen when it could not be kept', async () => {
    const { choose, api, select, text } = await setup();
    api.fail(placeSay, unreachable);
    await choose('p-2');
    expect(select.value).toBe('p-2');
    expect(text()).toContain('We could not reach the server');
    expect(text()).not.toContain('Kept.');
  });

  it('takes no room where the inquiry does not ask', async () => {
    const { text } = await setup({ places: [], placeId: null });
    expect(text()).toBe('');
  });

  it('says when it cannot be read, and is asked for again', async () => {
    const api = new FakeApi().fail(placeMine, unreachable);
    const { text, press, element } = await openPage(SpMyPlace, { api, inputs: { inquiryId: 'i-1' } });
    expect(text()).toContain('We could not reach the server');
    api.answer(placeMine, { places, placeId: null });
    await press('Try again');
    expect(element.querySelector('#place')).not.toBeNull();
  });

  it('is asked for anew when its place is gone from the list', async () => {
    const { choose, api, text } = await setup();
    const message = 'Choose one of the places in the list, or none.';
    api.fail(placeSay, refusedWith('invalid_input', message, [{ path: 'placeId', message }]));
    await choose('p-2');
    expect(text()).toContain(message);
    expect(api.askedOf(placeMine)).toHaveLength(2);
  });
});
