import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { VoiceLook } from '../sector/sector';
import { PeopleHereHarness } from './live.harness';
import { SpPeopleHere } from './people-here';

const sector = { name: 'Health', mark: 'disc', ink: 1 } as const;
const crowd = (size: number): VoiceLook[] =>
  Array.from({ length: size }, (_, index) => ({ name: `P${index}`, sector }));

async function here(people: readonly VoiceLook[]): Promise<PeopleHereHarness> {
  const fixture = TestBed.createComponent(SpPeopleHere);
  fixture.componentRef.setInput('people', people);
  return TestbedHarnessEnvironment.harnessForFixture(fixture, PeopleHereHarness);
}

describe('sp-people-here', () => {
  it('shows chosen names with their sectors', async () => {
    expect(await (await here([{ name: 'Asha', sector }])).people()).toEqual(['Health Asha']);
  });

  it('speaks of someone who gave no name by their sector', async () => {
    expect(await (await here([{ name: null, sector }])).people()).toEqual(['Someone from health']);
  });

  it('shows five, and how many more', async () => {
    const people = await (await here(crowd(8))).people();
    expect(people).toHaveLength(6);
    expect(people.at(-1)).toBe('and 3 more');
    expect(await (await here(crowd(5))).people()).toHaveLength(5);
  });

  it('says so when nobody else is here', async () => {
    expect(await (await here([])).text()).toBe('Nobody else is here just now.');
  });
});
