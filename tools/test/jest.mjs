/** Runs jest projects and reads what came of them. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

const jestBin = 'node_modules/jest/bin/jest.js';
const vmModules = '--experimental-vm-modules';
/** A test that never ends must not keep the whole run. */
const limit = 15 * 60_000;
const usesServers = /openTestDatabase|TEST_DATABASE_URL|TEST_REDIS_URL|platform\/testing/;

/** Every project with jest tests: its folder, whether it runs as ES modules, whether it needs a database. */
export function jestProjects(root) {
  const folders = ['api', 'client', 'collab-server', ...below(root, 'libs'), ...below(root, 'tools')];
  return folders
    .filter((folder) => existsSync(join(root, folder, 'jest.config.mjs')))
    .map((folder) => {
      const project = JSON.parse(readFileSync(join(root, folder, 'project.json'), 'utf8'));
      const options = project.targets?.test?.options?.env?.NODE_OPTIONS ?? '';
      const sources = sourceFiles(join(root, folder));
      return {
        folder,
        esm: options.includes(vmModules),
        tests: sources.some((file) => file.endsWith('.spec.ts')),
        servers: sources.some((file) => usesServers.test(readFileSync(file, 'utf8'))),
      };
    })
    .filter(({ tests }) => tests);
}

/**
 * Runs the projects in one jest and adds every test to the tally under the name of the round. Files that match a pattern
 * of `left` are not run.
 */
export async function runJest(root, tally, round, projects, env = {}, left = [], workers = 2) {
  if (projects.length === 0) return;
  const output = join(root, 'test-results', `${round.replaceAll(/\W+/g, '-')}.json`);
  await rm(output, { force: true });
  const esm = projects[0].esm;
  const code = await run(
    root,
    [
      jestBin,
      '--projects',
      ...projects.map(({ folder }) => join(root, folder, 'jest.config.mjs')),
      ...[`--maxWorkers=${workers}`, '--testTimeout=60000', '--forceExit', '--passWithNoTests'],
      ...['--testSequencer', join(root, 'tools/jest/longest-first.mjs')],
      ...['--json', `--outputFile=${output}`],
      ...left.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]),
    ],
    { ...process.env, ...env, NODE_OPTIONS: esm ? `${vmModules} --no-warnings` : '--no-warnings' },
  );
  const report = await readFile(output, 'utf8').catch(() => undefined);
  if (report === undefined) {
    tally.broken(round, `jest ended with ${code} and wrote no report`);
    return;
  }
  const failed = readReport(root, tally, round, JSON.parse(report));
  if (code !== 0 && failed === 0) tally.broken(round, `jest ended with ${code} although no test failed`);
}

/** Adds a report's tests to the tally; answers how many failed. */
export function readReport(root, tally, round, report) {
  let failed = 0;
  const add = (test) => {
    if (test.status === 'failed') failed++;
    tally.add({ round, ...test });
  };
  for (const file of report.testResults) {
    const path = relative(root, file.name);
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'))
      add({ name: `${path} (the file itself)`, status: 'failed', why: file.message });
    for (const { fullName, status, duration, failureMessages } of file.assertionResults)
      add({
        name: `${path} › ${fullName}`,
        status: status === 'passed' || status === 'failed' ? status : 'skipped',
        ms: duration ?? 0,
        why: failureMessages?.[0],
      });
  }
  return failed;
}

/** Jest's words go to this terminal; its report goes to a file. */
function run(root, args, env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? signal);
    });
  });
}

function below(root, folder) {
  return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.ts$/.test(name) && !name.startsWith('e2e'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
