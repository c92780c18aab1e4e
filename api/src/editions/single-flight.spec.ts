import { SingleFlight } from './single-flight';

describe('SingleFlight', () => {
  it('does once what several ask for at once, and anew what is asked for later', async () => {
    const flight = new SingleFlight<number>();
    let done = 0;
    const work = () => Promise.resolve(++done);
    expect(await Promise.all([flight.run('a', work), flight.run('a', work)])).toEqual([1, 1]);
    expect(await flight.run('a', work)).toBe(2);
  });

  it('does different things one after the other, also after a failure', async () => {
    const flight = new SingleFlight<string>();
    let atOnce = 0;
    const work = (outcome: string) => async () => {
      expect(++atOnce).toBe(1);
      await Promise.resolve();
      atOnce--;
      if (outcome === 'fails') throw new Error(outcome);
      return outcome;
    };
    const outcomes = await Promise.allSettled(['fails', 'works'].map((key) => flight.run(key, work(key))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await flight.run('fails', work('now works'))).toBe('now works');
  });

  it('lets nothing wait for anything else where no turns are taken', async () => {
    const flight = new SingleFlight<string>(false);
    const waits = Promise.withResolvers<string>();
    const slow = flight.run('slow', () => waits.promise);
    expect(await flight.run('quick', () => Promise.resolve('done'))).toBe('done');
    expect(flight.run('slow', () => Promise.resolve('twice'))).toBe(slow);
    waits.resolve('late');
    expect(await slow).toBe('late');
  });
});
