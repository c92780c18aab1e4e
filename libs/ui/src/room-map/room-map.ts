import { Component, computed, input } from '@angular/core';
import type { MyRoomMap, RoomMap } from '@samepage/contracts';
import { bandScale, capital, peopleInWords } from '../sector-bars/band-scale';
import { freshId } from '../ids';
import { boxOf, seatOf, unit } from './map-box';
import {
  evidenceInWords,
  groupName,
  isDrawn,
  letterOf,
  madeFrom,
  mapFindingInWords,
  markInWords,
  marksLead,
  togetherInWords,
  whereYouStand,
} from './map-words';

/** How many words a room reads from its back row. */
const stageMarks = 1;
const stageLetters = 90;

/**
 * Where people in a room stand: groups as ellipses with a letter, what marks each of them in words, and the reader's
 * own dot and nobody else's. Where there is nothing to draw it says so, as the finding it is.
 */
@Component({
  selector: 'sp-room-map',
  templateUrl: './room-map.html',
  styleUrl: './room-map.css',
  host: { '[class.for-stage]': 'forStage()', '[class.drawn]': 'isDrawn()' },
})
export class SpRoomMap {
  readonly map = input.required<RoomMap>();
  /** Where the reader stands; null if nowhere yet, undefined where no one reader is meant. */
  readonly me = input<MyRoomMap['me']>();
  /** To be read from ten metres, in the colours of the stage. */
  readonly forStage = input(false);
  /** False where what it finds is said already by what is around it. */
  readonly hasFinding = input(true);

  protected readonly ids = ['hatch', 'dots', 'cross', 'bars'].map((name) => freshId(`sp-map-${name}`));
  protected readonly finding = computed(() => mapFindingInWords(this.map()));
  protected readonly isDrawn = computed(() => isDrawn(this.map()));
  protected readonly madeFrom = computed(() => madeFrom(this.map()));
  protected readonly where = computed(() => {
    const me = this.me();
    return me === undefined || !this.isDrawn() ? '' : whereYouStand(me, this.map().finding);
  });
  protected readonly box = computed(() => boxOf(this.map().groups, this.me()?.place ?? null));
  protected readonly viewBox = computed(() => {
    const { x, y, width, height } = this.box();
    return [x, y, width, height].map((each) => each.toFixed(1)).join(' ');
  });
  /** Letters keep their size on the screen however far apart the groups are. */
  protected readonly letterSize = computed(() => this.box().width * (this.forStage() ? 0.085 : 0.075));
  protected readonly groups = computed(() => {
    const { finding, groups } = this.map();
    const most = this.forStage() ? stageMarks : 3;
    return groups.map((group) => ({
      id: group.name,
      letter: letterOf(group.name),
      name: groupName(group.name, finding),
      people: peopleInWords(group.people),
      lead: marksLead(group),
      marks: group.marks
        .toSorted((one, other) => (this.forStage() ? lengthOf(one) - lengthOf(other) : 0))
        .slice(0, most)
        .map((mark) => ({ id: mark.statementId, words: markInWords(mark) })),
      fill: group.name === 0 ? null : `url(#${this.ids[group.name - 1] ?? ''})`,
      x: group.middle.x * unit,
      y: group.middle.y * unit,
      rx: group.radii.x * unit,
      ry: group.radii.y * unit,
      seat: seatOf(
        { x: group.middle.x * unit, y: group.middle.y * unit },
        this.own(),
        this.letterSize(),
        this.box(),
      ),
      turn: `rotate(${((group.turn * 180) / Math.PI).toFixed(1)})`,
    }));
  });
  protected readonly own = computed(() => {
    const place = this.me()?.place;
    if (!place || !this.isDrawn()) return null;
    const x = place.x * unit;
    const { x: left, width } = this.box();
    return { x, y: place.y * unit, isRight: x > left + width * 0.7 };
  });
  protected readonly together = computed(() =>
    this.map()
      .together.slice(0, this.forStage() ? 1 : 5)
      .map((each) => ({ id: each.statementId, words: togetherInWords(each) })),
  );
  protected readonly evidence = computed(() => {
    const { evidence } = this.map();
    return evidence && this.isDrawn() ? evidenceInWords(evidence) : [];
  });
  protected readonly rows = computed(() => {
    const { finding, groups } = this.map();
    return groups.flatMap((group) =>
      group.marks.map(({ statementId, text, side, inGroup, elsewhere }) => ({
        id: `${group.name}-${statementId}`,
        cells: [
          groupName(group.name, finding),
          text ?? 'Taken back',
          capital(side),
          bandScale[inGroup].words,
          bandScale[elsewhere].words,
        ],
      })),
    );
  });
}

function lengthOf({ text }: { readonly text: string | null }): number {
  return text === null ? stageLetters : text.length;
}
