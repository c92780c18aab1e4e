import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ChildFailed, runChild } from './run-child';

function child(name: string): string {
  return fileURLToPath(new URL(`./testing/children/${name}.mjs`, import.meta.url));
}

const limits = { timeMs: 30_000, heapMb: 64 };

describe('runChild', () => {
  it('gives back the one answer, bytes and all', async () => {
    const message = { words: 'Joy ŵ', bytes: new Uint8Array([1, 2, 3]) };
    expect(await runChild(child('echo'), message, limits)).toMatchObject({ sent: message });
  });

  it('lets the child see none of our environment, write nothing and start nothing', async () => {
    process.env['PRESS_SECRET'] = 'x';
    const answer = await runChild(child('echo'), {}, limits).finally(
      () => delete process.env['PRESS_SECRET'],
    );
    expect(answer).toMatchObject({ environment: [], writes: false, starts: false });
    expect(existsSync(`${child('echo')}.written`)).toBe(false);
  });

  it('kills a child that takes too long', async () => {
    const began = Date.now();
    await expect(runChild(child('hang'), {}, { timeMs: 500, heapMb: 64 })).rejects.toThrow(
      'longer than 500 ms',
    );
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('says so when a child ends without an answer', async () => {
    await expect(runChild(child('leave'), {}, limits)).rejects.toThrow('ended without an answer (code 3)');
  });

  it('stops a child that takes more memory than it was given', async () => {
    await expect(runChild(child('grow'), {}, limits)).rejects.toBeInstanceOf(ChildFailed);
  });

  it('fails for a child that is not there', async () => {
    await expect(runChild(child('nowhere'), {}, limits)).rejects.toBeInstanceOf(ChildFailed);
  });
});
