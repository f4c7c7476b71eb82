/** A record as a source names it. */
export interface RecordReference {
  /** UUID of the source. */
  sourceId: string;
  /** contacts, companies, or the id of a custom table. */
  object: string;
  /** The record's id in the source. */
  externalId: string;
}

/** A record reference within one source, as the items of the source contain it. */
export type RecordInSource = Omit<RecordReference, 'sourceId'>;

/** With the record's display name, where it is known. */
export type NamedRecordInSource = RecordInSource & { name?: string | null };

/** A record reference as a key of a Map. */
export function referenceKey({ sourceId, object, externalId }: RecordReference): string {
  return JSON.stringify([sourceId, object, externalId]);
}

/** A record of one source as a key of a Map. */
export function keyInSource({ object, externalId }: RecordInSource): string {
  return JSON.stringify([object, externalId]);
}
