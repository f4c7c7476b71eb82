import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.js';

/** Prints the schema as schema.graphql; `npm run generate` writes the file, a test compares it. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

if (process.argv[1]?.endsWith('print-schema.ts')) writeFileSync('schema.graphql', printedSchema());
