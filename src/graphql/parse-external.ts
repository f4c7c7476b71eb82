import { checkStorable } from '../activity/check-text.js';
import type { RecordReference } from '../activity/record-reference.js';
import { badInput } from '../errors.js';
import { unknownSource } from '../record/find-record.js';
import { requireObject } from '../record/require-object.js';
import { NATIVE } from '../sources/registry.js';
import { MAX_EXTERNAL_ID_BYTES } from '../sources/wire-schema.js';
import type { GraphqlContext } from './context.js';

const MAX_EXTERNAL = 100;

/** ExternalRecordInput as GraphQL passes it. */
interface ExternalRecord {
  source: string;
  object: string;
  id: string;
}

/**
 * Resolves the source of an external id that a record of `object` is to have.
 * @param argument the name of the argument in errors.
 * @throws {GatewayError} BAD_USER_INPUT for an unknown source, another object, or an unusable id.
 */
export async function parseExternal(
  { source: slug, object: givenObject, id }: ExternalRecord,
  argument: string,
  object: string,
  { viewer, loaders }: GraphqlContext,
): Promise<RecordReference> {
  await requireObject(givenObject, `${argument}.object`, viewer, loaders);
  if (givenObject !== object) {
    throw badInput(
      `${argument}.object`,
      givenObject,
      `must be the object of the record, ${object}`,
    );
  }
  const sources = (await loaders.sources).filter(({ system }) => system !== NATIVE);
  const source = sources.find((candidate) => candidate.slug === slug);
  if (!source) throw badInput(`${argument}.source`, slug, unknownSource(sources));
  checkStorable(`${argument}.id`, id);
  const bytes = Buffer.byteLength(id);
  if (bytes === 0 || bytes > MAX_EXTERNAL_ID_BYTES) {
    throw badInput(`${argument}.id`, id, `must have 1 to ${MAX_EXTERNAL_ID_BYTES} bytes`);
  }
  return { sourceId: source.id, object, externalId: id };
}

/**
 * Resolves the sources of all external ids in `input.external`.
 * @throws {GatewayError} BAD_USER_INPUT for more than 100, for one that parseExternal refuses, and for a
 *   duplicate.
 */
export async function parseExternals(
  given: readonly ExternalRecord[],
  object: string,
  context: GraphqlContext,
): Promise<RecordReference[]> {
  if (given.length > MAX_EXTERNAL) {
    throw badInput('input.external', given.length, `takes at most ${MAX_EXTERNAL}`);
  }
  const refs: RecordReference[] = [];
  const seen = new Set<string>();
  // One after the other, so that the error names the first that is wrong.
  for (const [index, external] of given.entries()) {
    refs.push(await parseExternal(external, `input.external[${index}]`, object, context));
  }
  for (const [index, { sourceId, externalId }] of refs.entries()) {
    const key = `${sourceId} ${externalId}`;
    if (seen.has(key)) {
      throw badInput(`input.external[${index}].id`, externalId, 'must not be given twice');
    }
    seen.add(key);
  }
  return refs;
}
