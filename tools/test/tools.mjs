/** Runs the tests of the tools themselves (node's own runner: they are plain modules, and some drive eslint). */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';

export async function runTools(root, tally, round) {
  const files = readdirSync(join(root, 'tools'), { recursive: true })
    .filter((name) => name.endsWith('.spec.mjs'))
    .map((name) => join(root, 'tools', name));
  await new Promise((resolve) => {
    const add = (status) => (event) => {
      if (event.details.type === 'suite' || !event.file) return;
      const path = relative(root, event.file);
      const name = event.name === event.file ? `${path} (the file itself)` : `${path} › ${event.name}`;
      const why = event.details.error?.cause?.stack ?? event.details.error?.message;
      console.error(
        `${status === 'passed' && !event.skip ? 'PASS' : status === 'passed' ? 'SKIP' : 'FAIL'} ${name}`,
      );
      tally.add({ round, name, status: event.skip ? 'skipped' : status, ms: event.details.duration_ms, why });
    };
    run({ files, concurrency: 1, cwd: root })
      .on('test:pass', add('passed'))
      .on('test:fail', add('failed'))
      .on('end', resolve)
      .resume();
  });
}
