import { conversationAdd, conversationList, inquirySee } from '../../api/functions';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { ConversationsPage } from './conversations.page';

const there = { id: 'c-1', title: 'An evening in 2021', importedAt: '2026-11-22T10:00:00Z', statements: 13 };

async function open({ abilities = ['opinion.see', 'opinion.import'], list = [there] } = {}) {
  const api = new FakeApi()
    .answer(inquirySee, anInquiry({ abilities }))
    .answer(conversationList, list)
    .answer(conversationAdd, { id: 'c-2' });
  const page = await openPage(ConversationsPage, { api, inputs: { slug: 'what-for' } });
  const went = jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
  const choose = (name: string, file: File) => {
    const box = page.element.querySelector<HTMLInputElement>(`#conversation-${name}`)!;
    Object.defineProperty(box, 'files', { configurable: true, value: [file] });
    box.dispatchEvent(new Event('change'));
  };
  return { ...page, api, went, choose };
}
const csv = (name: string) => new File(['a,b'], `${name}.csv`, { type: 'text/csv' });

describe('older conversations', () => {
  it('are there to be read', async () => {
    const { element, text } = await open({ abilities: ['opinion.see'] });
    expect(element.querySelector('a[href="/conversations/c-1"]')?.textContent).toBe('An evening in 2021');
    expect(text()).toContain('13 statements, brought in on 22 November 2026');
    expect(element.querySelector('form')).toBeNull();
  });

  it('say who can bring one in, where there are none', async () => {
    const { text } = await open({ abilities: ['opinion.see'], list: [] });
    expect(text()).toContain('A facilitator of this inquiry can bring one in.');
  });

  it('are brought in from three files, of which one may be missing', async () => {
    const { api, choose, element, submit, went } = await open();
    type(element, '#conversation-title', 'Parks');
    choose('comments', csv('comments'));
    choose('votes', csv('votes'));
    await submit();
    const [sent] = api.askedOf(conversationAdd) as [{ inquiryId: string; body: Record<string, unknown> }];
    expect(sent.inquiryId).toBe('i-1');
    expect(sent.body['title']).toBe('Parks');
    expect((sent.body['comments'] as File).name).toBe('comments.csv');
    expect(sent.body['summary']).toBeUndefined();
    expect(went).toHaveBeenCalledWith(['/conversations', 'c-2']);
  });

  it('say what is missing, and what is too large, before anything is sent', async () => {
    const { api, choose, element, submit, text } = await open();
    const large = csv('votes');
    Object.defineProperty(large, 'size', { value: 17 * 1024 * 1024 });
    choose('votes', large);
    await submit();
    expect(text()).toContain('Give it a title.');
    expect(text()).toContain('Choose the file with the statements, comments.csv.');
    expect(text()).toContain('votes.csv is larger than 16 MB.');
    const links = [...element.querySelectorAll('sp-error-summary a')].map((a) => a.getAttribute('href'));
    expect(links).toContain('#conversation-comments');
    expect(api.askedOf(conversationAdd)).toEqual([]);
  });

  it('say at its file what the server found, keep the title, and send the same one again', async () => {
    const { api, choose, element, submit, text } = await open();
    type(element, '#conversation-title', 'Parks');
    choose('comments', csv('comments'));
    choose('votes', csv('votes'));
    const message = 'Line 7 of the votes (votes.csv) has a vote that is not 1, 0 or -1.';
    const fault = refusedWith('invalid_input', message, [{ path: 'votes', message }]);
    api.fail(conversationAdd, fault);
    await submit();
    expect(text()).toContain(message);
    const box = element.querySelector('#conversation-votes');
    expect(box?.getAttribute('aria-invalid')).toBe('true');
    expect(element.querySelector<HTMLInputElement>('#conversation-title')?.value).toBe('Parks');
    api.answer(conversationAdd, { id: 'c-2' });
    await submit();
    const ids = api.askedOf(conversationAdd).map((asked) => (asked as { body: { id: string } }).body.id);
    expect(new Set(ids).size).toBe(1);
  });
});
