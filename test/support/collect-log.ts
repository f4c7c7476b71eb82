import { type Logger, pino } from 'pino';

export interface LogLine {
  level: number;
  msg: string;
  requestId?: string;
  code?: string;
  err?: { type: string; message: string; stack: string };
}

/** A log of everything, and the lines that it has been given so far. */
export function collectLog(): { log: Logger; lines: LogLine[]; text(): string } {
  const lines: LogLine[] = [];
  const write = (line: string) => {
    lines.push(JSON.parse(line));
  };
  const log = pino({ level: 'trace' }, { write });
  return { log, lines, text: () => lines.map((line) => JSON.stringify(line)).join('\n') };
}
