/**
 * One room: two camps and much chance, filled with votes; then votes come in, and the map is drawn anew again and again
 * in a worker thread, as a server does. Writes its figures to a file.
 */
import { writeFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  BallotBox,
  beginning,
  chance,
  fromText,
  judgeMap,
  publish,
  roomLevel,
  roomMapFromText,
  roomMapOf,
  roomMapToText,
  shownMap,
  shownOf,
  toText,
  update,
} from '@samepage/opinion';

const settings = isMainThread ? JSON.parse(process.argv[2]) : workerData;
const { people, statements, density, times, answer } = settings;
/** How many votes come in between two maps. */
const between = 20;
const key = new Uint8Array(32).fill(1);

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { workerData: settings, execArgv: [] });
  worker.once('message', (figures) => writeFileSync(answer, JSON.stringify(figures)));
  worker.once('error', (error) => {
    throw error;
  });
} else {
  parentPort.postMessage(measure());
}

function measure() {
  const next = chance(people);
  const camp = Array.from({ length: people }, () => next() < 0.45);
  const lean = Array.from({ length: statements }, () => 0.2 + 0.6 * next());
  const parts = Array.from({ length: statements }, () => (next() < 0.5 ? 0.25 : 0) * (next() < 0.5 ? 1 : -1));
  const vote = (person, statement) => {
    if (next() < 0.1) return 0;
    return next() < lean[statement] + (camp[person] ? parts[statement] : -parts[statement]) ? 1 : -1;
  };
  const before = memory();
  const box = new BallotBox();
  for (let statement = 0; statement < statements; statement += 1) box.ask({ id: `s${statement}` });
  for (let person = 0; person < people; person += 1) {
    for (let statement = 0; statement < statements; statement += 1) {
      if (next() < density) box.cast(`p${person}`, `s${statement}`, vote(person, statement));
    }
  }
  const votes = box.votes();
  const reading = percentiles(repeat(200, () => read(votes.cells)));
  const first = timed(() => update(votes, null));
  let map = first.result;
  const held = memory() - before;

  const onVote = [];
  const recompute = [];
  for (let time = 0; time < times; time += 1) {
    for (let cast = 0; cast < between; cast += 1) {
      const [person, statement] = [Math.floor(next() * people), Math.floor(next() * statements)];
      const way = vote(person, statement);
      onVote.push(
        timed(() => {
          box.cast(`p${person}`, `s${statement}`, way);
          return box.countsOf(`s${statement}`);
        }).ms,
      );
    }
    const drawn = timed(() => update(box.votes(), map));
    map = drawn.result;
    recompute.push(drawn.ms);
  }
  const judged = timed(() => judgeMap(map, 1));
  const figures = [];
  const add = (name, value, unit, isBeside = true) => {
    const floor = isBeside ? (unit === 'µs' ? reading.p50 * 1_000 : reading.p50) : null;
    figures.push({ name, value, unit, floor, ratio: floor === null ? null : value / floor });
  };
  const recomputed = percentiles(recompute);
  const counted = percentiles(onVote);
  add('read the matrix once p50', reading.p50, 'ms', false);
  add('first map', first.ms, 'ms');
  add('recompute p50', recomputed.p50, 'ms');
  add('recompute p95', recomputed.p95, 'ms');
  add('one vote p50', counted.p50 * 1_000, 'µs');
  add('one vote p95', counted.p95 * 1_000, 'µs');
  add('judging it, when idle', judged.ms, 'ms');
  if (people <= 400) {
    const shown = sectorsShown(box.votes());
    add('what sectors are shown as, anew', shown.first, 'ms');
    add('what sectors are shown as, again', shown.again, 'ms');
    const served = servedAgain(box.votes());
    add('disclosed anew, with reading and keeping', served.disclosed, 'ms');
    add('drawn anew, with reading and keeping', served.drawn, 'ms');
  }
  add('memory', held / 2 ** 20, 'MiB', false);
  return figures;
}

function ballotsIn(votes) {
  return votes.people.flatMap((person, row) =>
    votes.statements.flatMap(({ id }, column) => {
      const vote = votes.at(row, column);
      return vote === 2 ? [] : [{ person, statement: id, vote, turn: '1' }];
    }),
  );
}

/** Twenty of the ballots were cast again. */
function castAgain(moment) {
  const ballots = moment.ballots.map((each, at) => (at < between ? { ...each, turn: '2' } : each));
  return { ...moment, ballots };
}

/** From votes to what a screen may have, with the die and all. */
function sectorsShown(votes) {
  const moment = {
    ballots: ballotsIn(votes),
    sectorsOf: new Map(votes.people.map((person, row) => [person, [`sector ${row % 4}`]])),
    statements: votes.statements.map(({ id }) => ({ id, isClosed: false })),
  };
  const first = timed(() => {
    const disclosed = publish(beginning(roomLevel), moment, key);
    shownOf(disclosed);
    return disclosed;
  });
  const changed = castAgain(moment);
  const again = timed(() => shownOf(publish(first.result, changed, key)));
  return { first: first.ms, again: again.ms };
}

/** What a server does for the next map: both steps begin and end with text. */
function servedAgain(votes) {
  const moment = {
    ballots: ballotsIn(votes),
    sectorsOf: new Map(votes.people.map((person) => [person, ['everyone']])),
    statements: votes.statements.map(({ id }) => ({ id, isClosed: false })),
  };
  const content = toText(publish(beginning(roomLevel), moment, key));
  const state = roomMapToText(roomMapOf(fromText(content), null));
  const changed = castAgain(moment);
  const disclosed = timed(() => toText(publish(fromText(content), changed, key)));
  const drawn = timed(() => {
    const map = roomMapOf(fromText(disclosed.result), roomMapFromText(state));
    return [roomMapToText(map), shownMap(map)];
  });
  return { disclosed: disclosed.ms, drawn: drawn.ms };
}

function read(cells) {
  let sum = 0;
  for (const cell of cells) sum += cell;
  if (sum === -1) console.error('never');
  return sum;
}

function timed(work) {
  const began = performance.now();
  const result = work();
  return { result, ms: performance.now() - began };
}

function repeat(count, work) {
  return Array.from({ length: count }, () => timed(work).ms);
}

function percentiles(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return {
    p50: sorted[Math.floor(sorted.length * 0.5)],
    p95: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))],
  };
}

function memory() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
