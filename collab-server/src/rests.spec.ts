import { Rests } from './rests';

it('[SY35] is known of each person until it is over, and then not kept', () => {
  const rests = new Rests();
  rests.set('ann', 100, 0);
  rests.set('ben', 200, 0);
  expect([rests.until('ann'), rests.until('ben'), rests.until('cat')]).toEqual([100, 200, -Infinity]);
  rests.set('ben', 300, 150);
  expect([rests.size, rests.until('ann'), rests.until('ben')]).toEqual([1, -Infinity, 300]);
});
