import { runCommand } from './cli/run-command';
import { groundOf, type RunningApi } from './start';
import type { ControlHandler } from '@samepage/platform';

export { startApi, createApi, connect, migrate, type ApiGround, type RunningApi } from './start';

/** Answers commands of the command line in this process: give it to `openControl`. */
export function controlHandler(api: RunningApi): ControlHandler {
  return (argv) => runCommand(groundOf(api), argv);
}
