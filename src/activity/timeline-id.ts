import { NIL, v5 as uuidV5 } from 'uuid';

/**
 * Returns the id (timeline_entry.scope_id) of the timeline of all records of one object (contacts, companies,
 * a custom table): a UUID derived from the organization and the object. The id of a record's timeline is the
 * record's id, that of an organization's timeline the organization's id.
 */
export function objectTimelineId(organizationId: string, object: string): string {
  return uuidV5(object, organizationId);
}

/**
 * Returns the id of a company's rollup, the timeline of the company and its contacts: a UUID derived from the
 * company.
 */
export function rollupTimelineId(companyId: string): string {
  return uuidV5('rollup', companyId);
}

/** The id of a timeline without entries, for unknown ids. */
export const NO_TIMELINE = NIL;
