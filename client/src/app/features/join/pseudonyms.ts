/**
 * Birds, plants, stones, water and weather of the Derbyshire hills: kind to be called by. Left out is what is also
 * somebody's name, what sounds like a man or a woman, and what could hurt or be laughed at.
 */
export const pseudonyms: readonly string[] = [
  ...['Curlew', 'Lapwing', 'Skylark', 'Ring Ouzel', 'Wheatear', 'Kingfisher', 'Redstart', 'Golden Plover'],
  ...['Goldfinch', 'Kestrel', 'Swallow', 'Mountain Hare', 'Otter', 'Bilberry', 'Cotton Grass', 'Bracken'],
  ...['Harebell', 'Cowslip', 'Meadowsweet', 'Wild Thyme', 'Foxglove', 'Silver Birch', 'Hawthorn', 'Alder'],
  ...['Wood Anemone', 'Wood Sorrel', 'Sphagnum', 'Hart’s Tongue', 'Lichen', 'Purple Moor Grass', 'Gritstone'],
  ...[
    'Limestone',
    'Fluorspar',
    'Stepping Stone',
    'Drystone',
    'Guide Stone',
    'Sheepfold',
    'Stile',
    'Green Lane',
  ],
  ...['Packhorse Bridge', 'Drovers’ Road', 'Dew Pond', 'Wellspring', 'Moorland Stream', 'Clear Water'],
  ...['River Bend', 'Waterfall', 'Millstone Edge', 'Stanage Edge', 'Froggatt Edge', 'Curbar Edge'],
  ...[
    'Higger Tor',
    'Kinder Scout',
    'Dovedale',
    'Monsal Dale',
    'Lathkill Dale',
    'Padley Gorge',
    'Derwent Valley',
  ],
  ...['Wye Valley', 'Morning Mist', 'First Frost', 'Evening Light', 'West Wind', 'Spring Rain', 'Moorland'],
  ...['Hay Meadow', 'Oakwood', 'Skyline', 'High Pasture'],
];

/**
 * A pseudonym drawn by chance that is none of those `taken`. Once all are taken any may come again, but never the
 * last of them.
 */
export function drawPseudonym(taken: readonly string[], chance: () => number = Math.random): string {
  const plain = (name: string | undefined) => name?.trim().toLowerCase();
  const known = new Set(taken.map(plain));
  const free = pseudonyms.filter((name) => !known.has(plain(name)));
  const from = free.length ? free : pseudonyms.filter((name) => plain(name) !== plain(taken.at(-1)));
  return from[Math.floor(chance() * from.length)] ?? '';
}
