/** A process full of screens, that can be killed or stopped as a whole. Writes its history into the file it is given. */
import { openSync, writeSync } from 'node:fs';
import type { CrewAnswer, CrewOrder } from './crew';
import type { HistoryEvent } from './history';
import { Screen } from './screen';

const file = openSync(process.argv[2] ?? '', 'a');
const screens = new Map<string, Screen>();

/** In the file before anything else happens: the kernel keeps it when this process is killed. */
function record(event: HistoryEvent): void {
  writeSync(file, `${JSON.stringify(event)}\n`);
}

const trueNow = Date.now.bind(Date);

function obey(order: CrewOrder): void {
  if (order.do === 'clock') {
    Date.now = () => trueNow() + order.offset;
    return;
  }
  if (order.do === 'join') for (const job of order.jobs) screens.set(job.name, new Screen(job, record));
  const meant = order.do !== 'join' && order.who ? [screens.get(order.who)] : screens.values();
  for (const screen of meant) {
    if (!screen) continue;
    if (order.do === 'write') screen.begin();
    if (order.do === 'rest') screen.rest();
    if (order.do === 'burst') screen.burst(order.count);
    if (order.do === 'flood') screen.flood(order.bytes);
    if (order.do === 'online') screen.setOnline(order.on);
    if (order.do === 'read') screen.setReading(order.on);
  }
}

process.on('message', ({ id, order }: { id: number; order: CrewOrder }) => {
  obey(order);
  const answer: CrewAnswer = {
    id,
    states: order.do === 'look' ? [...screens.values()].map(({ state }) => state) : [],
  };
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));

/** One pair of eyes a process is enough: looking through the whole text costs time. */
setInterval(() => [...screens.values()][0]?.lookForGone(), 500);
