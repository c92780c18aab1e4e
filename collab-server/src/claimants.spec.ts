import { Claimants } from './claimants';
import { rates } from './limits';

const { burst, perSecond } = rates.newClients;
const untilFull = (burst / perSecond) * 1000;

function setup() {
  const clock = { now: 0 };
  const claimants = new Claimants(() => clock.now);
  let client = 0;
  const takeAll = (document: string, person: string) => {
    let taken = 0;
    while (claimants.claim(document, person, [++client])) taken++;
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

  it('are had all together or not at all, and count once however often they are tried', () => {
    const { clock, claimants, takeAll } = setup();
    takeAll('d', 'ann');
    clock.now += 1_000 / perSecond;
    for (let tries = 0; tries < 5; tries++) expect(claimants.claim('d', 'ann', [9_001, 9_002])).toBe(false);
    clock.now += 1_000 / perSecond;
    for (let tries = 0; tries < 5; tries++) expect(claimants.claim('d', 'ann', [9_001, 9_002])).toBe(true);
    for (const each of [9_001, 9_002]) claimants.claimed('d', 'ann', each);
    expect(claimants.claim('d', 'ann', [9_003])).toBe(false);
  });

  it('are remembered only until all of them are there again', () => {
    const { clock, claimants, takeAll } = setup();
    for (const person of ['ann', 'bo', 'cy']) takeAll('d', person);
    clock.now += untilFull / 2;
    claimants.claim('d', 'ann', [9_001]);
    expect(claimants.size).toBe(3);
    clock.now += untilFull / 2;
    claimants.claim('d', 'dot', [9_002]);
    expect(claimants.size).toBe(2);
  });
});
