import { fill, withCpu } from './measure.mjs';

const p50 = 'edit to peer p50, ms';
const p99 = 'edit to peer p99, ms';
const cpu = 'server CPU per delivered edit, µs';
/** Keys a second of each writer. */
const rate = 5;
/** A second; what the generator can count with ease. */
const warmUpDeliveries = 20_000;
const servers = ['relay', 'relay-commit', 'reference', 'hocuspocus', 'ours'];

/** (a) People type into one document. */
export const typing = {
  letter: 'a',
  variants: ({ isQuick }) => {
    const seconds = isQuick ? 2 : 2.5;
    const all = [
      variant({ clients: 20, writers: 10, seconds }, { figure: cpu, than: 'relay', times: 1.6 }),
      variant({ clients: 100, writers: 10, seconds }, { figure: cpu, than: 'relay', times: 1.1 }),
      variant({ clients: 400, writers: 10, seconds }, { figure: cpu, than: 'relay', times: 1 }),
      variant({ clients: 100, writers: 100, seconds }, { figure: cpu, than: 'relay', times: 0.6 }),
    ];
    return isQuick ? [all[0], all[3]] : all;
  },
};

function variant({ clients, writers, seconds }, cpuGoal) {
  const parameters = { clients, writers, rate, seconds, probes: 10 };
  return {
    name: `typing, ${writers} writers of ${clients}`,
    parameters,
    servers,
    goals: [
      { figure: p50, than: 'relay-commit', times: 1.3 },
      { figure: p99, than: 'relay-commit', times: 1.5 },
      { figure: p50, than: 'relay', plus: 5 },
      cpuGoal,
      { figure: cpu, than: 'hocuspocus', times: 1 },
      { figure: cpu, than: 'reference', times: 1 },
    ],
    visit: async (place) => {
      const { server, generator } = place;
      await fill(place, clients);
      const how = { writers, rate, probes: 10 };
      // A server that has just started is still compiling itself: that is not what is measured.
      const warmUp = Math.max(rate, Math.min(20, warmUpDeliveries / (clients * writers)));
      await generator.do('type', { ...how, rate: warmUp, seconds: 3 });
      await server.program.rests({ within: 500, every: 100 });
      const { result, cpu: used } = await withCpu(server, () => generator.do('type', { ...how, seconds }));
      return {
        [p50]: result.latency.p50,
        'edit to peer p95, ms': result.latency.p95,
        [p99]: result.latency.p99,
        [cpu]: used / result.deliveries,
        'to a reader per edit, frames': result.frames / result.deliveries,
        'to a reader per edit, bytes': result.bytes / result.deliveries,
      };
    },
  };
}
