import { writeFileSync } from 'node:fs';
import { buildASTSchema, printSchema } from 'graphql';
import { schema } from './schema.js';
import { apiDocument, subgraphSdl } from './subgraph-sdl.js';

/**
 * Prints the schema as clients see it, and as a subgraph: `npm run generate` writes the files, a test compares
 * them.
 */
export function printedSchemas(): Record<'schema.graphql' | 'subgraph.graphql', string> {
  return {
    'schema.graphql': `${printSchema(buildASTSchema(apiDocument(schema)))}\n`,
    'subgraph.graphql': subgraphSdl(schema),
  };
}

if (process.argv[1]?.endsWith('print-schema.ts')) {
  for (const [file, text] of Object.entries(printedSchemas())) writeFileSync(file, text);
}
