import type { PlacesHeard } from '@samepage/contracts';
import { placesBlock } from './places-block';

it('tells which places are missing, in words that point at nobody', () => {
  const hills = { id: 'hills', name: 'The hills' };
  const town = { id: 'town', name: 'The town' };
  const told = (places: PlacesHeard | null) => placesBlock(places)[0];
  expect(told(null)).toBeUndefined();
  expect(told({ said: 'few', at: null, places: [{ place: hills, heard: null }] })).toMatchObject({
    finding: [expect.stringContaining('Too few of those who were heard')],
    table: null,
  });
  const some = { place: hills, heard: 'some' } as const;
  const later = { place: { id: 'city', name: 'The city' }, heard: null };
  const at = '2026-11-23T23:30:00.000Z';
  expect(told({ said: 'many', at, places: [some, { place: town, heard: 'few' }, later] })).toMatchObject({
    finding: [
      'From 1 of 3 places, fewer than 5 people were heard, or nobody: The town.',
      'Only those who said where they are count here: 20 or more people. It was told last on 23 November 2026.',
    ],
    table: {
      rows: [
        ['The hills', '5 to 19'],
        ['The town', 'fewer than 5'],
        ['The city', 'not told yet'],
      ],
    },
  });
  expect(told({ said: 'some', at, places: [some] })?.finding[0]).toBe(
    'From every place that can be told of, 5 people or more were heard.',
  );
});
