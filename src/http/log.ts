import { type Logger, pino } from 'pino';
import type { Config } from '../config.js';

export type { Logger };

/** Creates the log: one JSON line per event on standard output, without keys and tokens. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, redact: ['req.headers.authorization'] });
}
