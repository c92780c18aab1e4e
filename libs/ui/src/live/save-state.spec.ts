import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Announcer } from './announcer';
import { SaveStateHarness } from './live.harness';
import { SaveState, SpSaveState } from './save-state';

async function setup(state: SaveState) {
  const say = jest.spyOn(TestBed.inject(Announcer), 'say').mockImplementation(() => undefined);
  const fixture = TestBed.createComponent(SpSaveState);
  fixture.componentRef.setInput('state', state);
  const harness = await TestbedHarnessEnvironment.harnessForFixture(fixture, SaveStateHarness);
  const become = async (next: SaveState) => {
    fixture.componentRef.setInput('state', next);
    await fixture.whenStable();
  };
  await fixture.whenStable();
  return { fixture, harness, become, heard: () => say.mock.calls.map(([words]) => words) };
}

describe('sp-save-state', () => {
  it.each([
    ['saving', 'Saving…'],
    ['saved', 'Saved'],
    ['offline', 'Offline: your words are kept on this device and are sent when you are back.'],
    ['not-saved', 'Not saved yet. We keep trying. Leave this page open.'],
    ['no-access', 'You can no longer change this.'],
    ['connecting', 'Connecting…'],
  ] as const)('%s is said in words', async (state, words) => {
    const { harness } = await setup(state);
    expect(await harness.text()).toBe(words);
    expect(await harness.state()).toBe(state);
  });

  it('does not read everyday saving aloud', async () => {
    const { become, heard } = await setup('connecting');
    for (const state of ['saved', 'saving', 'saved', 'saving', 'saved'] as const) await become(state);
    expect(heard()).toEqual([]);
  });

  it('announces trouble once, and its end', async () => {
    const { become, heard } = await setup('saved');
    for (const state of ['saving', 'offline', 'connecting', 'offline', 'saving', 'saved'] as const)
      await become(state);
    expect(heard()).toEqual([
      'Offline: your words are kept on this device and are sent when you are back.',
      'Saved',
    ]);
  });

  it('takes the words of a place that knows better', async () => {
    const { fixture, harness } = await setup('saved');
    fixture.componentRef.setInput('words', 'Saved at 2.15pm');
    expect(await harness.text()).toBe('Saved at 2.15pm');
  });
});
