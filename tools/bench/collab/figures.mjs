import { ratioOf, spread } from './statistics.mjs';

/** What was measured in one scenario: by figure, then by server, a value for each round. */
export class Figures {
  /** @type {Map<string, Map<string, number[]>>} */
  byName = new Map();
  notes = [];

  /** @param {string[]} servers The first is the one that others are divided by. */
  constructor(servers) {
    this.base = servers[0];
  }

  /** @param {Record<string, number>} values Figures by name; the unit is the name's last word after a comma. */
  add(server, values) {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      const byServer = this.byName.get(name) ?? new Map();
      this.byName.set(name, byServer);
      byServer.set(server, [...(byServer.get(server) ?? []), value]);
    }
  }

  has(server) {
    return [...this.byName.values()].some((byServer) => byServer.has(server));
  }

  /** As `--json` writes them. `ratio` is to the first server of the scenario; null where there is none. */
  list(scenario) {
    return [...this.byName].flatMap(([figure, byServer]) =>
      [...byServer].map(([peer, values]) => {
        const [name, unit] = split(figure);
        const { median: value, min, max } = spread(values);
        const ratio = ratioOf(values, byServer.get(this.base));
        return { scenario, name, value, unit, peer, ratio, min, max };
      }),
    );
  }
}

function split(figure) {
  const comma = figure.lastIndexOf(', ');
  return comma < 0 ? [figure, ''] : [figure.slice(0, comma), figure.slice(comma + 2)];
}
