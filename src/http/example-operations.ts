import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Resolved from package.json: the sources and the build are at different depths below it. */
const FOLDER = path.join(
  path.dirname(createRequire(import.meta.url).resolve('#package.json')),
  'examples/operations',
);

/**
 * The operations of examples/operations in the order of their file names: the tabs of GraphiQL. Each starts with
 * a comment that describes it and runs without variables on the demo organization, whose records' external ids and
 * users' ids are the same on every machine.
 */
export const EXAMPLE_OPERATIONS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => readFileSync(path.join(FOLDER, name), 'utf8'));
