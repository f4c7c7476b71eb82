import type { RecordInSource } from '../activity/record-reference.js';
import type { CrmRecord, Source } from '../db/prisma/client.js';
import { badInput } from '../errors.js';
import type { NewActivity } from '../ingest/native-activities.js';
import type { NewDelivery } from '../outbox/deliveries.js';
import { findSourceDefinition } from '../sources/registry.js';
import type { SourceDefinition, WriteDefinition } from '../sources/source-definition.js';
import type { WriteContext } from './write-context.js';

/** A source in which activities can be logged. */
export interface DeliveryTarget {
  source: Source;
  definition: SourceDefinition;
  write: WriteDefinition;
}

/**
 * Finds the source that `sendTo` names.
 * @param fields the fields of the activity that the client set.
 * @throws {GatewayError} BAD_USER_INPUT where nothing, or not this kind or field, can be logged in it.
 */
export async function requireDeliveryTarget(
  sendTo: string,
  kind: string,
  fields: object,
  { loaders }: WriteContext,
): Promise<DeliveryTarget> {
  const writable = (await loaders.sources).filter(
    ({ url, enabled, writeBack }) => url !== null && enabled && writeBack,
  );
  const source = writable.find(({ slug }) => slug === sendTo);
  const definition = source && findSourceDefinition(source.system);
  const write = definition?.write;
  if (!source || !write) {
    const slugs = writable.map(({ slug }) => slug).join(', ');
    throw badInput(
      'input.sendTo',
      sendTo,
      slugs ? `must be one of the writable sources ${slugs}` : 'no source can be written to',
    );
  }
  if (!write.kinds.some((writableKind) => writableKind === kind)) {
    throw badInput('input.kind', kind, `${definition.label} takes ${write.kinds.join(', ')}`);
  }
  for (const [field, value] of Object.entries(fields)) {
    if (value != null && !write.fields.includes(field)) {
      throw badInput(`input.${field}`, value, `${definition.label} has no such field`);
    }
  }
  return { source, definition, write };
}

/**
 * The delivery of an activity to a source: its body, and the record in whose list it will appear.
 * @throws {GatewayError} BAD_USER_INPUT for a record that the source does not know.
 */
export async function createDelivery(
  { source, definition, write }: DeliveryTarget,
  newActivity: Omit<NewActivity, 'sourceId' | 'assigneeName'>,
  records: readonly CrmRecord[],
  { loaders }: WriteContext,
): Promise<NewDelivery> {
  const references = await Promise.all(
    records.map(async ({ id, name }, index): Promise<RecordInSource> => {
      const links = await loaders.links.load(id);
      const link = links.find(({ sourceId }) => sourceId === source.id);
      if (link) return link;
      const reason = `${definition.label} does not know this record`;
      throw badInput(`input.records[${index}]`, name, reason);
    }),
  );
  return {
    ...newActivity,
    sourceId: source.id,
    // The source decides whom it assigns it to.
    assigneeName: null,
    body: write.toBody(newActivity.activity, references),
    list: write.listOf(references),
  };
}
