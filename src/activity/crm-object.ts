import type { IdPrefix } from './type-id.js';

/** The objects that every organization has; all others are its custom tables. */
export const CONTACTS = 'contacts';
export const COMPANIES = 'companies';

/** The object that the prefix of a record's id names; null: it is that of any custom table, or of no record. */
export function objectOfPrefix(prefix: IdPrefix): string | null {
  return [CONTACTS, COMPANIES].find((object) => recordPrefix(object) === prefix) ?? null;
}

/** The prefix of the public ids of an object's records. */
export function recordPrefix(object: string): IdPrefix {
  if (object === CONTACTS) return 'contact';
  return object === COMPANIES ? 'company' : 'record';
}
