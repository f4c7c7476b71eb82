import { v5 as uuidV5 } from 'uuid';

/**
 * The timeline of everything that stands on any record of one object (contacts, companies, a table) of
 * an organization: an id made of both, as timeline_entry.scope_id holds it. A record's timeline has
 * the record's id, an organization's the organization's.
 */
export function objectScope(organizationId: string, object: string): string {
  return uuidV5(object, organizationId);
}

/** No timeline at all: what an unknown id leads to. */
export const NO_SCOPE = '00000000-0000-0000-0000-000000000000';
