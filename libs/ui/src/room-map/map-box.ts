import type { MapGroup, MapPoint } from '@samepage/contracts';

/** The part of the plane that is drawn, in hundredths. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const unit = 100;
/** Room around what is drawn, and the least there is, so that small changes do not swell. */
const around = 12;
const least = 160;

/** How far a turned ellipse reaches to each side of its middle. */
export function reachOf({ radii, turn }: Pick<MapGroup, 'radii' | 'turn'>): MapPoint {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return { x: Math.hypot(radii.x * cos, radii.y * sin), y: Math.hypot(radii.x * sin, radii.y * cos) };
}

/** What holds every group and the reader's own place, never narrower than high. */
export function boxOf(groups: readonly MapGroup[], own: MapPoint | null): MapBox {
  const spans = groups.map((group) => ({ at: group.middle, reach: reachOf(group) }));
  if (own) spans.push({ at: own, reach: { x: 0, y: 0 } });
  const along = (axis: 'x' | 'y') => {
    const from = Math.min(...spans.map(({ at, reach }) => at[axis] - reach[axis]), 0) * unit - around;
    const to = Math.max(...spans.map(({ at, reach }) => at[axis] + reach[axis]), 0) * unit + around;
    return { from, size: to - from };
  };
  const [x, y] = [along('x'), along('y')];
  const width = Math.max(least, x.size, y.size);
  const height = Math.max(least * 0.6, y.size, width * 0.5);
  return {
    x: x.from - (width - x.size) / 2,
    y: y.from - (height - y.size) / 2,
    width,
    height,
  };
}

/** What stands round a letter, the reader's own dot, and the word beside it, in letters. */
const seatRadius = 0.68;
const dotRadius = 0.3;
const wordReach = 2;

/** Where the letter of a group stands: in its middle, or beside the reader's own dot where that is in the middle. */
export function seatOf(
  middle: MapPoint,
  own: (MapPoint & { readonly isRight: boolean }) | null,
  letter: number,
  box: MapBox,
): MapPoint {
  if (!own) return middle;
  const clear = (seatRadius + dotRadius + 0.15) * letter;
  const word = (wordReach + seatRadius) * letter;
  const [left, right] = own.isRight ? [word, clear] : [clear, word];
  const { x, y } = { x: middle.x - own.x, y: middle.y - own.y };
  if (x < -left || x > right || Math.abs(y) > clear) return middle;
  const [above, below] = [own.y - clear, own.y + clear];
  const isAbove =
    y <= 0 ? above - seatRadius * letter > box.y : below + seatRadius * letter > box.y + box.height;
  return { x: middle.x, y: isAbove ? above : below };
}
