import {
  debateList,
  draftList,
  editionList,
  gatheringList,
  inquirySee,
  provocationList,
} from '../../api/functions';
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
  gatheringId: null as string | null,
};

const gathering = {
  id: 'g-1',
  title: 'Tea, and an argument',
  startsAt: '2030-12-10T14:00:00Z',
  endsAt: '2030-12-10T16:00:00Z',
  whereTo: 'The long table',
  agenda: 'Tea first.',
  version: 3,
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
    .answer(gatheringList, [])
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

  it('says when and where people come together, and hangs the debates held there', async () => {
    const held = {
      ...gathering,
      id: 'g-2',
      title: 'The first one',
      startsAt: '2020-01-07T10:00:00Z',
      endsAt: null,
    };
    const soon = {
      ...gathering,
      id: 'g-3',
      title: 'The next one',
      startsAt: '2030-01-08T10:00:00Z',
      endsAt: null,
    };
    const api = answers(anInquiry({ abilities: ['provocation.see', 'gathering.keep'] }))
      .answer(gatheringList, [gathering, soon, held])
      .answer(debateList, [
        { ...debate, gatheringId: 'g-1' },
        { ...debate, id: 'd-3', title: 'At tea', provocationId: null, gatheringId: 'g-1' },
      ]);
    const { element, text } = await open(api);
    const parts = [...element.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(parts).toEqual(['Provocations', 'Gatherings', 'Drafts', 'Editions']);
    const lines = [...element.querySelectorAll('sp-gathering-line')];
    expect(lines.map((line) => line.querySelector('h4')?.textContent)).toEqual([
      'The next one',
      'Tea, and an argument',
      'The first one',
    ]);
    expect(text()).toContain('Tuesday 10 December 2030, 2pm to 4pm');
    expect([...lines[1]!.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '/debates/d-1',
      '/debates/d-3',
      '/gatherings/g-1',
    ]);
    expect(element.querySelector('.provocation a[href="/debates/d-1"]')).not.toBeNull();
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
