/** How much must come together before anything of it is shown. */
export interface Level {
  /** Answers of a sector on a statement, from which on it is shown. */
  readonly least: number;
  /** Members of a sector who cast anew, or came or went, before what is shown of it is replaced. */
  readonly step: number;
}

/** Nothing can be set below this: fewer people could be pointed at. */
export const leastEver = 5;

/** For the people in the room, who were there. */
export const roomLevel: Level = { least: 5, step: 5 };

/** For whatever leaves the room: print, the web, a report. */
export const publishedLevel: Level = { least: 8, step: 8 };

/** The level again; a `RangeError` where it would show too much. */
export function checked(level: Level): Level {
  for (const [name, value] of [
    ['least', level.least],
    ['step', level.step],
  ] as const) {
    if (!Number.isInteger(value) || value < leastEver)
      throw new RangeError(`${name} must be a whole number of ${leastEver} or more, and is ${value}.`);
  }
  return { least: level.least, step: level.step };
}
