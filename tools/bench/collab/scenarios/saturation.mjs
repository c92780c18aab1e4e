import { fill, withCpu } from './measure.mjs';

const cpu = 'server CPU per delivered edit, µs';
const peak = 'peak memory, MiB';
/** Our server takes 500 frames a second from one socket, and 2,000 saved up; no server is asked for more than it takes. */
const cap = { perSecond: 480, burst: 1_800 };

/** (b) As many edits as come through. */
export const saturation = {
  letter: 'b',
  variants: ({ isQuick }) => {
    const parameters = { clients: 50, writers: 10, window: 16, seconds: isQuick ? 2 : 3, ...cap };
    return [
      {
        name: 'saturation',
        parameters,
        servers: ['relay', 'relay-tick', 'reference', 'hocuspocus', 'ours'],
        goals: [
          { figure: cpu, than: 'hocuspocus', times: 0.5 },
          { figure: cpu, than: 'relay-tick', times: 3 },
          { figure: peak, than: 'hocuspocus', times: 1 },
        ],
        visit: async (place) => {
          const { server, generator } = place;
          const { clients, ...how } = parameters;
          await fill(place, clients);
          await generator.do('type', { writers: how.writers, probes: 0, rate: 20, seconds: 1 });
          const { result, cpu: used } = await withCpu(server, () => generator.do('saturate', how));
          return {
            [cpu]: used / result.deliveries,
            'edits taken per second, /s': result.sent / result.seconds,
            'deliveries per CPU second, /s': result.deliveries / (used / 1e6),
            'to a reader per edit, frames': result.frames / result.deliveries,
            [peak]: server.program.peak() / 1024,
            'stopped by the cap and not the window, share': result.isCapped ? 1 : 0,
          };
        },
      },
    ];
  },
};
