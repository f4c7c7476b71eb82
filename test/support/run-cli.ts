import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const PROGRAM = 'dist/program/main.js';

export interface CliResult {
  /** Null where it was ended by a signal. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  /** Its whole environment, besides what a process needs to run at all. */
  env?: Record<string, string>;
  /** What is piped into it. */
  input?: string | Buffer;
  /** Flags of Node itself. */
  nodeFlags?: string[];
}

/** Starts the built program as a process of its own: `npm test` builds it first. */
export function spawnCli(
  args: string[],
  { env = {}, nodeFlags = [] }: CliOptions = {},
): ChildProcess {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm run build makes it`);
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [...nodeFlags, PROGRAM, ...args], {
    env: { PATH, HOME, ...env },
  });
}

/** Runs a command of the built program to its end. */
export async function runCli(args: string[], options: CliOptions = {}): Promise<CliResult> {
  const child = spawnCli(args, options);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin!.on('error', () => {}); // It may end before it has read everything.
  child.stdin!.end(options.input ?? '');
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  return { exitCode: await ended, stdout, stderr };
}
