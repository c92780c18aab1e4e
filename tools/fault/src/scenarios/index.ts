import type { Scenario } from '../scenario';
import { killAll, killServer } from './kill';

/** In the order they run. */
export const scenarios: readonly Scenario[] = [killServer, killAll];
