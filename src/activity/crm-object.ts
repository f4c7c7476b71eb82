import type { IdPrefix } from './type-id.js';

/** The objects that every organization has; all others are its custom tables. */
export const CONTACTS = 'contacts';
export const COMPANIES = 'companies';

/** The prefix of the public ids of an object's records. */
export function recordPrefix(object: string): IdPrefix {
  if (object === CONTACTS) return 'contact';
  return object === COMPANIES ? 'company' : 'record';
}
