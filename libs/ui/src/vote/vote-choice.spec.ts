import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { VoteChoice } from './answer';
import { VoteChoiceHarness } from './answer-choice.harness';
import { SpVoteChoice } from './vote-choice';

async function setup(inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(SpVoteChoice);
  fixture.componentRef.setInput('label', 'Time to ask is part of the treatment.');
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const votes: VoteChoice[] = [];
  fixture.componentInstance.chosen.subscribe((vote) => votes.push(vote));
  document.body.append(fixture.nativeElement as HTMLElement);
  const choice = await TestbedHarnessEnvironment.harnessForFixture(fixture, VoteChoiceHarness);
  return { fixture, choice, votes, element: fixture.nativeElement as HTMLElement };
}

describe('sp-vote-choice', () => {
  it('asks one question with three answers', async () => {
    const { choice, element } = await setup();
    expect(await choice.answers()).toEqual(['Agree', 'Disagree', 'Pass']);
    const group = element.querySelector('[role=radiogroup]');
    const label = document.getElementById(group?.getAttribute('aria-labelledby') ?? '');
    expect(label?.textContent).toBe('Time to ask is part of the treatment.');
  });

  it('tells what was chosen, and leaves keeping it to the page', async () => {
    const { fixture, choice, votes } = await setup();
    await choice.choose('Disagree');
    expect(votes).toEqual(['disagree']);
    expect(await choice.chosen()).toBeNull();
    fixture.componentRef.setInput('choice', 'disagree');
    expect(await choice.chosen()).toBe('Disagree');
  });

  it('does not tell the same answer twice', async () => {
    const { choice, votes } = await setup({ choice: 'agree' });
    await choice.choose('Agree');
    expect(votes).toEqual([]);
  });

  it('moves with the arrow keys, round and round, and chooses nothing by moving', async () => {
    const { choice, votes } = await setup();
    await choice.press(TestKey.RIGHT_ARROW, 'Agree');
    expect(await choice.focused()).toBe('Disagree');
    await choice.press(TestKey.UP_ARROW, 'Agree');
    expect(await choice.focused()).toBe('Pass');
    await choice.press(TestKey.DOWN_ARROW, 'Pass');
    expect(await choice.focused()).toBe('Agree');
    expect(votes).toEqual([]);
  });

  it('is one stop for Tab: the chosen answer, else the first', async () => {
    const { fixture, choice } = await setup();
    expect(await choice.tabStop()).toBe('Agree');
    fixture.componentRef.setInput('choice', 'pass');
    expect(await choice.tabStop()).toBe('Pass');
  });

  it('takes no answer once it is closed', async () => {
    const { choice, votes } = await setup({ disabled: true });
    await choice.choose('Agree');
    expect(votes).toEqual([]);
  });
});
