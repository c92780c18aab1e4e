import { gatheringKeep, gatheringList, gatheringRemove, inquirySee } from '../../api/functions';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { KeepGatheringPage } from './keep.page';

const tea = {
  id: 'g-1',
  title: 'Tea, and an argument',
  startsAt: '2026-12-08T14:00:00.000Z',
  endsAt: '2026-12-08T16:00:00.000Z',
  whereTo: 'The long table',
  agenda: 'Tea first.',
  version: 3,
};

async function setup({ gatheringId = undefined as string | undefined, abilities = ['gathering.keep'] } = {}) {
  const api = new FakeApi()
    .answer(inquirySee, anInquiry({ abilities }))
    .answer(gatheringList, [tea])
    .answer(gatheringKeep, tea);
  const page = await openPage(KeepGatheringPage, { api, inputs: { slug: 'what-for', gatheringId } });
  const went = jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
  const fill = async (words: Record<string, string>) => {
    for (const [field, value] of Object.entries(words)) type(page.element, `#gathering-${field}`, value);
    await page.settle();
  };
  const typed = (field: string) => page.element.querySelector<HTMLInputElement>(`#gathering-${field}`)?.value;
  return { ...page, api, went, fill, typed };
}

describe('a gathering', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => jest.restoreAllMocks());

  it('is convened on a day, by UK time, with what is known of it', async () => {
    const { fill, submit, api, went } = await setup();
    await fill({ title: ' Tea ', day: '2026-07-08', from: '14:00' });
    await submit();
    expect(api.askedOf(gatheringKeep)).toMatchObject([
      {
        inquiryId: 'i-1',
        body: {
          title: 'Tea',
          startsAt: '2026-07-08T13:00:00.000Z',
          endsAt: null,
          whereTo: '',
          agenda: '',
          from: 0,
        },
      },
    ]);
    expect(went).toHaveBeenCalledWith(['/i', 'what-for'], { fragment: 'gatherings' });
    expect(sessionStorage).toHaveLength(0);
  });

  it('is changed from what stands there, at the version that was seen', async () => {
    const { fill, submit, api, typed } = await setup({ gatheringId: 'g-1' });
    expect(['title', 'day', 'from', 'to', 'where', 'agenda'].map(typed)).toEqual([
      tea.title,
      '2026-12-08',
      '14:00',
      '16:00',
      tea.whereTo,
      tea.agenda,
    ]);
    await fill({ to: '17:30' });
    await submit();
    expect(api.askedOf(gatheringKeep)).toMatchObject([
      { gatheringId: 'g-1', body: { endsAt: '2026-12-08T17:30:00.000Z', from: 3 } },
    ]);
  });

  it('says what to put right before anything is sent', async () => {
    const { submit, fill, text, api } = await setup();
    await submit();
    expect(text()).toContain('Give it a title.');
    expect(text()).toContain('Say on which day it is.');
    expect(text()).toContain('Say when it begins.');
    await fill({ title: 'Tea', day: '2026-12-08', from: '' });
    await fill({ day: '2026-03-29', from: '01:30' });
    await submit();
    expect(text()).toContain('There is no such day, or no such time on it.');
    expect(api.askedOf(gatheringKeep)).toEqual([]);
  });

  it.each([
    ['the server cannot be reached', unreachable, 'We could not reach the server'],
    [
      'somebody else was quicker',
      refusedWith('conflict', 'Somebody else changed it.'),
      'Somebody else changed it.',
    ],
  ])('keeps what was typed when %s', async (_, failure, said) => {
    const { fill, submit, api, text, typed, went } = await setup();
    api.fail(gatheringKeep, failure);
    await fill({ title: 'Tea', day: '2026-12-08', from: '14:00' });
    await submit();
    expect(text()).toContain(said);
    expect(typed('title')).toBe('Tea');
    expect(went).not.toHaveBeenCalled();
    api.answer(gatheringKeep, tea);
    await submit();
    const [first, second] = api.askedOf(gatheringKeep) as { gatheringId: string }[];
    expect(second!.gatheringId).toBe(first!.gatheringId);
  });

  it('that somebody else changed meanwhile is shown beside what was typed, and either can be taken', async () => {
    const { fill, submit, api, text, typed, press } = await setup({ gatheringId: 'g-1' });
    api.fail(gatheringKeep, refusedWith('conflict', 'Somebody else changed it.'));
    api.answer(gatheringList, [{ ...tea, title: 'Cake', version: 4 }]);
    await fill({ where: 'The hall' });
    await submit();
    expect(text()).toContain('It says now: Cake, Tuesday 8 December');
    expect(typed('where')).toBe('The hall');
    await submit();
    expect(api.askedOf(gatheringKeep)).toMatchObject([{ body: { from: 3 } }, { body: { from: 4 } }]);
    await press('Drop mine and go on from this');
    expect([typed('title'), typed('where')]).toEqual(['Cake', 'The long table']);
    expect(text()).not.toContain('It says now');
  });

  it('is convened once, though no answer came and it was sent again in other words', async () => {
    const { fill, submit, api, text } = await setup();
    api.fail(gatheringKeep, unreachable);
    await fill({ title: 'Tea', day: '2026-12-08', from: '14:00' });
    await submit();
    const { gatheringId } = api.askedOf(gatheringKeep)[0] as { gatheringId: string };
    api.answer(gatheringList, [{ ...tea, id: gatheringId, title: 'Tea', version: 1 }]);
    api.fail(gatheringKeep, refusedWith('conflict', 'Somebody else changed it.'));
    await fill({ title: 'Tea and cake' });
    await submit();
    expect(text()).toContain('It says now: Tea, Tuesday 8 December');
    await submit();
    expect(api.askedOf(gatheringKeep).at(-1)).toMatchObject({
      gatheringId,
      body: { title: 'Tea and cake', from: 1 },
    });
  });

  it('is taken away', async () => {
    const { press, api, went } = await setup({ gatheringId: 'g-1' });
    api.answer(gatheringRemove, undefined);
    await press('Take it away');
    expect(api.askedOf(gatheringRemove)).toEqual([{ inquiryId: 'i-1', gatheringId: 'g-1' }]);
    expect(went).toHaveBeenCalledWith(['/i', 'what-for']);
  });

  it('keeps nothing in this tab until something is typed', async () => {
    await setup({ gatheringId: 'g-1' });
    expect(sessionStorage).toHaveLength(0);
  });

  it('is for those who look after the inquiry', async () => {
    expect((await setup({ abilities: [] })).text()).toContain('The artist and the facilitators');
  });

  it('is changed where there is one', async () => {
    expect((await setup({ gatheringId: 'g-9' })).text()).toContain('There is no such gathering');
  });
});
