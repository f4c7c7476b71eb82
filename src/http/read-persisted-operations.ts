import { readFileSync } from 'node:fs';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { MaxTokensParserWLexer } from '@escape.tech/graphql-armor-max-tokens';
import { Kind, specifiedRules, type ValidationRule, validate } from 'graphql';
import { z } from 'zod';
import { CommandError, echo } from '../errors.js';
import { schema } from '../graphql/schema.js';
import { countFields } from './count-fields.js';
import { DEPTH_LIMIT, TOKEN_LIMIT } from './document-limits.js';
import { checkFieldCount } from './use-operation-size.js';
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
 * Reads a manifest of persisted operations: a JSON object of hashes to documents, each valid for the schema and
 * within the limits that do not depend on variables.
 * A hash is any text: it is not compared with the document, since clients hash with various algorithms.
 * @throws {CommandError} that names the file, and each hash whose document is invalid with the reason.
 */
export function readPersistedOperations({
  mode,
  file,
  introspection = true,
}: {
  mode: PersistedOperations['mode'];
  file: string;
  /** Whether operations may read the schema. */
  introspection?: boolean;
}): PersistedOperations {
  const documents = new Map(Object.entries(parseManifest(readManifest(file), file)));
  const problems = [...documents].flatMap(([hash, document]) =>
    findProblems(document, introspection).map((problem) => `${echo(hash)}: ${problem}`),
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

/** Why a document cannot be run: its syntax, what the schema does not have, or a limit of the server. */
function findProblems(text: string, introspection: boolean): string[] {
  try {
    const document = new MaxTokensParserWLexer(text, TOKEN_LIMIT).parseDocument();
    const rules = [...adaptRules(specifiedRules, { introspection }), depthRule];
    const errors = validate(schema, document, rules);
    if (errors.length > 0) return errors.map(({ message }) => message);
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      checkFieldCount(countFields(document, definition));
    }
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

const depthRule = maxDepthRule(DEPTH_LIMIT) as unknown as ValidationRule;

function refuse(file: string, reason: string): CommandError {
  return new CommandError(`PERSISTED_OPERATIONS_FILE ${file}: ${reason}`);
}
