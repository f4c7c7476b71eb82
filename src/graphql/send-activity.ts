import type { NativeActivity } from '../activity/native-activity.js';
import type { RecordInSource } from '../activity/record-reference.js';
import type { CrmRecord, Source } from '../db/prisma/client.js';
import { badInput } from '../errors.js';
import type { Idempotency } from '../ingest/native-activities.js';
import { sendActivity as deliver } from '../outbox/send-activity.js';
import { findSource } from '../sources/registry.js';
import type { SourceDefinition, WritableSource } from '../sources/source-definition.js';
import type { GraphqlContext } from './builder.js';

/** A source in which activities can be logged. */
export interface Target {
  source: Source;
  definition: SourceDefinition;
  write: WritableSource;
}

/**
 * The source that sendTo names.
 * @throws {GatewayError} BAD_USER_INPUT where nothing can be logged in it, or not this kind or field.
 */
export async function requireTarget(
  sendTo: string,
  kind: string,
  fields: object,
  { loaders }: GraphqlContext,
): Promise<Target> {
  const writable = (await loaders.sources).filter(
    ({ url, enabled, writeBack }) => url !== null && enabled && writeBack,
  );
  const source = writable.find(({ slug }) => slug === sendTo);
  const definition = source && findSource(source.system);
  const write = definition?.write;
  if (!source || !write) {
    const known = writable.map(({ slug }) => slug).join(', ');
    throw badInput(
      'input.sendTo',
      sendTo,
      known ? `must be one of the writable sources ${known}` : 'no source can be written to',
    );
  }
  if (!write.kinds.some((known) => known === kind)) {
    throw badInput('input.kind', kind, `${definition.label} takes ${write.kinds.join(', ')}`);
  }
  for (const [field, value] of Object.entries(fields)) {
    if (value != null && !write.fields.includes(field)) {
      throw badInput(`input.${field}`, value, `${definition.label} has no such field`);
    }
  }
  return { source, definition, write };
}

/** Logs an activity in a source. @returns its UUID. @throws {GatewayError} as sendActivity. */
export async function sendActivity(
  { source, definition, write }: Target,
  activity: NativeActivity,
  records: CrmRecord[],
  idempotency: Idempotency | null,
  { database, sync, viewer, loaders }: GraphqlContext,
): Promise<string> {
  const named = await Promise.all(
    records.map(async ({ id }, index): Promise<RecordInSource> => {
      const links = await loaders.links.load(id);
      const link = links.find(({ sourceId }) => sourceId === source.id);
      if (link) return link;
      const reason = `${definition.label} does not know this record`;
      throw badInput(`input.records[${index}]`, records[index]?.name ?? null, reason);
    }),
  );
  return deliver(database, sync, definition, {
    organizationId: viewer.organizationId,
    sourceId: source.id,
    activity,
    assigneeName: null,
    recordIds: records.map(({ id }) => id),
    idempotency,
    body: write.toBody(activity, named),
    list: write.listOf(named),
  });
}
