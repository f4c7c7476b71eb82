import { v5 as uuidV5 } from 'uuid';

/**
 * Returns the scope id (timeline_entry.scope_id) of the timeline of all records of one object (contacts,
 * companies, a custom table): a UUID derived from the organization and the object. The scope of a record's
 * timeline is the record's id, that of an organization's timeline the organization's id.
 */
export function objectScope(organizationId: string, object: string): string {
  return uuidV5(object, organizationId);
}

/** A scope without entries, for unknown ids. */
export const NO_SCOPE = '00000000-0000-0000-0000-000000000000';
