import { readFileSync, writeFileSync } from 'node:fs';
import { parse, print } from 'graphql';
import { EXAMPLE_OPERATIONS } from '../src/http/example-operations.js';
import { hashDocument } from './hash-document.js';

/** Writes the manifest of all operations of this repository: those of GraphiQL's tabs and of the programs. */
const manifest = {
  ...Object.fromEntries(
    EXAMPLE_OPERATIONS.map((query) => print(parse(query))).map((text) => [
      hashDocument(text),
      text,
    ]),
  ),
  ...readManifest('examples/gql/persisted-documents.json'),
  ...readManifest('dashboard/src/gql/persisted-documents.json'),
};
writeFileSync('examples/persisted-operations.json', `${JSON.stringify(manifest, null, 2)}\n`);

/** Reads what codegen has written beside the typed documents of a program. */
function readManifest(file: string): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8'));
}
