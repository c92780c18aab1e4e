import { debatePrepare, draftCreate, inquirySee, provocationList } from '../api/functions';
import { FakeApi, unreachable } from '../shared/testing/fake-api';
import { openPage, type } from '../shared/testing/page';
import { anInquiry } from '../shared/testing/samples';
import { AccessibilityPage } from './about/accessibility.page';
import { PrivacyPage } from './about/privacy.page';
import { PreparePage } from './debate/prepare.page';
import { BeginPage } from './draft/begin.page';
import { JoinPage } from './join/join.page';

const at = '2026-11-22T10:00:00Z';
const answers = () =>
  new FakeApi()
    .answer(inquirySee, anInquiry())
    .answer(provocationList, [
      { id: 'p-1', title: 'A grey Tuesday', postedAt: at, responses: 0, picture: null },
    ])
    .answer(debatePrepare, { id: 'd-9' })
    .answer(draftCreate, { id: 'dr-9' });

describe('preparing a debate', () => {
  it('takes over the provocation it was begun from', async () => {
    const api = answers();
    const page = await openPage(PreparePage, { api, inputs: { slug: 'what-for', on: 'p-1' } });
    const went = jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
    await page.submit();
    expect(page.text()).toContain('Give the debate a title.');
    type(page.element, '#debate-title', 'The bench debate');
    await page.submit();
    const body = { id: expect.any(String), title: 'The bench debate', provocationId: 'p-1' };
    expect(api.askedOf(debatePrepare)).toEqual([{ inquiryId: 'i-1', body }]);
    expect(went).toHaveBeenCalledWith(['/debates', 'd-9']);
  });

  it('may be on nothing', async () => {
    const api = answers();
    const page = await openPage(PreparePage, { api, inputs: { slug: 'what-for', on: 'p-1' } });
    jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
    const choice = page.element.querySelector<HTMLSelectElement>('#debate-on')!;
    choice.value = '';
    choice.dispatchEvent(new Event('change'));
    type(page.element, '#debate-title', 'Open ground');
    await page.submit();
    expect(api.askedOf(debatePrepare)).toMatchObject([{ body: { provocationId: null } }]);
  });
});

describe('beginning a draft', () => {
  it('takes a title, and keeps it when it cannot be sent', async () => {
    const api = answers().fail(draftCreate, unreachable);
    const page = await openPage(BeginPage, { api, inputs: { slug: 'what-for' } });
    const went = jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
    type(page.element, '#draft-title', 'What we hold');
    await page.submit();
    expect(page.text()).toContain('We could not reach the server');
    expect(page.element.querySelector<HTMLInputElement>('#draft-title')?.value).toBe('What we hold');
    api.answer(draftCreate, { id: 'dr-9' });
    await page.submit();
    expect(went).toHaveBeenCalledWith(['/drafts', 'dr-9']);
  });
});

describe('plain pages', () => {
  it.each([
    [AccessibilityPage, 'have not tested this version yet'],
    [PrivacyPage, 'How you voted is shown to nobody'],
    [JoinPage, 'You need no account'],
  ])('are honest', async (page, words) => {
    expect((await openPage(page as never, { api: new FakeApi() })).text()).toContain(words);
  });
});
