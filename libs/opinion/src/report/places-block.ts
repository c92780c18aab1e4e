import { placeShareWords, type PlacesHeard, type ReportBlock } from '@samepage/contracts';
import { dayOf, listed } from './wording';

/** From which places people were heard, as far as it is told; nothing where nobody was asked. */
export function placesBlock(where: PlacesHeard | null): ReportBlock[] {
  if (!where) return [];
  const heading = 'From which places';
  if (where.at === null) {
    const finding = [
      'Too few of those who were heard have said where they are to tell which places are missing.',
    ];
    return [{ heading, finding, table: null, bars: [] }];
  }
  const silent = where.places.filter(({ heard }) => heard === 'few').map(({ place }) => place.name);
  return [
    {
      heading,
      finding: [
        silent.length === 0
          ? 'From every place that can be told of, 5 people or more were heard.'
          : `From ${silent.length} of ${where.places.length} places, fewer than 5 people were heard, or nobody: ${listed(silent)}.`,
        `Only those who said where they are count here: ${placeShareWords[where.said]} people. It was told last on ${dayOf(where.at)}.`,
      ],
      table: {
        caption: 'People who said or voted anything, by where they say they are',
        columns: ['Place', 'Heard'],
        rows: where.places.map(({ place, heard }) => [
          place.name,
          heard === null ? 'not told yet' : placeShareWords[heard],
        ]),
      },
      bars: [],
    },
  ];
}
