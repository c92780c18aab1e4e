import {
  debateList,
  inquirySee,
  provocationListResponses,
  provocationRespond,
  provocationSee,
} from '../../api/functions';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry, aProvocation, aResponse } from '../../shared/testing/samples';
import { ProvocationPage } from './provocation.page';

const at = '2026-11-22T10:00:00Z';
const debate = {
  id: 'd-1',
  title: 'The bench debate',
  phase: 'closed',
  statements: 3,
  createdAt: at,
  provocationId: 'p-1',
};

async function setup(abilities = ['response.add'], api = new FakeApi()) {
  api
    .answer(inquirySee, anInquiry({ abilities }))
    .answer(provocationListResponses, [aResponse()])
    .answer(debateList, [
      debate,
      { ...debate, id: 'd-2', title: 'About something else', provocationId: 'p-2' },
    ])
    .answer(provocationRespond, aResponse({ id: 'r-2', words: 'A choir.', mine: true }));
  if (!api.askedOf(provocationSee).length) api.answer(provocationSee, aProvocation());
  return { ...(await openPage(ProvocationPage, { api, inputs: { provocationId: 'p-1' } })), api };
}

describe('a provocation', () => {
  it('is read with the voices that answered, and where it went', async () => {
    const { text } = await setup();
    for (const words of [
      'A grey Tuesday',
      'What would you prescribe?',
      'Asha, Health',
      'A walk, and soup after.',
    ])
      expect(text()).toContain(words);
    expect(text()).toContain('The bench debate');
    expect(text()).not.toContain('About something else');
  });

  describe('with a note of what may be hard to meet in it', () => {
    const contentNote = 'It speaks of a death.';
    const picture = { hash: 'abc', width: 4, height: 3, alt: 'An empty chair.' };
    const noted = async () => {
      const api = new FakeApi().answer(provocationSee, aProvocation({ contentNote, picture }));
      await api.invoke(provocationSee);
      return setup([], api);
    };

    it('shows the note, and neither words nor picture until they are asked for', async () => {
      const { text, element, press } = await noted();
      const button = () => element.querySelector('[aria-controls=asked]');
      expect(text()).toContain(contentNote);
      expect(text()).not.toContain('What would you prescribe?');
      expect(element.querySelector('sp-picture')).toBeNull();
      expect(button()?.getAttribute('aria-expanded')).toBe('false');
      await press('Show it');
      expect(element.querySelector('#asked')?.textContent).toContain('What would you prescribe?');
      expect(element.querySelector('#asked sp-picture img')?.getAttribute('alt')).toBe(picture.alt);
      expect(button()?.getAttribute('aria-expanded')).toBe('true');
      await press('Hide it');
      expect(text()).not.toContain('What would you prescribe?');
    });

    it('is closed again when another one is read', async () => {
      const { text, fixture, press, settle } = await noted();
      await press('Show it');
      fixture.componentRef.setInput('provocationId', 'p-2');
      await settle();
      expect(text()).not.toContain('What would you prescribe?');
    });
  });

  it('is simply there where nothing was noted', async () => {
    const { element } = await setup();
    expect(element.querySelector('#asked')?.textContent).toContain('What would you prescribe?');
    expect(element.querySelector('[aria-controls=asked]')).toBeNull();
  });

  it('is answered, and the answer hangs at the end', async () => {
    const { element, submit, settle, text, api } = await setup();
    type(element, '#response-words', 'A choir.');
    await settle();
    await submit();
    expect(api.askedOf(provocationRespond)).toMatchObject([
      { provocationId: 'p-1', body: { words: 'A choir.' } },
    ]);
    expect(text()).toContain('A choir.');
    expect(text()).toContain('Your words');
    expect(element.querySelector<HTMLTextAreaElement>('#response-words')?.value).toBe('');
  });

  it('keeps an answer that could not be sent, on the page and in this tab', async () => {
    const { element, submit, text, api } = await setup();
    api.fail(provocationRespond, unreachable);
    type(element, '#response-words', 'A long answer');
    await submit();
    expect(text()).toContain('what you wrote is still on this page');
    expect(element.querySelector<HTMLTextAreaElement>('#response-words')?.value).toBe('A long answer');
    expect(sessionStorage.getItem('samepage.words.response.p-1')).toBe('A long answer');
  });

  it('sends the same answer again after a failure, and the next one as another', async () => {
    const { element, submit, api } = await setup();
    const send = async () => {
      type(element, '#response-words', 'A choir.');
      await submit();
    };
    api.fail(provocationRespond, unreachable);
    await send();
    api.answer(provocationRespond, aResponse({ id: 'r-2' }));
    await send();
    await send();
    const ids = (api.askedOf(provocationRespond) as { body: { id: string } }[]).map(({ body }) => body.id);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('asks for words', async () => {
    const { submit, text, api } = await setup();
    await submit();
    expect(text()).toContain('Write a few words first.');
    expect(api.askedOf(provocationRespond)).toEqual([]);
  });

  it('offers a facilitator a debate on it, and a reader no form', async () => {
    const { element } = await setup(['debate.prepare']);
    expect(element.querySelector('a[href="/i/what-for/debates/new?on=p-1"]')).not.toBeNull();
    expect(element.querySelector('form')).toBeNull();
  });

  it('asks a stranger to join or sign in', async () => {
    const api = new FakeApi().fail(provocationSee, refusedWith('sign_in_needed'));
    await api.invoke(provocationSee).catch(() => undefined);
    const { text } = await setup([], api);
    for (const words of ['This is for people in the inquiry', 'Sign in', 'Join with a code'])
      expect(text()).toContain(words);
  });
});
