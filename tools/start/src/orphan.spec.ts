import { waitUntil } from '@samepage/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ancestors, onOrphaned } from './orphan';

const linux = process.platform === 'linux' ? it : it.skip;
/** Starts a child, says its number, and waits. */
const parent = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  process.title = process.argv[1];
  console.log(child.pid);
  setInterval(() => {}, 1000);`;

let started: ChildProcess | undefined;
let child: number | undefined;

/** A program of this name with a child; answers the child's number. */
async function start(title: string): Promise<number> {
  started = spawn(process.execPath, ['-e', parent, title], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(started.stdout!, 'data')) as [Buffer];
  child = Number(said.toString());
  return child;
}

afterEach(() => {
  started?.kill('SIGKILL');
  if (child !== undefined) process.kill(child, 'SIGKILL');
});

linux('sees that npm is gone, however it went', async () => {
  const pid = await start('npm start');
  expect(ancestors(pid)).toEqual([started?.pid]);
  let stopped = 0;
  onOrphaned(() => stopped++, pid);
  started?.kill('SIGKILL');
  await waitUntil(() => stopped === 1);
});

linux('knows the nearest only where npm is not to be seen', async () => {
  const pid = await start('something else');
  expect(ancestors(pid)[0]).toBe(started?.pid);
});
