import type { Scenario } from '../scenario';
import { postgresDiskFull, postgresFrozen, postgresStopped } from './database';
import { commitGap } from './gap';
import { killAll, killServer } from './kill';
import { network } from './network';
import { cuts, redisAbsent, redisFrozen, redisKilled } from './nodes';

/** In the order they run. */
export const scenarios: readonly Scenario[] = [
  killServer,
  killAll,
  commitGap,
  postgresStopped,
  postgresFrozen,
  postgresDiskFull,
  redisKilled,
  redisFrozen,
  redisAbsent,
  ...cuts,
  ...network,
];
