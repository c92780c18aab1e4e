import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MyRoomMap } from '@samepage/contracts';
import { aMap, RoomMapHarness } from '@samepage/ui/testing';
import { aDebate } from '../../shared/testing/samples';
import { openPart } from '../debate/testing';
import { Acts } from '../debate/console/acts';
import { DebateStore } from '../debate/debate.store';
import { SpMapPanel } from './map-panel';
import { OpinionApi } from './opinion-api';
import { SpPhoneMap } from './phone-map';
import { RoomMaps } from './room-maps';
import { SpStageMap } from './stage-map';

const mine: MyRoomMap = { ...aMap(), me: { place: { x: 0.4, y: 0.1 }, group: 1 } };

/** What the server would answer, and what it was asked. */
class FakeOpinion {
  asked = 0;
  readonly held: boolean[] = [];
  map = (): Promise<MyRoomMap> => {
    this.asked += 1;
    return Promise.resolve(mine);
  };
  hold = (_: string, isStill: boolean): Promise<MyRoomMap> => {
    this.held.push(isStill);
    return Promise.resolve({ ...mine, frozenAt: isStill ? '2026-11-22T10:00:00Z' : null });
  };
}

let opinion: FakeOpinion;
let isClosed: () => void;
beforeEach(() => {
  opinion = new FakeOpinion();
  TestBed.configureTestingModule({ providers: [{ provide: OpinionApi, useValue: opinion }, Acts] });
});
afterEach(() => isClosed());

async function open(part: Parameters<typeof openPart>[0], inputs = {}) {
  const page = await openPart(part, aDebate(), inputs);
  isClosed = page.close;
  const news = async (different = {}) => {
    TestBed.inject(DebateStore).mapNews.set(aMap(different));
    await page.settle();
  };
  return { ...page, news };
}

describe('the room’s map on a phone', () => {
  it('shows where the reader stands, and follows what is heard', async () => {
    const { news, loader, text } = await open(SpPhoneMap);
    const map = await loader.getHarness(RoomMapHarness);
    expect(await map.where()).toContain('You stand in group B');
    await news({ frozenAt: '2026-11-22T10:00:00Z' });
    expect(text()).toContain('Held still since');
    expect(await map.hasOwnDot()).toBe(true);
  });

  it('asks for the reader’s own place again, not at once with all others', async () => {
    const { news } = await open(SpPhoneMap);
    const random = jest.spyOn(Math, 'random').mockReturnValue(0.5);
    jest.useFakeTimers();
    try {
      for (const statements of [18, 19]) {
        TestBed.inject(DebateStore).mapNews.set(aMap({ statements }));
        TestBed.tick();
        jest.advanceTimersByTime(1_450);
      }
      expect(opinion.asked).toBe(1);
      jest.advanceTimersByTime(200);
      TestBed.tick();
      expect(opinion.asked).toBe(2);
    } finally {
      jest.useRealTimers();
      random.mockRestore();
    }
    await news();
  });
});

describe('the room’s map on the console', () => {
  it('is held still and put on the stage, and let go again', async () => {
    const { press, text } = await open(SpMapPanel);
    expect(text()).toContain('In this room, people stand in two groups.');
    await press('Hold still');
    expect(opinion.held).toEqual([true]);
    expect(text()).toContain('the stage shows it');
    expect(TestBed.inject(Acts).said()?.words).toBe('The map stands still and is on the stage.');
    await press('On the stage');
    expect(opinion.held).toEqual([true, false]);
    expect(text()).toContain('The map follows the votes.');
  });
});

@Component({ selector: 'sp-bench', template: '', providers: [RoomMaps] })
class Bench {
  readonly maps = inject(RoomMaps);
}

describe('the room’s map on the stage', () => {
  it('stands there only while it is held still', async () => {
    const { fixture, news } = await open(Bench);
    const { maps } = fixture.componentInstance as Bench;
    maps.want();
    await news();
    expect(maps.held()).toBeNull();
    await news({ frozenAt: '2026-11-22T10:00:00Z' });
    expect(maps.held()?.groups).toHaveLength(2);
  });

  it('has no dots, and says what it finds where nothing is drawn', async () => {
    const { loader } = await open(SpStageMap, { map: aMap({ finding: 'no-axis', groups: [] }) });
    const map = await loader.getHarness(RoomMapHarness);
    expect([await map.isDrawn(), await map.hasOwnDot()]).toEqual([false, false]);
    expect(await map.finding()).toContain('that is a result');
  });
});
