import { mergePlaces } from './merge-places';

const [hills, city, town] = [
  { id: 'p-1', name: 'The hills' },
  { id: 'p-2', name: 'The city' },
  { id: 'p-3', name: 'The town' },
];
const fresh = (name: string) => ({ id: null, name });

describe('two lists made from one', () => {
  it.each([
    ['a place each', [hills, fresh('The dales')], [hills, town], [hills, town, fresh('The dales')]],
    [
      'what they called otherwise and I left',
      [hills, city],
      [{ ...hills, name: 'High hills' }, city],
      [{ ...hills, name: 'High hills' }, city],
    ],
    [
      'what I called otherwise',
      [{ ...hills, name: 'Low hills' }, city],
      [{ ...hills, name: 'High hills' }, city],
      [{ ...hills, name: 'Low hills' }, city],
    ],
    ['what they took away and I left', [hills, city], [city], [city]],
    [
      'what they took away and I called otherwise',
      [{ ...hills, name: 'Low hills' }, city],
      [city],
      [city, fresh('Low hills')],
    ],
    ['what I took away', [city], [hills, city, town], [city, town]],
    [
      'what I sent before, and heard nothing of',
      [hills, city, fresh('the  Town')],
      [hills, city, town],
      [hills, city, town],
    ],
    ['their order', [hills, city], [city, hills], [city, hills]],
  ])('are %s', (_, mine, theirs, both) => {
    expect(mergePlaces([hills, city], mine, theirs)).toEqual(both);
  });
});
