#!/usr/bin/env node
import { runProgram } from './cli/run-program.js';

// Where nobody reads it any more, what is being stored or stopped is completed nevertheless.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
await runProgram(process.argv.slice(2));
