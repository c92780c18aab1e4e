import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { inkOf, markPaths } from './sector';
import { SpSectorMark } from './sector-mark';
import { SectorMarkHarness } from './sector-mark.harness';

const linkWork = { name: 'Link work', mark: 'triangle', ink: 3 } as const;

async function setup(inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(SpSectorMark);
  for (const [name, value] of Object.entries({ sector: linkWork, ...inputs }))
    fixture.componentRef.setInput(name, value);
  const mark = await TestbedHarnessEnvironment.harnessForFixture(fixture, SectorMarkHarness);
  return { fixture, mark, element: fixture.nativeElement as HTMLElement };
}

describe('sp-sector-mark', () => {
  it('is read as its name when the name is not shown', async () => {
    const { mark } = await setup();
    expect(await mark.name()).toBe('Link work');
    expect(await mark.showsName()).toBe(false);
  });

  it('shows its name beside it', async () => {
    const { mark } = await setup({ showName: true });
    expect(await mark.showsName()).toBe(true);
  });

  it('says nothing where the name is already there', async () => {
    const { mark } = await setup({ decorative: true });
    expect(await mark.name()).toBeNull();
  });

  it('draws the shape of its sector in the slot of its ink', async () => {
    const { element, fixture } = await setup();
    await fixture.whenStable();
    expect(element.querySelector('path')?.getAttribute('d')).toBe(markPaths.triangle);
    expect(element.querySelector('svg')?.getAttribute('style')).toContain('--ink-3');
  });
});

describe('inkOf', () => {
  it.each([
    [1, 'var(--ink-1)'],
    [10, 'var(--ink-10)'],
    [11, 'var(--ink-1)'],
    [0, 'var(--ink-10)'],
  ])('slot %i is %s', (slot, ink) => {
    expect(inkOf(slot)).toBe(ink);
  });

  it('has ten shapes, no two alike', () => {
    expect(new Set(Object.values(markPaths)).size).toBe(10);
  });
});
