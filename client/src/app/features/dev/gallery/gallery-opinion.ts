import { Component } from '@angular/core';
import type {
  Band,
  MapGroup,
  MyRoomMap,
  Sector,
  SectorPicture,
  ShownSector,
  ShownShare,
} from '@samepage/contracts';
import { SpRoomMap, SpSectorBars } from '@samepage/ui';
import { sectors as looks } from './samples';

const sectors: readonly Sector[] = looks.map((look, index) => ({ ...look, id: `s-${index}` }));

function inBands(band: Band, from: Band, to: Band): ShownShare {
  return { band, from, to, numbers: null };
}

function inNumbers(band: Band, share: number): ShownShare {
  return { band, from: band, to: band, numbers: { share, low: share - 0.1, high: share + 0.1 } };
}

const few: Omit<ShownSector, 'sector'> = {
  answers: { from: 10, to: 14 },
  agree: inBands('most', 'about-half', 'nearly-all'),
  disagree: inBands('few', 'hardly-any', 'few'),
  pass: inBands('hardly-any', 'hardly-any', 'few'),
};
const many: Omit<ShownSector, 'sector'> = {
  answers: { from: 31, to: 31 },
  agree: inNumbers('few', 0.2),
  disagree: inNumbers('most', 0.65),
  pass: inNumbers('few', 0.15),
};

function picture(): SectorPicture {
  const [first, second, third, fourth] = sectors as [Sector, Sector, Sector, Sector];
  return {
    standing: 'opposed',
    kind: 'sector-specific',
    sectors: [
      { sector: first, ...few },
      { sector: second, ...many },
    ],
    hidden: [
      { sector: third, why: 'few' },
      { sector: fourth, why: 'covering' },
    ],
    shown: 2,
    known: 4,
    agree: null,
    disagree: null,
    gap: { most: first, least: second, apart: 'clearly', numbers: null },
  };
}

function group(name: number, x: number, y: number, text: string): MapGroup {
  return {
    name,
    people: { from: 10, to: 14 },
    middle: { x, y },
    radii: { x: 0.3, y: 0.19 },
    turn: 0.5 - name * 0.4,
    marks: [{ statementId: `st-${name}`, text, side: 'agree', inGroup: 'most', elsewhere: 'few' }],
  };
}

const map: MyRoomMap = {
  finding: 'groups',
  people: { from: 42, to: 42 },
  statements: 18,
  groups: [
    group(0, -0.55, -0.1, 'Time to ask is part of the treatment.'),
    group(1, 0.5, 0.25, 'A form should come before a walk.'),
    group(2, 0.3, -0.5, 'The arts need not prove that they heal.'),
  ],
  together: [{ statementId: 'st-9', text: 'Nobody should have to tell it twice.', side: 'agree' }],
  evidence: { share: 0.31, p: 0.002, stability: 0.72 },
  at: null,
  frozenAt: null,
  me: { place: { x: 0.42, y: 0.14 }, group: 1 },
};

/** How people stand, drawn: by sector, and as a map of the room, with one that refuses to be drawn. */
@Component({
  selector: 'sp-gallery-opinion',
  imports: [SpRoomMap, SpSectorBars],
  template: `
    <section class="stack stack-wide">
      <h3>How people stand</h3>
      <sp-sector-bars [picture]="picture" label="A form should come before a walk." [least]="8" />
      <sp-room-map [map]="map" [me]="map.me" />
      <sp-room-map [map]="nothing" [me]="null" />
    </section>
  `,
})
export class GalleryOpinion {
  protected readonly picture = picture();
  protected readonly map = map;
  protected readonly nothing: MyRoomMap = {
    ...map,
    finding: 'no-axis',
    groups: [],
    together: [],
    evidence: null,
  };
}
