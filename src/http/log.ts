import { type Logger, pino } from 'pino';
import type { Config } from '../config.js';

export type { Logger };

/** The log: one JSON line for each event, on standard output. Keys and tokens never stand in it. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, redact: ['req.headers.authorization'] });
}
