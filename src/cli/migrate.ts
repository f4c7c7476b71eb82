import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { openStore } from '../db/open-store.js';
import { printJson } from './command.js';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('applies pending migrations to the database')
    .action(async () => {
      const store = await openStore({ ...readConfig(process.env), migrate: true }, 'shared');
      await store.close();
      printJson({ applied: store.migrated });
    });
}
