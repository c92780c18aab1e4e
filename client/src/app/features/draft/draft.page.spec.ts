import { draftSee, inquirySee, sessionSee } from '../../api/functions';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { aDraft, anInquiry, aPerson } from '../../shared/testing/samples';
import { DraftPage } from './draft.page';

function open(api: FakeApi) {
  api.answer(sessionSee, aPerson()).answer(inquirySee, anInquiry());
  return openPage(DraftPage, { api, inputs: { draftId: 'dr-1' } });
}

describe('the page of a draft', () => {
  it('is there before its editor, with what a writer needs to know', async () => {
    const { text, element } = await open(new FakeApi().answer(draftSee, aDraft()));
    expect(element.querySelector('h1')?.textContent).toBe('What we hold');
    expect(text()).toContain('Alt and F10 leads to the tools');
    expect(text()).not.toContain('Publish an edition');
  });

  it('lets a facilitator publish', async () => {
    const abilities = ['draft.see', 'draft.write', 'edition.publish'];
    const { text } = await open(new FakeApi().answer(draftSee, aDraft({ abilities })));
    expect(text()).toContain('Publish an edition');
  });

  it('asks a stranger to join or sign in', async () => {
    const { text } = await open(
      new FakeApi().fail(draftSee, refusedWith('not_allowed', 'This draft is for members.')),
    );
    expect(text()).toContain('This draft is for members.');
    expect(text()).toContain('Join with a code');
  });
});
