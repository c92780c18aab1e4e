import { callControl, type ControlAnswer, readSettings, StartRefused } from '@samepage/platform';
import { openGround } from './cli/open-ground';
import { understand } from './cli/run-command';

/** `npm run samepage -- …`: on the installation that the settings name, whether it is running or not. */
async function samepage(argv: readonly string[]): Promise<ControlAnswer> {
  const understood = understand(argv);
  if (typeof understood !== 'function') return understood;
  const settings = readSettings(process.env);
  const answered = settings.shape === 'embedded' ? await callControl(settings.dataDir, argv) : undefined;
  if (answered) return answered;
  const ground = await openGround(settings);
  try {
    return await understood(ground);
  } finally {
    await ground.close();
  }
}

try {
  const { stdout, code } = await samepage(process.argv.slice(2));
  (code === 0 ? process.stdout : process.stderr).write(stdout);
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
