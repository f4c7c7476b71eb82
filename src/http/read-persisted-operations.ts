import { readFileSync } from 'node:fs';
import { type DocumentNode, type GraphQLError, parse, specifiedRules, validate } from 'graphql';
import { z } from 'zod';
import { CommandError, echo } from '../errors.js';
import { schema } from '../graphql/schema.js';
import { adaptRules } from './validation-rules.js';

/** Operations that clients may send by their hash. */
export interface PersistedOperations {
  /** `only` refuses all other operations. */
  mode: 'allow' | 'only';
  /** The documents by their hashes. */
  documents: ReadonlyMap<string, string>;
}

/** What codegen's client preset (`persistedDocuments`) and relay-compiler (`persistConfig`) write. */
const manifestSchema = z.record(z.string().min(1), z.string());

/**
 * Reads a manifest of persisted operations: a JSON object of hashes to documents, each valid for the schema.
 * A hash is any text: it is not compared with the document, since clients hash with various algorithms.
 * @throws {CommandError} that names the file, and each hash whose document is invalid with the reason.
 */
export function readPersistedOperations({
  mode,
  file,
}: {
  mode: PersistedOperations['mode'];
  file: string;
}): PersistedOperations {
  const documents = new Map(Object.entries(parseManifest(readManifest(file), file)));
  const problems = [...documents].flatMap(([hash, document]) =>
    findProblems(document).map((problem) => `${echo(hash)}: ${problem}`),
  );
  if (problems.length > 0) throw refuse(file, `\n  ${problems.join('\n  ')}`);
  return { mode, documents };
}

function readManifest(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw refuse(file, `cannot be read: ${(error as Error).message}`);
  }
}

function parseManifest(text: string, file: string): Record<string, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refuse(file, `is no JSON: ${(error as Error).message}`);
  }
  const { data, error } = manifestSchema.safeParse(json);
  if (error) {
    const place = error.issues[0]?.path[0];
    const where = place === undefined ? '' : `; ${echo(place)} has no text`;
    throw refuse(file, `must be a JSON object of hashes to documents${where}`);
  }
  if (Object.keys(data).length === 0) throw refuse(file, 'has no operation');
  return data;
}

/** Why a document cannot be run: its syntax, or what the schema does not have. */
function findProblems(text: string): string[] {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return [(error as GraphQLError).message];
  }
  return validate(schema, document, adaptRules(specifiedRules)).map(({ message }) => message);
}

function refuse(file: string, reason: string): CommandError {
  return new CommandError(`PERSISTED_OPERATIONS_FILE ${file}: ${reason}`);
}
