import { fill, withCpu } from './measure.mjs';

const p95 = 'edit to acknowledgement p95, ms';
const p99 = 'edit to acknowledgement p99, ms';

/** (f) How long until a writer knows that an edit is kept. No other server says so, so only the floor stands beside it. */
export const acknowledgement = {
  letter: 'f',
  variants: ({ isQuick }) => {
    const parameters = { clients: 100, writers: 100, rate: 5, probes: 10, seconds: isQuick ? 2 : 4 };
    const { clients, ...how } = parameters;
    return [
      {
        name: 'acknowledged at 500 edits/s',
        parameters,
        servers: ['relay-commit', 'ours'],
        goals: [
          { figure: p95, most: 50 },
          { figure: p99, most: 150 },
        ],
        visit: async (place) => {
          const { server, generator } = place;
          const wantsSaved = server.name === 'ours';
          await fill(place, clients, { wantsSaved });
          await generator.do('type', { ...how, seconds: 1 });
          const { result, cpu } = await withCpu(server, () => generator.do('type', how));
          return {
            'edits, /s': result.sent / how.seconds,
            ...(wantsSaved && {
              'edit to acknowledgement p50, ms': result.saved.p50,
              [p95]: result.saved.p95,
              [p99]: result.saved.p99,
            }),
            'edit to peer p50, ms': result.latency.p50,
            'edit to peer p95, ms': result.latency.p95,
            'edit to peer p99, ms': result.latency.p99,
            'server CPU per delivered edit, µs': cpu / result.deliveries,
          };
        },
      },
    ];
  },
};
