import { pino, stdSerializers, type Logger } from 'pino';

export type Log = Logger;

/** Where PostgreSQL says which values it refused: what somebody wrote, and who they are. */
const personal = ['detail', 'where', 'parameters', 'internalQuery', 'hint'];

function err(error: Error): object {
  const serialized = stdSerializers.err(error) as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(serialized).filter(([name]) => !personal.includes(name)));
}

/** Structured logs on standard output. Nothing personal goes in: no names, addresses, e-mails, words or tokens. */
export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err } });
}
