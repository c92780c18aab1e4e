import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { Sector, Swing, SwingPart } from '@samepage/contracts';
import { SpSwing } from './swing';
import { SwingHarness } from './swing.harness';
import { swingSentence } from './swing-words';

const health: Sector = { id: 's-1', name: 'Health', mark: 'disc', ink: 1 };
const culture: Sector = { id: 's-2', name: 'Culture', mark: 'star', ink: 2 };
const all: SwingPart = {
  sector: null,
  people: 20,
  before: { for: 8, against: 7, unsure: 5 },
  after: { for: 13, against: 7, unsure: 0 },
  flows: [
    { from: 'for', to: 'for', people: 8 },
    { from: 'against', to: 'against', people: 7 },
    { from: 'unsure', to: 'for', people: 5 },
  ],
};
const swing: Swing = {
  all,
  sectors: [
    { ...all, sector: health },
    { sector: culture, people: null, before: null, after: null, flows: null },
  ],
  moved: [],
  least: 5,
};

/** What is hidden from a screen reader, for a small screen to show, is not of the table. */
const wordsOf = (node: Node): string =>
  node instanceof Element && node.ariaHidden === 'true' ? '' : (node.textContent ?? '');

async function setup(of: Swing, forStage = false) {
  const fixture = TestBed.createComponent(SpSwing);
  fixture.componentRef.setInput('swing', of);
  fixture.componentRef.setInput('forStage', forStage);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { element, harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, SwingHarness) };
}

describe('what a debate moved', () => {
  it('is a sentence', () => {
    expect(swingSentence(swing)).toBe(
      'Before: 8 for, 7 against, 5 unsure. After: 13 for, 7 against, 0 unsure. 5 people changed their mind.',
    );
  });

  it('says nothing of those who changed their mind where some of them are not shown', () => {
    const flows = [...(all.flows ?? []), { from: 'for' as const, to: 'against' as const, people: null }];
    expect(swingSentence({ ...swing, all: { ...all, flows } })).not.toContain('changed');
  });

  it('says why nothing is shown of too few, and draws nothing', async () => {
    const few = { ...all, before: null, after: null, flows: null };
    expect(swingSentence({ ...swing, all: few })).toContain('smaller than 5');
    const { harness, element } = await setup({ ...swing, all: few, sectors: swing.sectors.slice(1) });
    expect(await harness.bands()).toBe(0);
    expect(element.querySelector('table')).toBeNull();
  });

  it('draws a band for each way people went, for everyone and each sector that is not too small', async () => {
    const { harness } = await setup(swing);
    expect(await harness.bands()).toBe(3);
    expect(await harness.sectors()).toEqual(['Health']);
  });

  it('makes the drawing as high on both sides', async () => {
    const { element } = await setup(swing);
    const heights = (x: (at: number) => boolean) =>
      [...element.querySelectorAll('.all rect')]
        .filter((rect) => x(Number(rect.getAttribute('x'))))
        .reduce((sum, rect) => sum + Number(rect.getAttribute('height')), 0);
    expect(heights((at) => at < 200)).toBeCloseTo(200);
    expect(heights((at) => at > 200)).toBeCloseTo(200);
  });

  it('is drawn for a stage with bars for the sectors that moved furthest, and nothing for too few', async () => {
    const moved = (name: string, people: number): SwingPart => ({
      ...all,
      sector: { ...health, id: name, name },
      after: { for: 8 + people, against: 7, unsure: 5 - people },
    });
    const { harness, element } = await setup(
      {
        ...swing,
        sectors: [
          moved('One', 1),
          moved('Five', 5),
          ...swing.sectors.slice(1),
          moved('Two', 2),
          moved('Four', 4),
        ],
      },
      true,
    );
    expect(await harness.sectors()).toEqual(['Five', 'Four', 'Two']);
    expect(element.textContent).toContain('1 more sector is in the replay.');
    const bars = [...element.querySelectorAll('li:first-child .bar')].map((bar) => bar.textContent);
    expect(bars).toEqual(['875', '137']);
  });

  it('is drawn for a stage with bars for everyone where no sector can be shown', async () => {
    const { harness } = await setup({ ...swing, sectors: swing.sectors.slice(1) }, true);
    expect(await harness.sectors()).toEqual(['Everyone']);
  });

  it('says in the table and in words what is withheld', async () => {
    const { element } = await setup(swing);
    const cells = [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => [...cell.childNodes].map(wordsOf).join('').trim()),
    );
    expect(cells[0]).toEqual(['Everyone', '8', '7', '5', '13', '7', '0']);
    expect(cells[2]).toEqual(['Culture', 'not shown']);
    expect(element.textContent).toContain('Not shown, so that nobody is pointed at: Culture.');
  });
});
