import { fill, withCpu } from './measure.mjs';

const cpu = 'server CPU per caret due at a peer, µs';
const caret95 = 'caret to peer p95, ms';

/** (e) Everyone moves their caret. */
export const carets = {
  letter: 'e',
  variants: ({ isQuick }) => {
    const parameters = { clients: 100, hz: 10, writers: 2, rate: 5, probes: 6, seconds: isQuick ? 2 : 3 };
    const { clients, ...how } = parameters;
    return [
      {
        name: 'carets',
        parameters,
        servers: ['relay', 'relay-tick', 'hocuspocus', 'ours'],
        goals: [
          { figure: cpu, than: 'hocuspocus', times: 0.2 },
          { figure: caret95, most: 60 },
          { figure: 'edit to peer meanwhile p95, ms', most: 60 },
        ],
        visit: async (place) => {
          const { server, generator } = place;
          await fill(place, clients);
          await generator.do('moveCarets', { ...how, seconds: 1 });
          const moving = await withCpu(server, () => generator.do('moveCarets', how));
          const { result } = moving;
          return {
            [cpu]: moving.cpu / result.due,
            'caret to peer p50, ms': result.carets.p50,
            [caret95]: result.carets.p95,
            'carets that never came, count': result.lost,
            'edit to peer meanwhile p50, ms': result.latency.p50,
            'edit to peer meanwhile p95, ms': result.latency.p95,
            'to one client, frames/s': result.perSecond,
          };
        },
      },
    ];
  },
};
