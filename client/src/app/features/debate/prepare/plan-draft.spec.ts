import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { emptyPlan } from '@samepage/debate';
import { moved, PlanDraft } from './plan-draft';

const settle = () => TestBed.inject(ApplicationRef).whenStable();
async function aDraft(): Promise<PlanDraft> {
  const draft = TestBed.runInInjectionContext(() => new PlanDraft(() => 'plan.test'));
  TestBed.tick();
  await settle();
  return draft;
}

describe('a plan that is being written', () => {
  beforeEach(() => sessionStorage.clear());

  it('survives a reload', async () => {
    const draft = await aDraft();
    draft.setMotion('Benches heal.');
    draft.add('floor');
    TestBed.tick();
    TestBed.resetTestingModule();
    const again = await aDraft();
    expect(again.plan().motion).toBe('Benches heal.');
    expect(again.plan().steps.map(({ kind }) => kind)).toEqual(['floor']);
  });

  it('is as if nothing was typed where what was kept cannot be read', async () => {
    sessionStorage.setItem('samepage.words.plan.test', '{"steps":');
    expect((await aDraft()).plan()).toEqual(emptyPlan);
  });

  it('takes a template with steps of its own, and leaves the motion that was typed', async () => {
    const draft = await aDraft();
    draft.setMotion('Mine.');
    const step = { id: 'theirs', kind: 'floor' as const, title: 'Talk', words: '', seconds: 60 };
    draft.take({ ...emptyPlan, motion: 'Theirs.', steps: [step] });
    expect(draft.plan().motion).toBe('Mine.');
    expect(draft.plan().steps[0]?.title).toBe('Talk');
    expect(draft.plan().steps[0]?.id).not.toBe('theirs');
  });

  it('says which part is to be put right', async () => {
    const draft = await aDraft();
    draft.add('arrive');
    const { id } = draft.add('floor');
    draft.edit(id, { title: ' ' });
    const checked = draft.check();
    expect(checked).toMatchObject({ problems: { [`step-title-${id}`]: expect.stringMatching(/^Part 2: /) } });
  });

  it('moves a part only to a place there is', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
