import { PressOrder } from './press-order';

describe('the order of presses', () => {
  it('is the server’s time, so that what is pressed later on another device is later', () => {
    let server = 1_763_800_000_000.6;
    const [phone, laptop] = [new PressOrder(() => server), new PressOrder(() => server)];
    for (let press = 0; press < 100; press++) phone.next();
    server += 1_000;
    const later = laptop.next();
    expect(later).toBe(1_763_800_001_000);
    server += 1_000;
    expect(phone.next()).toBeGreaterThan(later);
  });

  it('grows with every press on a page, also within a millisecond and where the server’s time is corrected', () => {
    let server = 5_000;
    const presses = new PressOrder(() => server);
    const first = [presses.next(), presses.next(), presses.next()];
    server = 4_000;
    expect([...first, presses.next()]).toEqual([5_000, 5_001, 5_002, 5_003]);
    server = 6_000;
    expect(presses.next()).toBe(6_000);
  });
});
