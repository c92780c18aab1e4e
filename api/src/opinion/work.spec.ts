import { beginning, roomLevel, roomMapOf, roomMapToText } from '@samepage/opinion';
import { workOn } from './work';

it('reads a map once for all who ask where in it they are', () => {
  const place = (revision: number, state: string) =>
    workOn('place', { debateId: 'debate', revision, state, mine: new Map() });
  const state = roomMapToText(roomMapOf(beginning(roomLevel), null));
  expect(place(1, state)).toBeNull();
  expect(place(1, 'is not read again')).toBeNull();
  expect(() => place(2, 'is not a map')).toThrow(SyntaxError);
  expect(place(2, state)).toBeNull();
});
