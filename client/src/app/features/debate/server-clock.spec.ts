import { ServerClock } from './server-clock';

const server = Date.parse('2026-11-22T20:00:00Z');
const said = (ms: number) => new Date(ms).toISOString();

/** A device whose steady clock a test moves. */
function setup() {
  let steady = 5_000;
  const clock = new ServerClock(() => steady);
  return {
    clock,
    /** Asks; the server reads its clock `there` milliseconds later, and the answer takes `back` more. */
    ask: (truth: number, there: number, back: number) => {
      const asked = clock.mark();
      steady += there + back;
      clock.measure(said(truth + there), asked);
    },
    pass: (ms: number) => (steady += ms),
  };
}

describe('the server’s clock', () => {
  it('is known to half of what a question takes, and goes on by itself', () => {
    const { clock, ask, pass } = setup();
    ask(server, 40, 60);
    expect(Math.abs(clock.now() - (server + 100))).toBeLessThanOrEqual(50);
    pass(10_000);
    expect(Math.abs(clock.now() - (server + 10_100))).toBeLessThanOrEqual(52);
    expect(clock.doubt).toBeLessThanOrEqual(51);
  });

  it('is known better by each quicker answer, and no worse by a slow one', () => {
    const { clock, ask } = setup();
    ask(server, 900, 100);
    expect(clock.doubt).toBe(500);
    ask(server + 1000, 20, 20);
    expect(Math.abs(clock.now() - (server + 1040))).toBeLessThanOrEqual(21);
    ask(server + 1040, 3000, 10);
    expect(Math.abs(clock.now() - (server + 4050))).toBeLessThanOrEqual(22);
  });

  it('is at least as late as what has happened', () => {
    const { clock, ask } = setup();
    ask(server, 100, 1900);
    // It is 20:00:02 there; the middle of what is possible is a second early or late.
    clock.heard(said(server + 1990));
    expect(clock.now()).toBeGreaterThanOrEqual(server + 1990);
  });

  it('is measured anew where the device slept and its steady clock stood still', () => {
    const { clock, ask } = setup();
    ask(server, 50, 50);
    ask(server + 3_600_000, 50, 50);
    expect(Math.abs(clock.now() - (server + 3_600_100))).toBeLessThanOrEqual(50);
  });

  it('does not run ahead in a long debate, however much happens in it', () => {
    const { clock, ask, pass } = setup();
    ask(server, 20, 20);
    let truth = server + 40;
    for (let minute = 0; minute < 120; minute++) {
      pass(60_000);
      truth += 60_000;
      // It was stamped a moment ago, and took that long to come.
      clock.heard(said(truth - 30));
      expect(Math.abs(clock.now() - truth)).toBeLessThanOrEqual(50);
    }
    // How sure that is fades all the same, until it is measured again.
    expect(clock.doubt).toBeGreaterThan(500);
    ask(truth, 400, 400);
    truth += 800;
    expect(Math.abs(clock.now() - truth)).toBeLessThanOrEqual(50);
    ask(truth, 20, 20);
    expect(clock.doubt).toBeLessThanOrEqual(21);
  });

  it('is the device’s until something is known', () => {
    expect(Math.abs(new ServerClock().now() - Date.now())).toBeLessThan(1000);
  });
});
