import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DebateState, MovedLines } from '@samepage/contracts';
import { deferred } from '@samepage/testing';
import { DialogHarness } from '@samepage/ui/testing';
import { afterwardsMoved, roomJudge } from '../../../api/functions';
import { FakeApi, refusedWith } from '../../../shared/testing/fake-api';
import { type } from '../../../shared/testing/page';
import { aDebate, aDebateState } from '../../../shared/testing/samples';
import { openPart } from '../testing';
import { Acts } from './acts';
import { serverDesk } from './desk-work';
import { SpMovedPanel } from './moved-panel';

@Component({
  imports: [SpMovedPanel],
  providers: [Acts, serverDesk],
  template: '<sp-moved-panel />',
})
class Console {}

const lines: MovedLines = [
  { id: 'l-2', text: 'You fools.' },
  { id: 'l-1', text: 'A chair by the door.' },
];

async function setup(different: Partial<DebateState> = {}, shown = lines) {
  const api = new FakeApi().answer(afterwardsMoved, shown).answer(roomJudge, null);
  const state = aDebateState({ revealed: ['opening', 'closing'], ...different });
  const part = await openPart(Console, aDebate({ state, abilities: ['debate.run'] }), {}, api);
  const told = () => [...part.element.querySelectorAll('li .text')].map((each) => each.textContent);
  return { ...part, api, told };
}

describe('what moved people, on the console', () => {
  it('is not there before both votes are shown', async () => {
    const { api, element } = await setup({ revealed: ['closing'] });
    expect(element.querySelector('section')).toBeNull();
    expect(api.askedOf(afterwardsMoved)).toEqual([]);
  });

  it('is each line once, in an order that does not change', async () => {
    const { told, api, line, settle } = await setup();
    expect(told()).toEqual(['“A chair by the door.”', '“You fools.”']);
    api.answer(afterwardsMoved, lines.toReversed());
    const before = api.askedOf(afterwardsMoved).length;
    await line.say('debate.desk', { debateId: 'd-1' });
    await settle();
    expect(api.askedOf(afterwardsMoved)).toHaveLength(before + 1);
    expect(told()).toEqual(['“A chair by the door.”', '“You fools.”']);
  });

  it('loses a line that another facilitator takes down, and nothing else meanwhile', async () => {
    const { told, api, element, line, settle } = await setup();
    const slow = deferred<MovedLines>();
    api.answer(afterwardsMoved, () => slow.promise);
    const kept = element.querySelector<HTMLElement>('li button')!;
    kept.focus();
    const before = api.askedOf(afterwardsMoved).length;
    await line.say('debate.moved', { debateId: 'd-1' });
    TestBed.tick();
    expect(api.askedOf(afterwardsMoved)).toHaveLength(before + 1);
    expect(told()).toHaveLength(2);
    slow.resolve(lines.slice(1));
    await settle();
    expect(told()).toEqual(['“A chair by the door.”']);
    expect(document.activeElement).toBe(kept);
  });

  it('can be taken down line by line, with a reason for its author', async () => {
    const { api, element, loader, press, settle, text, told } = await setup();
    await press(/^\s*Take down “You fools/);
    const dialog = await loader.getHarness(DialogHarness);
    await dialog.confirm();
    expect(text()).toContain('Say why, in a few words.');
    expect(api.askedOf(roomJudge)).toEqual([]);
    type(element, '#moved-why', ' Say it of the thing. ');
    await dialog.confirm();
    await settle();
    const body = { decline: 'Say it of the thing.' };
    expect(api.askedOf(roomJudge)).toEqual([{ debateId: 'd-1', proposalId: 'l-2', body }]);
    expect(told()).toEqual(['“A chair by the door.”']);
    expect(await dialog.isOpen()).toBe(false);
    expect(document.activeElement?.textContent).toBe('What moved people');
  });

  it('stays where it was not taken down, and says why', async () => {
    const { api, element, loader, press, settle, text, told } = await setup();
    api.fail(roomJudge, refusedWith('not_found', 'There are no such words waiting.'));
    await press(/^\s*Take down “You fools/);
    type(element, '#moved-why', 'Unkind');
    const dialog = await loader.getHarness(DialogHarness);
    await dialog.confirm();
    await settle();
    expect(await dialog.isOpen()).toBe(true);
    expect(text()).toContain('There are no such words waiting.');
    expect(told()).toHaveLength(2);
  });

  it('says so where no line is shown', async () => {
    const { text } = await setup({}, []);
    expect(text()).toContain('No line is shown.');
  });
});
