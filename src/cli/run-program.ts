import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { CommandError } from '../errors.js';

const { version } = createRequire(import.meta.url)('#package.json');

/** The modules of the commands, loaded on demand: a command does not load the server or the demo of another. */
const COMMANDS: Record<string, () => Promise<(program: Command) => void>> = {
  serve: async () => (await import('./serve.js')).addServeCommand,
  worker: async () => (await import('./worker.js')).addWorkerCommand,
  migrate: async () => (await import('./migrate.js')).addMigrateCommand,
  demo: async () => (await import('./demo.js')).addDemoCommand,
  org: async () => (await import('./org.js')).addOrgCommands,
  key: async () => (await import('./key.js')).addKeyCommands,
  import: async () => (await import('./import.js')).addImportCommand,
  export: async () => (await import('./export.js')).addExportCommand,
  reimport: async () => (await import('./reimport.js')).addReimportCommand,
  record: async () => (await import('./record.js')).addRecordCommands,
  source: async () => (await import('./source.js')).addSourceCommands,
  sync: async () => (await import('./sync.js')).addSyncCommand,
};

/**
 * Runs one command of the program, with the environment and the standard streams of the process, and sets
 * the exit status of the process.
 * @param args the arguments after the program's name.
 */
export async function runProgram(args: string[]): Promise<void> {
  const program = new Command('activity-gateway')
    .version(version)
    .description('One lossless timeline for everything that happened on a CRM record, as GraphQL.')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(see --help)')
    .exitOverride();
  const requested = COMMANDS[args[0] ?? ''];
  for (const load of requested ? [requested] : Object.values(COMMANDS)) (await load())(program);
  inheritSettings(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed the error; a usage error exits with 2, --help with 0.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (error instanceof CommandError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = error.exitCode;
    } else {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exitCode = 1;
    }
  }
}

function inheritSettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inheritSettings(child);
  }
}
