import { defineConfig } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const port = Number(process.env['E2E_PORT'] ?? 3190);
/** A database of its own that is empty; unset, the embedded one in a fresh folder. */
const databaseUrl = process.env['E2E_DATABASE_URL'];
/** Kept in the environment, so that the journeys themselves, in a process of their own, find it too. */
const dataDir = (process.env['E2E_DATA_DIR'] ??= join(tmpdir(), `samepage-journey-${process.pid}`));

/** Journeys: several people at once, in real browsers, on the built application. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.journey.ts',
  // Emptied at the start: two rounds at once need two.
  outputDir: join(root, 'test-results/playwright', process.env['E2E_ROUND'] ?? ''),
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 400_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" --enable-source-maps dist/start/main.js`,
    cwd: root,
    url: `http://localhost:${port}/api/health`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: '1',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
  },
});
