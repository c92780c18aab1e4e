import {
  draftList,
  debateList,
  editionList,
  gatheringList,
  inquirySee,
  inquirySetSupport,
  provocationList,
} from '../../api/functions';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { InquiryPage } from './inquiry.page';
import { canBeFollowed, supportWay } from './support-way';

const listeners = { words: 'They listen at any hour.', address: 'https://listeners.example/now' };

async function setup({ support = null as typeof listeners | null, abilities = ['inquiry.support'] } = {}) {
  const api = new FakeApi()
    .answer(inquirySee, anInquiry({ support, abilities }))
    .answer(inquirySetSupport, undefined);
  for (const list of [editionList, provocationList, debateList, draftList, gatheringList])
    api.answer(list, []);
  const page = await openPage(InquiryPage, { api, inputs: { slug: 'what-for' } });
  const details = page.element.querySelector<HTMLDetailsElement>('sp-support details');
  const typed = (id: string) => page.element.querySelector<HTMLInputElement>(`#${id}`)?.value;
  const open = async () => {
    details!.open = true;
    details!.dispatchEvent(new Event('toggle'));
    await page.settle();
  };
  return { ...page, api, details, typed, open };
}

describe('where to turn', () => {
  it('is read by everyone, also by a stranger, who cannot change it', async () => {
    const { element, text, details } = await setup({ support: listeners, abilities: [] });
    expect(text()).toContain('Where to turn');
    expect(text()).toContain(listeners.words);
    const link = element.querySelector('sp-support a');
    expect(link?.getAttribute('href')).toBe(listeners.address);
    expect(link?.textContent).toBe('listeners.example (opens a new tab)');
    expect(details).toBeNull();
  });

  it('takes no room where there is nothing to say and nobody to say it', async () => {
    const { element } = await setup({ abilities: [] });
    expect(element.querySelector('sp-support')?.textContent).toBe('');
  });

  it('is said by those who look after the inquiry', async () => {
    const { element, open, submit, api, text, details } = await setup();
    await open();
    type(element, '#support-words', ' Speak to Ana. ');
    type(element, '#support-address', 'tel:116123');
    await submit();
    const support = { words: 'Speak to Ana.', address: 'tel:116123' };
    expect(api.askedOf(inquirySetSupport)).toEqual([{ inquiryId: 'i-1', body: { support } }]);
    expect(text()).toContain('It is shown here, and in every debate.');
    expect(text()).toContain('Call 116123');
    expect(details?.open).toBe(false);
    expect(document.activeElement?.textContent).toBe('Change where to turn');
  });

  it('is changed from what stands there', async () => {
    const { open, typed } = await setup({ support: listeners });
    await open();
    expect([typed('support-words'), typed('support-address')]).toEqual([listeners.words, listeners.address]);
  });

  it('needs no address', async () => {
    const { element, open, submit, api } = await setup();
    await open();
    type(element, '#support-words', 'Speak to Ana.');
    await submit();
    expect(api.askedOf(inquirySetSupport)).toMatchObject([{ body: { support: { address: null } } }]);
  });

  it('says what to put right before anything is sent', async () => {
    const { element, open, submit, api, text } = await setup();
    await open();
    type(element, '#support-address', 'listeners.example');
    await submit();
    expect(text()).toContain('Write where people can turn.');
    expect(text()).toContain('begins with https://, tel: or mailto:.');
    expect(api.askedOf(inquirySetSupport)).toEqual([]);
  });

  it.each([
    ['the server cannot be reached', unreachable, 'We could not reach the server'],
    [
      'the server refuses it',
      refusedWith('invalid_input', '', [{ path: 'support.address', message: 'That is no address.' }]),
      'That is no address.',
    ],
  ])('keeps what was typed when %s, on the page and in this tab', async (_, failure, said) => {
    const { element, open, submit, api, text, typed, details } = await setup();
    api.fail(inquirySetSupport, failure);
    await open();
    type(element, '#support-words', 'Speak to Ana.');
    type(element, '#support-address', 'mailto:ana@example.org');
    await submit();
    expect(text()).toContain(said);
    expect(details?.open).toBe(true);
    expect([typed('support-words'), typed('support-address')]).toEqual([
      'Speak to Ana.',
      'mailto:ana@example.org',
    ]);
    expect(sessionStorage.getItem('samepage.words.support-words.what-for')).toBe('Speak to Ana.');
  });

  it('can be taken away', async () => {
    const { open, press, api, text, element } = await setup({ support: listeners });
    await open();
    await press('Take it away');
    expect(api.askedOf(inquirySetSupport)).toEqual([{ inquiryId: 'i-1', body: { support: null } }]);
    expect(text()).toContain('It is no longer shown');
    expect(element.querySelector('#support')).toBeNull();
  });
});

it.each([
  ['tel:116123', 'Call 116123', false],
  ['mailto:ana@example.org?subject=A%20word', 'Write to ana@example.org', false],
  ['https://listeners.example/now', 'listeners.example', true],
])('%s is followed by "%s"', (address, text, opensTab) => {
  expect(supportWay(address)).toEqual({ text, opensTab });
  expect(canBeFollowed(address)).toBe(true);
});

it.each(['listeners.example', 'http://listeners.example', 'javascript:alert(1)', 'tel:', ''])(
  'what says "%s" cannot be followed',
  (address) => expect(canBeFollowed(address)).toBe(false),
);
