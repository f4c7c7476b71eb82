import type { ActorInput, SegmentInput } from '../activity/activity-input.js';
import { lockForWriting, type Transaction } from '../db/transaction.js';
import type { ActorType } from '../loaders/actor.js';
import { type ItemSnapshot, upsertEntities } from './upsert-entities.js';

/** A user, an assistant, a segment or a broadcast of a source, as it was exported. */
export type ExportedEntity = {
  /** The slug of its source. */
  source: string;
  /** When the item that it was last taken from was updated, ISO 8601; null: not known. */
  asOf: string | null;
} & (
  | { actor: ActorInput; type: ActorType }
  | { segment: SegmentInput }
  | { broadcast: { externalId: string; name?: string | null } }
);

/**
 * Upserts exported entities, inside the caller's transaction: the newest snapshot of each counts.
 * @param sources UUIDs of the sources by their slugs.
 */
export async function restoreEntities(
  client: Transaction,
  organizationId: string,
  entities: ExportedEntity[],
  sources: ReadonlyMap<string, string>,
): Promise<void> {
  for (const slug of [...new Set(entities.map(({ source }) => source))].sort()) {
    const sourceId = sources.get(slug)!;
    await lockForWriting(client, organizationId, sourceId);
    const snapshots = entities.filter(({ source }) => source === slug).map(toSnapshot);
    await upsertEntities(client, { organizationId, sourceId }, snapshots);
  }
}

function toSnapshot(entity: ExportedEntity): ItemSnapshot {
  const { asOf } = entity;
  if ('actor' in entity) {
    const { actor, type } = entity;
    return { asOf, input: type === 'USER' ? { user: actor } : { assistant: actor } };
  }
  return {
    asOf,
    input: 'segment' in entity ? { segment: entity.segment } : { broadcast: entity.broadcast },
  };
}
