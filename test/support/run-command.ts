import { Readable } from 'node:stream';
import { Mutex } from 'async-mutex';
import { runProgram } from '../../src/cli/run-program.js';
import type { CliOptions, CliResult } from './run-cli.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A command uses the environment and the streams of the process: only one may run at a time. */
const turn = new Mutex();

/**
 * Runs a command in this process, for tests that are not about the process: starting one costs a second.
 * Environment, streams and exit status are those that `runCli` would give it.
 */
export function runCommand(
  args: string[],
  { env = {}, input = '' }: Omit<CliOptions, 'nodeFlags'> = {},
): Promise<CliResult> {
  return turn.runExclusive(async () => {
    const outer = {
      env: process.env,
      exitCode: process.exitCode,
      stdin: Object.getOwnPropertyDescriptor(process, 'stdin')!,
      listeners: SIGNALS.map((signal) => process.listeners(signal)),
    };
    const { PATH = '', HOME = '' } = process.env;
    const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
    process.env = { PATH, HOME, ...env };
    process.exitCode = undefined;
    Object.defineProperty(process, 'stdin', {
      value: Readable.from([Buffer.from(input)], { objectMode: false }),
      configurable: true,
    });
    try {
      await runProgram(args);
      return {
        exitCode: Number(process.exitCode ?? 0),
        stdout: stdout.text(),
        stderr: stderr.text(),
      };
    } finally {
      stdout.restore();
      stderr.restore();
      process.env = outer.env;
      process.exitCode = outer.exitCode;
      Object.defineProperty(process, 'stdin', outer.stdin);
      for (const [index, signal] of SIGNALS.entries()) {
        for (const listener of process.listeners(signal)) {
          if (!outer.listeners[index]!.includes(listener)) process.off(signal, listener);
        }
      }
    }
  });
}

/** Collects what is written to a stream of the process, in place of writing it. */
function capture(stream: NodeJS.WriteStream): { text(): string; restore(): void } {
  const { write } = stream;
  let written = '';
  stream.write = (chunk: string | Uint8Array) => {
    written += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  return {
    text: () => written,
    restore() {
      stream.write = write;
    },
  };
}
