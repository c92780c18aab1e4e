import { below, chance } from '../chance';
import { nowhereTold, placeShareOf, tellPlaces, type PlacesTold } from './places';

const at = (counts: Record<string, number>) => new Map(Object.entries(counts));

describe('where people are', () => {
  it.each([
    [0, 'few'],
    [4, 'few'],
    [5, 'some'],
    [19, 'some'],
    [20, 'many'],
  ])('%d people are told as %s', (people, word) => expect(placeShareOf(people)).toBe(word));

  it('is told once five have said it', () => {
    expect(tellPlaces(nowhereTold, at({ hills: 4 }))).toBe(nowhereTold);
    expect(tellPlaces(nowhereTold, at({ hills: 4, town: 1 }))).toEqual({
      said: 5,
      heard: { hills: 'few', town: 'few' },
    });
  });

  it('does not change with one more person, nor with four, also where a place would have been told', () => {
    const told = tellPlaces(nowhereTold, at({ hills: 4, town: 6 }));
    for (const hills of [5, 6, 7, 8]) expect(tellPlaces(told, at({ hills, town: 6 }))).toBe(told);
    expect(tellPlaces(told, at({ hills: 9, town: 6 })).heard).toEqual({ hills: 'some', town: 'some' });
  });

  it('is taken back once so many are gone', () => {
    const told = tellPlaces(nowhereTold, at({ hills: 9 }));
    expect(tellPlaces(told, at({ hills: 5 }))).toBe(told);
    expect(tellPlaces(told, at({ hills: 4 })).heard).toEqual({ hills: 'few' });
  });

  it('is the same wherever somebody new is, until they are five: 500 random evenings', () => {
    const places = ['hills', 'town', 'dales'];
    for (let seed = 0; seed < 500; seed++) {
      const next = chance(seed);
      const people = new Map(places.map((place) => [place, 0]));
      const with1 = (place: string) => new Map([...people, [place, people.get(place)! + 1]]);
      let told: PlacesTold = nowhereTold;
      let untold = 0;
      for (let joined = 0; joined < 60; joined++) {
        const worlds = new Set(places.map((place) => tellPlaces(told, with1(place))));
        untold += 1;
        if (untold < 5 && (worlds.size > 1 || !worlds.has(told)))
          throw new Error(`Evening ${seed} tells of one.`);
        const place = places[below(next, places.length)]!;
        const now = tellPlaces(told, with1(place));
        people.set(place, people.get(place)! + 1);
        if (now !== told) untold = 0;
        told = now;
      }
      expect(told.said).toBe(60);
    }
  });
});
