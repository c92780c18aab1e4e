import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { MyRoomMap, RoomMap } from '@samepage/contracts';
import { SpRoomMap } from './room-map';
import { RoomMapHarness } from './room-map.harness';
import { aGroup, aMap } from './testing';

async function setup(
  map: RoomMap,
  inputs: { me?: MyRoomMap['me']; forStage?: boolean; hasFinding?: boolean } = {},
) {
  const fixture = TestBed.createComponent(SpRoomMap);
  for (const [name, value] of Object.entries({ map, ...inputs })) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { element, harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, RoomMapHarness) };
}

const me = { place: { x: 0.4, y: 0.1 }, group: 1 };

describe('sp-room-map', () => {
  it('draws each group with its letter and says what marks it', async () => {
    const { element, harness } = await setup(aMap());
    expect([...element.querySelectorAll('.letter')].map(({ textContent }) => textContent)).toEqual([
      'A',
      'B',
    ]);
    expect((await harness.groups())[0]).toContain('Group A, 10 to 14 people');
    expect((await harness.groups())[0]).toContain('Most agree: “Time to ask');
  });

  it('is for the eye only; the words beside it carry the same', async () => {
    const { element } = await setup(aMap(), { me });
    expect(element.querySelector('.plane')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('tells groups apart without colour', async () => {
    const groups = [0, 1, 2, 3, 4].map((name) => aGroup(name));
    const { element } = await setup(aMap({ groups }));
    const fills = [...element.querySelectorAll('ellipse')].map((each) => each.getAttribute('fill'));
    expect(new Set(fills).size).toBe(5);
  });

  it('draws one dot, the reader’s own, with its name', async () => {
    const { element, harness } = await setup(aMap(), { me });
    expect(await harness.hasOwnDot()).toBe(true);
    expect(element.querySelectorAll('.own circle')).toHaveLength(1);
    expect(element.querySelector('.own text')?.textContent.trim()).toBe('you');
    expect(await harness.where()).toBe('You stand in group B. Only you see your dot.');
  });

  it('does not put a letter over the reader’s own dot', async () => {
    const { element } = await setup(aMap(), { me: { place: { x: 0.45, y: 0.15 }, group: 1 } });
    const places = [...element.querySelectorAll<SVGGElement>('.group')].map(({ style }) =>
      style.transform.replaceAll(' ', ''),
    );
    expect(places.at(-1)).toBe('translate(45px,15px)');
    // Two groups, then their letters, then the dot.
    expect(places[1]).toBe('translate(45px,15px)');
    expect(places[3]).toMatch(/^translate\(45px,(?!15px)/);
  });

  it('leaves out what it finds where that is said already', async () => {
    const { element } = await setup(aMap(), { hasFinding: false });
    expect(element.querySelector('.finding')).toBeNull();
    expect(element.querySelector('.plane')).not.toBeNull();
  });

  it('draws no dot where no one reader is meant, and says nothing of it', async () => {
    const { harness } = await setup(aMap());
    expect([await harness.hasOwnDot(), await harness.where()]).toEqual([false, null]);
  });

  it('refuses to draw where there is nothing to draw, and says so', async () => {
    const { harness, element } = await setup(aMap({ finding: 'no-axis', groups: [], together: [] }), { me });
    expect(await harness.isDrawn()).toBe(false);
    expect(await harness.finding()).toContain('For this question that is a result.');
    expect([await harness.hasOwnDot(), await harness.where()]).toEqual([false, null]);
    expect(element.querySelector('table')).toBeNull();
  });

  it('has the statements as a table, with how sure it is', async () => {
    const { harness, element } = await setup(aMap());
    expect(await harness.tableRows()).toBe(2);
    expect(element.querySelector('details')?.textContent).toContain('explains at least about 31%');
  });

  it('says on a stage what a room can read: the shortest statement of each group', async () => {
    const mark = aGroup(0).marks[0]!;
    const marks = [mark, { ...mark, statementId: 'short', text: 'Ask first.' }];
    const { element } = await setup(aMap({ groups: [aGroup(0, { marks }), aGroup(1)] }), { forStage: true });
    const shown = [...element.querySelectorAll('.groups .marks')].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(shown[0]).toBe('Most agree: “Ask first.” Elsewhere: few.');
    expect(element.querySelector('details')).toBeNull();
  });
});
