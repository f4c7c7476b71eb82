#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addDemoCommand } from './cli/demo.js';
import { addImportCommand } from './cli/import.js';
import { addKeyCommands } from './cli/key.js';
import { addMigrateCommand } from './cli/migrate.js';
import { addOrgCommands } from './cli/org.js';
import { addRecordCommands } from './cli/record.js';
import { addServeCommand } from './cli/serve.js';
import { addSourceCommands } from './cli/source.js';
import { addSyncCommand } from './cli/sync.js';
import { addWorkerCommand } from './cli/worker.js';
import { CommandError } from './errors.js';

const program = new Command('activity-gateway')
  .description('One lossless timeline for everything that happened on a CRM record, as GraphQL.')
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(see --help)')
  .exitOverride();

for (const add of [
  addServeCommand,
  addWorkerCommand,
  addMigrateCommand,
  addDemoCommand,
  addOrgCommands,
  addKeyCommands,
  addImportCommand,
  addRecordCommands,
  addSourceCommands,
  addSyncCommand,
]) {
  add(program);
}
inheritSettings(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong; a wrong call exits 2, --help 0.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}

function inheritSettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inheritSettings(child);
  }
}
