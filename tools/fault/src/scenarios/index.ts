import type { Scenario } from '../scenario';
import { postgresDiskFull, postgresFrozen, postgresStopped } from './database';
import { clockOfClients, clockOfServers } from './clock';
import { flippedBit } from './flip';
import { commitGap } from './gap';
import { killAll, killCrowd, killServer } from './kill';
import { memoryBound } from './memory';
import { network } from './network';
import { cuts, redisAbsent, redisFrozen, redisKilled } from './nodes';
import { slowReader } from './reader';

/** In the order they run. */
export const scenarios: readonly Scenario[] = [
  killServer,
  killAll,
  killCrowd,
  commitGap,
  postgresStopped,
  postgresFrozen,
  postgresDiskFull,
  redisKilled,
  redisFrozen,
  redisAbsent,
  ...cuts,
  ...network,
  slowReader,
  clockOfClients,
  clockOfServers,
  memoryBound,
  flippedBit,
];
