import { onOrphaned } from './orphan';
import { checkPort } from './port';
import {
  DataDirInUse,
  lastingHolderOf,
  readSettings,
  requireDataDir,
  type Settings,
  StartRefused,
} from '@samepage/platform';

/**
 * What can be known to stand in the way before anything slow is done: a wrong setting, a data folder that cannot
 * be used, or one or a port that is taken. Throws StartRefused with one sentence.
 */
export async function checkStart(env: NodeJS.ProcessEnv): Promise<Settings> {
  const settings = readSettings(env);
  if (settings.shape === 'embedded') requireDataDir(settings.dataDir);
  const holder = settings.shape === 'embedded' ? await lastingHolderOf(settings.dataDir) : undefined;
  if (holder) throw new DataDirInUse(settings.dataDir, holder);
  await checkPort(settings);
  return settings;
}

export { onOrphaned, StartRefused };
