import { debateList, draftList, editionList, inquirySee, provocationList } from '../../api/functions';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { InquiryPage } from './inquiry.page';

const at = '2026-11-22T10:00:00Z';
const debate = {
  id: 'd-1',
  title: 'The bench debate',
  phase: 'open',
  statements: 3,
  createdAt: at,
  provocationId: 'p-1',
};

function answers(inquiry = anInquiry({ abilities: ['provocation.see'] })) {
  return new FakeApi()
    .answer(inquirySee, inquiry)
    .answer(editionList, [{ number: 1, title: 'First words', publishedAt: at, inquirySlug: 'what-for' }])
    .answer(provocationList, [
      { id: 'p-1', title: 'A grey Tuesday', postedAt: at, responses: 2, picture: null },
    ])
    .answer(debateList, [
      debate,
      { ...debate, id: 'd-2', title: 'On nothing', provocationId: null, phase: 'closed' },
    ])
    .answer(draftList, [{ id: 'dr-1', title: 'What we hold', createdAt: at, editions: 1 }]);
}

const open = (api: FakeApi) => openPage(InquiryPage, { api, inputs: { slug: 'what-for' } });

describe('an inquiry', () => {
  it('sets its question large, in the artist’s colour', async () => {
    const { element } = await open(answers());
    expect(element.querySelector('h1')?.textContent).toBe('What do we each hope will happen?');
    expect(element.querySelector<HTMLElement>('[data-spot]')?.style.getPropertyValue('--spot')).toBe(
      '#d92466',
    );
  });

  it('hangs everything on its thread, in order', async () => {
    const { element, text } = await open(answers());
    const parts = [...element.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(parts).toEqual(['Provocations', 'Debates', 'Drafts', 'Editions']);
    expect(element.querySelector('.provocation a[href="/debates/d-1"]')).not.toBeNull();
    expect(text()).toContain('Open now, 3 statements');
    expect(text()).toContain('2 responses');
  });

  it('marks what a note stands before, and does not show its picture in passing', async () => {
    const picture = { hash: 'abc', width: 4, height: 3, alt: 'An empty chair.' };
    const plain = {
      id: 'p-1',
      title: 'A grey Tuesday',
      postedAt: at,
      responses: 2,
      picture,
      contentNote: null,
    };
    const noted = { ...plain, id: 'p-2', contentNote: 'It speaks of a death.' };
    const { element } = await open(answers().answer(provocationList, [plain, noted]));
    const [first, second] = element.querySelectorAll('.provocation');
    expect(first?.querySelector('img')?.alt).toBe(picture.alt);
    expect(first?.textContent).not.toContain('Before you read');
    expect(second?.textContent).toContain('Before you read: It speaks of a death.');
    expect(second?.querySelector('img')).toBeNull();
  });

  it('shows a stranger what is public, and the ways in', async () => {
    const api = answers(anInquiry());
    const { element, text } = await open(api);
    expect(text()).toContain('Join with a code');
    expect(text()).toContain('First words');
    expect(element.querySelector('#provocations')).toBeNull();
    expect(api.askedOf(provocationList)).toEqual([]);
  });

  it('offers what one may do here, and nothing else', async () => {
    const mayAll = ['provocation.see', 'provocation.post', 'debate.prepare', 'draft.create'];
    const { text } = await open(answers(anInquiry({ abilities: mayAll, joinCode: 'PLUM42' })));
    for (const words of [
      'Post a provocation',
      'Prepare a debate',
      'Begin a draft',
      'Invite people with a code',
    ])
      expect(text()).toContain(words);
  });

  it('offers a reader nothing to begin', async () => {
    const { text } = await open(answers());
    for (const words of ['Post a provocation', 'Prepare a debate', 'Invite people'])
      expect(text()).not.toContain(words);
  });

  it('says what is not there yet, and why it matters', async () => {
    const api = answers()
      .answer(provocationList, [])
      .answer(debateList, [])
      .answer(draftList, [])
      .answer(editionList, []);
    const { text } = await open(api);
    for (const words of [
      'Nothing has been asked yet',
      'Nothing is being written yet',
      'Nothing is published yet',
    ])
      expect(text()).toContain(words);
  });

  it('says when there is no such inquiry', async () => {
    const { text } = await open(
      answers().fail(inquirySee, refusedWith('not_found', 'There is no such inquiry.')),
    );
    expect(text()).toContain('There is no such inquiry. The address may have a letter too many');
  });
});
