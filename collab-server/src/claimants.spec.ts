import { Claimants } from './claimants';
import { rates } from './limits';

const { burst, perSecond } = rates.newClients;
const untilFull = (burst / perSecond) * 1000;

function setup() {
  const clock = { now: 0 };
  const claimants = new Claimants(() => clock.now);
  const takeAll = (document: string, person: string) => {
    let taken = 0;
    while (claimants.take(document, person)) taken++;
    return taken;
  };
  return { clock, claimants, takeAll };
}

describe('the client ids people may bind', () => {
  it('are so many at once, and then one now and then', () => {
    const { clock, takeAll } = setup();
    expect(takeAll('d', 'ann')).toBe(burst);
    clock.now += 3_000 / perSecond;
    expect(takeAll('d', 'ann')).toBe(3);
  });

  it('are counted for each person and each document by themselves', () => {
    const { takeAll } = setup();
    takeAll('d', 'ann');
    expect([takeAll('d', 'bo'), takeAll('e', 'ann')]).toEqual([burst, burst]);
  });

  it('are remembered only until all of them are there again', () => {
    const { clock, claimants, takeAll } = setup();
    for (const person of ['ann', 'bo', 'cy']) takeAll('d', person);
    clock.now += untilFull / 2;
    claimants.take('d', 'ann');
    expect(claimants.size).toBe(3);
    clock.now += untilFull / 2;
    claimants.take('d', 'dot');
    expect(claimants.size).toBe(2);
  });
});
