import { DialogHarness } from '@samepage/ui/testing';
import { debateHarvest, debateSee, draftList } from '../../api/functions';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { aDebate, aDebateState, aStatement, someStandings } from '../../shared/testing/samples';
import { HarvestPage } from './harvest.page';
import { FakeLine } from './testing';

const debate = aDebate({
  abilities: ['debate.harvest'],
  state: aDebateState({
    version: 4,
    phase: 'closed',
    statements: [
      aStatement('weak', 'A weak one'),
      aStatement('firm', 'A firm one'),
      { ...aStatement('hidden', 'A hidden one'), hidden: true },
    ],
    harvests: [{ draftId: 'dr-1', statementIds: ['weak'], at: '2026-11-22T10:00:00Z' }],
  }),
  standings: someStandings({
    tallies: { firm: { agree: 5, disagree: 0, pass: 0 }, weak: { agree: 1, disagree: 4, pass: 0 } },
  }),
});

async function setup({
  drafts = [{ id: 'dr-1', title: 'A draft', createdAt: '', editions: 0 }],
  of = debate,
} = {}) {
  const api = new FakeApi()
    .answer(debateSee, of)
    .answer(draftList, drafts)
    .answer(debateHarvest, { draftId: 'dr-9', clauses: [] });
  const line = new FakeLine(of);
  const providers = [line.provider];
  const page = await openPage(HarvestPage, { api, inputs: { debateId: 'd-1' }, providers });
  await line.connect();
  await page.settle();
  const again = async () => {
    await (await page.loader.getHarness(DialogHarness)).confirm();
    await page.settle();
  };
  const went = jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
  const check = async (index: number) => {
    page.element.querySelector<HTMLInputElement>(`#harvest-${index}`)?.click();
    await page.settle();
  };
  return { ...page, api, line, went, check, again };
}

describe('gathering what holds', () => {
  it('offers what was said, the firmest first, and says what is in a draft already', async () => {
    const { element } = await setup();
    const offered = [...element.querySelectorAll('.statement .text')].map(({ textContent }) => textContent);
    expect(offered).toEqual(['A firm one', 'A weak one']);
    expect(element.querySelectorAll('.statement')[1]?.textContent).toContain('Already in this draft');
  });

  it('asks before a statement goes into the same draft twice', async () => {
    const { check, submit, api, text, loader, press } = await setup();
    await check(1);
    await submit();
    expect(text()).toContain('Already in this draft. Add it again?');
    const dialog = await loader.getHarness(DialogHarness);
    await dialog.goBack();
    expect(api.askedOf(debateHarvest)).toEqual([]);
    await submit();
    await press('Add again');
    expect(api.askedOf(debateHarvest)).toMatchObject([{ body: { statementIds: ['weak'] } }]);
    expect(await dialog.isOpen()).toBe(false);
  });

  it('asks for a statement before anything is sent', async () => {
    const { submit, text, api } = await setup();
    await submit();
    expect(text()).toContain('Choose at least one statement.');
    expect(api.askedOf(debateHarvest)).toEqual([]);
  });

  it('sends what was chosen in its order, and goes to the draft', async () => {
    const { check, press, submit, api, went, again } = await setup();
    await check(0);
    await check(1);
    await press(/^\s*Down “A firm one/);
    await submit();
    await again();
    const [sent] = api.askedOf(debateHarvest) as [{ body: object }];
    expect(sent.body).toMatchObject({ statementIds: ['weak', 'firm'], draft: { id: 'dr-1' } });
    expect(went).toHaveBeenCalledWith(['/drafts', 'dr-9']);
  });

  it('takes a choice back', async () => {
    const { check, submit, api, again } = await setup();
    await check(0);
    await check(1);
    await check(0);
    await submit();
    await again();
    expect(api.askedOf(debateHarvest)).toMatchObject([{ body: { statementIds: ['weak'] } }]);
  });

  it('begins a new draft, which needs a title', async () => {
    const { check, submit, text, element, api, settle } = await setup({ drafts: [] });
    await check(0);
    await submit();
    expect(text()).toContain('Give the new draft a title.');
    type(element, '#harvest-title', 'What we hold');
    await settle();
    await submit();
    expect(api.askedOf(debateHarvest)).toMatchObject([{ body: { draft: { title: 'What we hold' } } }]);
  });

  it('sends the same harvest again after a failure, so that it is done once', async () => {
    const { check, submit, api, text } = await setup();
    api.fail(debateHarvest, unreachable);
    await check(0);
    await submit();
    expect(text()).toContain('We could not reach the server');
    await submit();
    const [first, second] = api.askedOf(debateHarvest) as { body: { id: string } }[];
    expect(second?.body.id).toBe(first?.body.id);
  });

  it('follows the debate: what is said meanwhile comes in last, and the order made by hand stays', async () => {
    const { check, press, line, settle, element, submit, again, api } = await setup();
    const offered = () =>
      [...element.querySelectorAll('.statement .text')].map(({ textContent }) => textContent);
    await check(0);
    await check(1);
    await press(/^\s*Down “A firm one/);
    const said = { at: '2026-11-22T10:00:00Z', by: 'm-other', type: 'statement-added' as const };
    await line.say('debate.events', {
      debateId: 'd-1',
      events: [{ ...said, sequence: 5, statementId: 'new', text: 'A new one' }],
      voices: {},
    });
    await line.say('debate.standings', {
      debateId: 'd-1',
      ...someStandings({ tallies: { new: { agree: 9, disagree: 0, pass: 0 } }, counts: { new: 9 } }),
    });
    await settle();
    expect(offered()).toEqual(['A firm one', 'A weak one', 'A new one']);
    await check(2);
    await submit();
    await again();
    expect(api.askedOf(debateHarvest)).toMatchObject([{ body: { statementIds: ['weak', 'firm', 'new'] } }]);
  });

  it('leaves out what was hidden after it was chosen', async () => {
    const { check, line, settle, submit, again, api } = await setup();
    await check(0);
    await check(1);
    const hidden = { at: '2026-11-22T10:00:00Z', by: 'm-other', type: 'statement-hidden' as const };
    await line.say('debate.events', {
      debateId: 'd-1',
      events: [{ ...hidden, sequence: 5, statementId: 'firm', reason: 'Unkind' }],
      voices: {},
    });
    await settle();
    await submit();
    await again();
    expect(api.askedOf(debateHarvest)).toMatchObject([{ body: { statementIds: ['weak'] } }]);
  });

  it('is for facilitators', async () => {
    const { text, element } = await setup({ of: { ...debate, abilities: [] } });
    expect(text()).toContain('Only a facilitator');
    expect(element.querySelector('form')).toBeNull();
  });
});

describe('gathering quotes and notes too', () => {
  const withMore = (phase: 'open' | 'closed', stepKind: 'floor' | 'harvest' = 'floor') =>
    aDebate({
      abilities: ['debate.harvest'],
      state: aDebateState({
        phase,
        stepId: 'step',
        plan: {
          ...aDebateState().plan,
          steps: [{ id: 'step', kind: stepKind, title: 'A part', words: '', seconds: null }],
        },
        statements: [
          { ...aStatement('quote', 'Said aloud'), kind: 'quote' },
          aStatement('voted', 'Voted on'),
          { ...aStatement('old', 'An old wording'), recast: true },
          { ...aStatement('gone', ''), withdrawn: true },
          { ...aStatement('note', 'Brought back'), kind: 'note' },
        ],
      }),
      standings: someStandings({ counts: { voted: 3 } }),
    });

  it('offers each kind by itself, and nothing that was replaced or taken back', async () => {
    const { element } = await setup({ of: withMore('closed') });
    const groups = [...element.querySelectorAll('fieldset')].slice(0, 3);
    expect(groups.map((group) => group.querySelector('.text')?.textContent)).toEqual([
      'Voted on',
      'Said aloud',
      'Brought back',
    ]);
    expect(element.querySelectorAll('.statement')).toHaveLength(3);
  });

  it('says how many voted where the counts were not revealed', async () => {
    const { text } = await setup({ of: withMore('closed') });
    expect(text()).toContain('3 votes, not revealed.');
  });

  it('sends them in the order they were put in', async () => {
    const { check, press, submit, api } = await setup({ of: withMore('closed'), drafts: aDraftThere });
    for (const index of [0, 1, 2]) await check(index);
    await press(/^\s*Up “Brought back/);
    await submit();
    expect(api.askedOf(debateHarvest)).toHaveLength(1);
    const [sent] = api.askedOf(debateHarvest) as [{ body: { statementIds: string[] } }];
    expect(sent.body.statementIds).toHaveLength(3);
    expect(sent.body.statementIds[2]).not.toBe('note');
  });

  it.each([
    ['open', 'floor', true],
    ['open', 'harvest', false],
    ['closed', 'floor', false],
  ] as const)(
    'while the debate is %s in a part for %s, says that it is too early: %s',
    async (phase, kind, isEarly) => {
      const { text } = await setup({ of: withMore(phase, kind) });
      expect(text().includes('Sending works once the debate is closed')).toBe(isEarly);
    },
  );
});

const aDraftThere = [{ id: 'dr-2', title: 'Another draft', createdAt: '', editions: 0 }];
