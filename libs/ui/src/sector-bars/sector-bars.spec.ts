import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { SectorPicture } from '@samepage/contracts';
import { SpSectorBars } from './sector-bars';
import { SectorBarsHarness } from './sector-bars.harness';
import { aPicture, aSector, inBands } from './testing';

async function setup(picture: SectorPicture, least: number | null = 8) {
  const fixture = TestBed.createComponent(SpSectorBars);
  fixture.componentRef.setInput('picture', picture);
  fixture.componentRef.setInput('label', 'Time to ask is part of the treatment.');
  fixture.componentRef.setInput('least', least);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const bars = await TestbedHarnessEnvironment.harnessForFixture(fixture, SectorBarsHarness);
  /** What is drawn of a side of the first sector, from left to right. */
  const drawn = (side: string) => {
    const cell = element.querySelector(`.cell[data-side='${side}']`);
    const block = cell?.querySelector('.block');
    const line = cell?.querySelector('.span');
    return {
      block: block && [block.getAttribute('x'), block.getAttribute('width')],
      span: [line?.getAttribute('x1'), line?.getAttribute('x2')],
      point: cell?.querySelector('.point')?.getAttribute('x') ?? null,
    };
  };
  return { element, bars, drawn };
}

const numbered = aSector(0, {
  answers: { from: 31, to: 31 },
  agree: { ...inBands('most'), numbers: { share: 0.64, low: 0.51, high: 0.77 } },
  disagree: { ...inBands('few'), numbers: { share: 0.25, low: 0.15, high: 0.35 } },
  pass: { ...inBands('few'), numbers: { share: 0.11, low: 0.05, high: 0.2 } },
});

describe('sp-sector-bars', () => {
  it('opens with what it finds, and draws each sector that may be shown', async () => {
    const { bars } = await setup(aPicture());
    expect(await bars.finding()).toContain('In this room');
    expect(await bars.sectors()).toEqual(['Health', 'Culture']);
    expect((await bars.heard())[0]).toContain('10 to 14 answered. Most agree');
  });

  it('draws words as a block within where the share lies, and makes up no point', async () => {
    const { bars, drawn } = await setup(aPicture());
    expect(drawn('agree')).toEqual({ block: ['60%', '30%'], span: ['40%', '100%'], point: null });
    expect([await bars.blocks(), await bars.points()]).toEqual([6, 0]);
  });

  it('draws disagreeing to the left', async () => {
    const { drawn } = await setup(aPicture());
    expect(drawn('disagree')).toEqual({ block: ['60%', '30%'], span: ['60%', '100%'], point: null });
  });

  it('draws a point where numbers are given, and no block', async () => {
    const { bars, drawn } = await setup(aPicture({ sectors: [numbered] }));
    expect(drawn('agree')).toEqual({ block: null, span: ['51%', '77%'], point: '64%' });
    expect(drawn('disagree')).toEqual({ block: null, span: ['65%', '85%'], point: '75%' });
    expect([await bars.blocks(), await bars.points()]).toEqual([0, 3]);
  });

  it('tells the three answers apart without colour', async () => {
    const { element } = await setup(aPicture());
    const fills = [...element.querySelectorAll('li:first-child .block')].map(
      (block) => block.getAttribute('fill')?.replace(/-\d+/, '') ?? null,
    );
    expect(fills).toEqual(['url(#sp-sector-hatch)', null, 'url(#sp-sector-dots)']);
    expect([...element.querySelectorAll('.head .side')].map(({ textContent }) => textContent)).toEqual([
      'Disagree',
      'Agree',
      'Pass',
    ]);
  });

  it('names hidden sectors and why, below the drawing and in the table', async () => {
    const { bars } = await setup(aPicture());
    expect(await bars.hidden()).toEqual(['Not shown. Voluntary: fewer than 8 answered.']);
    expect((await bars.tableRows()).at(-1)).toBe('Voluntarynot shown: fewer than 8 answered');
  });

  it('has the same figures as a table', async () => {
    const { element } = await setup(aPicture());
    const cells = [...element.querySelectorAll('tbody tr:first-child > *')].map((cell) =>
      [...cell.childNodes]
        .filter((node) => !(node instanceof Element && node.ariaHidden === 'true'))
        .map(({ textContent }) => textContent)
        .join('')
        .trim(),
    );
    expect(cells).toEqual([
      'Health',
      '10 to 14',
      'most (about half to nearly all)',
      'few (hardly any to few)',
      'hardly any (hardly any to few)',
    ]);
  });

  it('draws nothing where no sector may be shown, and still says why', async () => {
    const hidden = aPicture().sectors.map(({ sector }) => ({ sector, why: 'few' as const }));
    const { element, bars } = await setup(
      aPicture({
        standing: 'not-enough',
        kind: 'unheard',
        sectors: [],
        hidden,
        shown: 0,
        known: 2,
        gap: null,
      }),
    );
    expect(element.querySelector('.chart, table')).toBeNull();
    expect(await bars.finding()).toContain('no sector can be shown, of 2');
    expect(await bars.hidden()).toEqual(['Not shown. Health and Culture: fewer than 8 answered.']);
  });

  it('is one list with the statement as its name for those who hear it', async () => {
    const { element } = await setup(aPicture());
    expect(element.querySelector('ul')?.getAttribute('aria-label')).toBe(
      'Time to ask is part of the treatment.',
    );
    expect(element.querySelectorAll('li [aria-hidden] [tabindex]')).toHaveLength(0);
  });
});
