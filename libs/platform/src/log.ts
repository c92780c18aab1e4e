import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Structured logs on standard output. Nothing personal goes in: no names, addresses, e-mails, words or tokens. */
export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}
