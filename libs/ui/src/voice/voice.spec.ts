import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { SpVoice } from './voice';
import { VoiceHarness } from './voice.harness';

async function voice(inputs: Record<string, unknown>): Promise<VoiceHarness> {
  const fixture = TestBed.createComponent(SpVoice);
  fixture.componentRef.setInput('sector', { name: 'Lived experience', mark: 'ring', ink: 7 });
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  return TestbedHarnessEnvironment.harnessForFixture(fixture, VoiceHarness);
}

describe('sp-voice', () => {
  it('says a chosen name and where it speaks from', async () => {
    expect(await (await voice({ name: 'Lou' })).text()).toBe('Lou, Lived experience');
  });

  it('speaks for a sector when no name was given', async () => {
    expect(await (await voice({ name: null })).text()).toBe('A voice from lived experience');
  });

  it('can leave the mark to its place on the line', async () => {
    expect(await (await voice({ name: 'Lou' })).hasMark()).toBe(true);
    expect(await (await voice({ name: 'Lou', bare: true })).hasMark()).toBe(false);
  });
});
