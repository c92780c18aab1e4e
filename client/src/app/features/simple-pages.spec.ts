import { draftCreate, inquirySee } from '../api/functions';
import { FakeApi, unreachable } from '../shared/testing/fake-api';
import { openPage, type } from '../shared/testing/page';
import { anInquiry } from '../shared/testing/samples';
import { AccessibilityPage } from './about/accessibility.page';
import { PrivacyPage } from './about/privacy.page';
import { BeginPage } from './draft/begin.page';
import { JoinPage } from './join/join.page';

const answers = () => new FakeApi().answer(inquirySee, anInquiry()).answer(draftCreate, { id: 'dr-9' });

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
