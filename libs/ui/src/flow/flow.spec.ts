import { TestBed } from '@angular/core/testing';
import type { Flow } from '@samepage/contracts';
import { SpFlow } from './flow';

async function draw(flows: readonly Flow[], isSmall = false) {
  const fixture = TestBed.createComponent(SpFlow);
  fixture.componentRef.setInput('flows', flows);
  fixture.componentRef.setInput('isSmall', isSmall);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const all = (selector: string) => [...element.querySelectorAll(selector)];
  const number = (of: Element | undefined, name: string) => Number(of?.getAttribute(name));
  const [, , width = 0, height = 0] = (element.querySelector('svg')?.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number);
  const names = all('text').map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '));
  return { element, all, number, names, width, height };
}

const flow = (from: Flow['from'], to: Flow['to'], people: number | null): Flow => ({ from, to, people });

describe('a flow', () => {
  it('is for the eye only', async () => {
    const { element } = await draw([flow('for', 'for', 5)]);
    expect(element.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('says how many stood where, before and after', async () => {
    const { names } = await draw([
      flow('for', 'against', 6),
      flow('unsure', 'against', 5),
      flow(null, 'for', 7),
    ]);
    expect(names).toEqual(['For 6', 'Unsure 5', 'No vote 7', '7 For', '11 Against']);
  });

  it('makes a band as thick as the share of those who went that way', async () => {
    const { all, number } = await draw([flow('for', 'for', 15), flow('for', 'against', 5)]);
    const [before, stayed, went] = all('rect');
    expect(number(before, 'height')).toBeCloseTo(200);
    expect(number(stayed, 'height')).toBeCloseTo(150);
    expect(number(went, 'height')).toBeCloseTo(50);
  });

  it('marks who moved, and tells where from without colour', async () => {
    const { all } = await draw([flow('for', 'for', 8), flow('against', 'for', 7), flow(null, 'unsure', 6)]);
    const marks = all('.band').map((band) => [
      band.getAttribute('data-from'),
      band.getAttribute('data-moved'),
      band.getAttribute('fill')?.startsWith('url(') ?? false,
    ]);
    expect(marks).toEqual([
      ['for', null, false],
      ['against', 'true', true],
      ['none', 'true', false],
    ]);
  });

  it('leaves room for everything it draws', async () => {
    const { all, number, width, height } = await draw([
      flow('for', 'for', 5),
      flow('for', 'against', 5),
      flow('for', 'unsure', 5),
      flow('for', null, 5),
    ]);
    for (const rect of all('rect')) {
      expect(number(rect, 'y') + number(rect, 'height')).toBeLessThanOrEqual(height);
      expect(number(rect, 'x') + number(rect, 'width')).toBeLessThanOrEqual(width);
    }
  });

  it('does not draw what is too few to show', async () => {
    const { all, names } = await draw([flow('for', 'for', 9), flow('against', 'for', null)]);
    expect(all('.band')).toHaveLength(1);
    expect(names).toEqual(['For 9', '9 For']);
  });

  it('draws nothing of nobody, and is no taller than that', async () => {
    const { all, height } = await draw([]);
    expect([all('.band').length, all('rect').length, height]).toEqual([0, 0, 1]);
  });

  it('is narrower as one of many, where letters keep their size', async () => {
    expect((await draw([flow('for', 'for', 5)], true)).width).toBeLessThan((await draw([])).width);
  });

  it('has hatches of its own, so that another drawing on the page cannot take them away', async () => {
    const ids = [await draw([]), await draw([])].map(({ all }) => all('pattern')[0]?.id);
    expect(new Set(ids).size).toBe(2);
  });
});
