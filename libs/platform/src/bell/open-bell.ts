import type { Log } from '../log';
import type { Settings } from '../settings/settings';
import type { Bell } from './bell';
import { InProcessBell } from './in-process-bell';
import { PostgresBell } from './postgres-bell';

/**
 * The bell the settings ask for: Redis where there is one, else the outside PostgreSQL, else this process alone.
 * One that is away does not stop the start; it is tried again, and `onGap` calls when it came back.
 */
export async function openBell(
  { redisUrl, databaseUrl }: Pick<Settings, 'redisUrl' | 'databaseUrl'>,
  log: Log,
): Promise<Bell> {
  if (redisUrl !== undefined) {
    // Its client is large, and most houses have none.
    const { RedisBell } = await import('./redis-bell');
    return RedisBell.open(redisUrl, log);
  }
  if (databaseUrl !== undefined) return PostgresBell.open({ connectionString: databaseUrl }, log);
  return new InProcessBell();
}
