import { below, chance } from '../chance';
import { placeShareOf, tellPlaces, type Sayer } from './places';

const places = ['hills', 'town', 'city'];
const so = (placeId: string, count: number, isTold = false): Sayer[] =>
  Array.from({ length: count }, () => ({ placeId, isTold }));

describe('where people are', () => {
  it.each([
    [0, 'few'],
    [4, 'few'],
    [5, 'some'],
    [19, 'some'],
    [20, 'many'],
  ])('%d people are told as %s', (people, word) => expect(placeShareOf(people)).toBe(word));

  it('is told once five have said it, of every place there is', () => {
    expect(tellPlaces(places, so('hills', 4))).toBeUndefined();
    expect(tellPlaces(places, [...so('hills', 4), ...so('town', 1)])).toEqual({
      said: 'some',
      heard: { hills: 'few', town: 'few', city: 'few' },
    });
  });

  it('is not told anew for four, whatever place that would tell of', () => {
    const before = [...so('hills', 4, true), ...so('town', 20, true)];
    expect(tellPlaces(places, [...before, ...so('hills', 4)])).toBeUndefined();
    expect(tellPlaces(places, [...before, ...so('hills', 3), ...so('city', 2)])).toEqual({
      said: 'many',
      heard: { hills: 'some', town: 'many', city: 'few' },
    });
  });

  it('is never brought about by those it was told of, however they move or are gone', () => {
    for (const count of [3, 9, 30]) expect(tellPlaces(places, so('city', count, true))).toBeUndefined();
  });

  it('is the same wherever somebody new is, until they are five: 500 random evenings of coming, going and moving', () => {
    for (let seed = 0; seed < 500; seed++) {
      const next = chance(seed);
      const anyPlace = () => places[below(next, places.length)]!;
      let people: Sayer[] = [];
      for (let step = 0; step < 80; step++) {
        const at = below(next, Math.max(1, people.length));
        const kind = people.length === 0 ? 0 : below(next, 3);
        if (kind === 0) people = [...people, { placeId: anyPlace(), isTold: false }];
        if (kind === 1)
          people = people.map((each, index) => (index === at ? { ...each, placeId: anyPlace() } : each));
        if (kind === 2 && people[at]!.isTold) people = people.filter((_, index) => index !== at);
        const untold = people.filter(({ isTold }) => !isTold).length;
        const told = tellPlaces(places, people);
        if ((told !== undefined) !== untold >= 5)
          throw new Error(`Evening ${seed}, step ${step}: ${untold} newcomers.`);
        if (told) people = people.map((each) => ({ ...each, isTold: true }));
      }
    }
  });
});
