import type { LoggerService } from '@nestjs/common';
import type { Log } from '@samepage/platform';

/** What Nest has to say goes into our log: warnings and errors only, since how it starts interests nobody. */
export function nestLog(log: Log): LoggerService {
  const say =
    (level: 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...more: unknown[]) => {
      const err = [message, ...more].find((part) => part instanceof Error);
      const [context] = more.filter((part) => typeof part === 'string').slice(-1);
      log[level]({ context, err }, typeof message === 'string' ? message : 'Nest could not go on');
    };
  return { log: () => undefined, warn: say('warn'), error: say('error'), fatal: say('fatal') };
}
