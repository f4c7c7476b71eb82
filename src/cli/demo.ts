import type { Command } from 'commander';
import { loadDemo } from '../../demo/load-demo.js';
import { CommandError } from '../errors.js';
import { withStore } from './command.js';
import { showProgress } from './progress.js';

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('loads the demo organization and prints its key')
    .action(() =>
      withStore(async ({ database, isEmbedded }, { dataDir }) => {
        if (!isEmbedded) {
          throw new CommandError('With DATABASE_URL there is no demo organization.');
        }
        const progress = showProgress();
        let read = 0;
        progress.watch(() => `Loading the demo organization: ${read} activities`);
        try {
          const key = await loadDemo(database, dataDir, (count) => {
            read = count;
          });
          process.stdout.write(`${key}\n`);
        } finally {
          progress.end();
        }
      }),
    );
}
