import type { CommandResult, Template } from '@samepage/contracts';
import { emptyPlan, refusals } from '@samepage/debate';
import {
  debateCommand,
  debatePrepare,
  debateSee,
  inquirySee,
  gatheringList,
  provocationList,
  templateKeep,
  templateList,
} from '../../../api/functions';
import { FakeApi, unreachable } from '../../../shared/testing/fake-api';
import { openPage, type } from '../../../shared/testing/page';
import { aDebate, aDebateState, anInquiry } from '../../../shared/testing/samples';
import { PreparePage } from './prepare.page';

const done: CommandResult = { outcome: 'done', version: 1, reason: null, because: null };
const template: Template = {
  id: 't-1',
  title: 'Oxford-style debate',
  plan: {
    ...emptyPlan,
    steps: [
      {
        id: '5d2f1c1e-6f0f-4a55-9d3e-6f1f3a1d0001',
        kind: 'arrive',
        title: 'Come in',
        words: '',
        seconds: 300,
      },
      { id: '5d2f1c1e-6f0f-4a55-9d3e-6f1f3a1d0002', kind: 'floor', title: 'Talk', words: '', seconds: null },
    ],
  },
};

const gathering = {
  id: 'g-1',
  title: 'Tea, and an argument',
  startsAt: '2030-12-10T14:00:00Z',
  endsAt: null,
  whereTo: '',
  agenda: '',
  version: 1,
};

async function setup(inputs: Readonly<Record<string, unknown>> = { slug: 'what-for' }) {
  const state = aDebateState({ plan: { ...template.plan, motion: 'Benches heal.' } });
  const api = new FakeApi()
    .answer(inquirySee, anInquiry())
    .answer(provocationList, [
      {
        id: 'p-1',
        title: 'A grey Tuesday',
        postedAt: '2026-11-22T10:00:00Z',
        responses: 0,
        picture: null,
      },
    ])
    .answer(templateList, [template])
    .answer(gatheringList, [gathering])
    .answer(debateSee, aDebate({ state }))
    .answer(debatePrepare, { id: 'd-9' })
    .answer(debateCommand, done);
  const page = await openPage(PreparePage, { api, inputs });
  const went = jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
  const parts = () =>
    [...page.element.querySelectorAll('sp-run-sheet-editor li b')].map(({ textContent }) => textContent);
  return { ...page, api, went, parts };
}

describe('preparing a debate', () => {
  it('asks for a title before anything is sent', async () => {
    const { submit, text, api } = await setup();
    await submit();
    expect(text()).toContain('Give the debate a title.');
    expect(api.askedOf(debatePrepare)).toEqual([]);
  });

  it('takes over the provocation it was begun from, and needs no run-sheet', async () => {
    const { submit, element, settle, api, went } = await setup({ slug: 'what-for', on: 'p-1' });
    type(element, '#debate-title', 'The bench debate');
    await settle();
    await submit();
    expect(api.askedOf(debatePrepare)).toMatchObject([{ body: { provocationId: 'p-1' } }]);
    expect(went).toHaveBeenCalledWith(['/debates', 'd-9']);
  });

  it('may be on nothing', async () => {
    const { submit, element, settle, api } = await setup({ slug: 'what-for', on: 'p-1' });
    const choice = element.querySelector<HTMLSelectElement>('#debate-on')!;
    choice.value = '';
    choice.dispatchEvent(new Event('change'));
    type(element, '#debate-title', 'Open ground');
    await settle();
    await submit();
    expect(api.askedOf(debatePrepare)).toMatchObject([{ body: { provocationId: null } }]);
  });

  it('may be held at a gathering', async () => {
    const { submit, element, settle, api } = await setup();
    const choice = element.querySelector<HTMLSelectElement>('#debate-at')!;
    expect(choice.options[1]!.text.trim()).toBe('Tea, and an argument, Tuesday 10 December 2030, 2pm');
    choice.value = 'g-1';
    choice.dispatchEvent(new Event('change'));
    type(element, '#debate-title', 'Open ground');
    await settle();
    await submit();
    expect(api.askedOf(debatePrepare)).toMatchObject([{ body: { gatheringId: 'g-1' } }]);
  });

  it('begins from a template, makes the debate, gives it its plan, and goes to the console', async () => {
    const { press, submit, element, settle, api, went, parts } = await setup();
    type(element, '#debate-title', 'Should a bench be on prescription?');
    await press('Oxford-style debate');
    expect(parts()).toEqual(['Come in', 'Talk']);
    await settle();
    await submit();
    expect(api.askedOf(debatePrepare)).toMatchObject([
      { body: { title: 'Should a bench be on prescription?' } },
    ]);
    expect(api.askedOf(debateCommand)).toMatchObject([
      {
        debateId: 'd-9',
        body: {
          expectedVersion: 0,
          command: { type: 'plan', plan: { steps: [{ title: 'Come in' }, { title: 'Talk' }] } },
        },
      },
    ]);
    expect(went).toHaveBeenCalledWith(['/debates', 'd-9', 'console']);
  });

  it('makes no second debate when the plan did not arrive', async () => {
    const { press, submit, element, settle, api } = await setup();
    type(element, '#debate-title', 'Benches?');
    await press('Oxford-style debate');
    api.fail(debateCommand, unreachable);
    await settle();
    await submit();
    api.answer(debateCommand, done);
    await submit();
    const ids = api.askedOf(debatePrepare).map((params) => (params as { body: { id: string } }).body.id);
    expect(new Set(ids).size).toBe(1);
    expect(element.querySelector<HTMLInputElement>('#debate-title')?.value).toBe('');
  });

  it('puts parts in order, takes one out and puts it back', async () => {
    const { press, parts } = await setup();
    await press('Oxford-style debate');
    await press('Small groups');
    await press(/^\s*Up “Small groups/);
    expect(parts()).toEqual(['Come in', 'Small groups', 'Talk']);
    await press(/^\s*Take out “Come in/);
    expect(parts()).toEqual(['Small groups', 'Talk']);
    await press('Put it back');
    expect(parts()).toEqual(['Come in', 'Small groups', 'Talk']);
  });

  it('changes a part, and its title with its kind while nobody wrote one', async () => {
    const { press, element, settle, parts } = await setup();
    await press('The floor');
    const kind = element.querySelector<HTMLSelectElement>('sp-step-editor select')!;
    kind.value = 'harvest';
    kind.dispatchEvent(new Event('change'));
    await settle();
    expect(parts()).toEqual(['Harvest']);
    type(element, 'sp-step-editor input[type=number]', '');
    await settle();
    expect(element.textContent).toContain('Harvest, as long as it takes');
  });

  it('keeps the run-sheet as a template', async () => {
    const { press, element, settle, api, text } = await setup();
    api.answer(templateKeep, { ...template, id: 't-2', title: 'Ours' });
    await press('Oxford-style debate');
    await press('Keep it as a template');
    type(element, '#template-title', 'Ours');
    await settle();
    await press('Keep it');
    await press(/^\s*Keep it\s*$/);
    expect(api.askedOf(templateKeep)).toMatchObject([{ inquiryId: 'i-1', body: { title: 'Ours' } }]);
    expect(text()).toContain('Kept as a template');
  });

  it('saves and goes to a rehearsal', async () => {
    const { press, element, settle, went } = await setup();
    type(element, '#debate-title', 'Benches?');
    await press('Oxford-style debate');
    await settle();
    await press('Save and rehearse it');
    expect(went).toHaveBeenCalledWith(['/debates', 'd-9', 'rehearsal']);
  });

  it('changes the plan of a debate that is there, and makes no new one', async () => {
    const { submit, api, parts, element } = await setup({ debateId: 'd-1' });
    expect(parts()).toEqual(['Come in', 'Talk']);
    expect(element.querySelector<HTMLTextAreaElement>('#debate-motion')?.value).toBe('Benches heal.');
    await submit();
    expect(api.askedOf(debatePrepare)).toEqual([]);
    expect(api.askedOf(debateCommand)).toMatchObject([{ debateId: 'd-1' }]);
  });

  it('can leave reactions out from the beginning', async () => {
    const { submit, api, element, settle } = await setup({ debateId: 'd-1' });
    const box = element.querySelector<HTMLInputElement>('#setting-reactions')!;
    expect(box.checked).toBe(true);
    box.click();
    await settle();
    await submit();
    expect(api.askedOf(debateCommand)).toMatchObject([
      { body: { command: { plan: { settings: { reactions: false } } } } },
    ]);
  });

  it('never writes over what somebody else saved meanwhile', async () => {
    const { press, submit, api, text, parts } = await setup({ debateId: 'd-1' });
    await press(/^\s*Take out “Come in/);
    const because = refusals.version_moved_on;
    api.answer(debateCommand, {
      ...done,
      version: 2,
      outcome: 'refused',
      reason: 'version_moved_on',
      because,
    });
    await submit();
    expect(api.askedOf(debateCommand)).toMatchObject([{ body: { expectedVersion: 1 } }]);
    expect(text()).toContain('Somebody else changed this debate meanwhile.');
    expect(parts()).toEqual(['Talk']);
    await submit();
    expect(api.askedOf(debateCommand)[1]).toMatchObject({ body: { expectedVersion: 1 } });
  });

  it('drops changes that were not saved, when asked to', async () => {
    const { press, parts, element } = await setup({ debateId: 'd-1' });
    expect(element.textContent).not.toContain('Drop my changes');
    await press(/^\s*Take out “Come in/);
    expect(parts()).toEqual(['Talk']);
    await press('Drop my changes');
    expect(parts()).toEqual(['Come in', 'Talk']);
  });

  it('says why a plan was refused, and keeps what was typed', async () => {
    const { submit, api, text, parts } = await setup({ debateId: 'd-1' });
    const because = 'People have voted already. Secret or open voting cannot change any more.';
    api.answer(debateCommand, { ...done, outcome: 'refused', reason: 'voting_declared', because });
    await submit();
    expect(text()).toContain(because);
    expect(parts()).toEqual(['Come in', 'Talk']);
  });
});
