import { editionList, inquiryList } from '../../api/functions';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { HomePage } from './home.page';

const inquiry = { id: 'i-1', slug: 'what-for', title: 'What is it for?', question: 'What do we hope for?' };
const edition = (number: number, publishedAt: string) => ({
  number,
  title: `Edition the ${number}.`,
  publishedAt,
  inquirySlug: 'what-for',
});

function answers(editions: object[] = []) {
  return new FakeApi().answer(inquiryList, [inquiry]).answer(editionList, editions);
}

describe('the front door', () => {
  it('leads to the inquiries', async () => {
    const { element } = await openPage(HomePage, { api: answers() });
    expect(element.querySelector('a[href="/i/what-for"]')?.textContent).toBe('What do we hope for?');
  });

  it('shows the newest edition', async () => {
    const api = answers([edition(1, '2026-01-01T00:00:00Z'), edition(2, '2026-02-01T00:00:00Z')]);
    const { element } = await openPage(HomePage, { api });
    expect(element.querySelector('a[href="/editions/what-for/2"]')).not.toBeNull();
    expect(element.querySelector('a[href="/editions/what-for/1"]')).toBeNull();
  });

  it('says what an inquiry is where there is none', async () => {
    const { text } = await openPage(HomePage, { api: new FakeApi().answer(inquiryList, []) });
    expect(text()).toContain('No inquiry yet');
  });

  it('can be tried again when the server is away', async () => {
    const api = answers().fail(inquiryList, unreachable);
    const { text, press } = await openPage(HomePage, { api });
    expect(text()).toContain('We could not reach the server');
    api.answer(inquiryList, [inquiry]);
    await press('Try again');
    expect(text()).toContain('What do we hope for?');
  });

  it('takes a code as people type it', async () => {
    const { element, router, submit } = await openPage(HomePage, { api: answers() });
    const went = jest.spyOn(router, 'navigate').mockResolvedValue(true);
    type(element, 'input.code', ' plum-42 ');
    await submit();
    expect(went).toHaveBeenCalledWith(['/join', 'PLUM42'], expect.anything());
  });

  it('says what a code looks like when it cannot be one', async () => {
    const { element, submit, text } = await openPage(HomePage, { api: answers() });
    type(element, 'input.code', '??');
    await submit();
    expect(text()).toContain('four to eight letters and digits, such as');
    expect(document.activeElement).toBe(element.querySelector('input.code'));
  });
});
