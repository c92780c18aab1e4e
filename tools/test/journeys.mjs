/** Walks the journeys in a real browser, and reads what came of them. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sparePort } from './servers.mjs';

const folder = 'client/e2e';
const config = `${folder}/playwright.config.ts`;

export const hasJourneys = (root) => existsSync(join(root, config));

/** What is long: walked once where there are two databases, some of them on each. */
export const walkedOnce = { embedded: ['debate'], outside: ['thread', 'opinion', 'long-words'] };

/**
 * `env` says which browser (CHROMIUM_PATH) and which database (E2E_DATABASE_URL: an empty one of its own; unset:
 * the embedded one). The journeys start the application themselves. Those named in `left` are not walked. Answers
 * what playwright said, for two rounds at once would talk into each other.
 */
export async function runJourneys(root, tally, round, env, left = []) {
  const name = round.replaceAll(/\W+/g, '-');
  const output = join(root, 'test-results', `${name}.json`);
  await rm(output, { force: true });
  const walked = (await readdir(join(root, folder)))
    .filter((file) => file.endsWith('.journey.ts') && !left.includes(file.replace('.journey.ts', '')))
    .sort();
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--config', config];
  const args = [...playwright, '--reporter=list,json', ...walked.map((file) => `/${file}$`)];
  const port = String(await sparePort());
  const { code, said } = await spoken(args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, E2E_PORT: port, E2E_ROUND: name, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: output },
  });
  const report = await readFile(output, 'utf8').catch(() => undefined);
  if (report === undefined) {
    tally.broken(round, `playwright ended with ${code} and wrote no report`);
    return said;
  }
  const { errors = [], suites } = JSON.parse(report);
  const failed = readReport(tally, round, { suites });
  if (code !== 0 && failed === 0)
    tally.broken(round, errors[0]?.message ?? `playwright ended with ${code} although no journey failed`);
  return said;
}

function spoken(args, options) {
  const child = spawn(process.execPath, args, options);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (code, signal) =>
      resolve({ code: code ?? signal, said: Buffer.concat(said).toString() }),
    );
  });
}

/** Adds a report's journeys to the tally; answers how many failed. */
export function readReport(tally, round, report) {
  let failed = 0;
  for (const { file, title, tests } of report.suites.flatMap(specs))
    for (const { status, projectName, results } of tests) {
      const bad = status === 'unexpected' || status === 'flaky';
      if (bad) failed++;
      tally.add({
        round,
        name: `${file} › ${projectName ? `[${projectName}] ` : ''}${title}`,
        status: bad ? 'failed' : status === 'skipped' ? 'skipped' : 'passed',
        ms: results.reduce((sum, { duration }) => sum + duration, 0),
        why: results.findLast(({ error }) => error)?.error.message,
      });
    }
  return failed;
}

function specs(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specs)];
}
