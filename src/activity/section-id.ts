/**
 * The id of an item whose system numbers each section of its lists by itself: tasks/1 and notes/1 are two
 * items. It is stored as the external id; clients are shown the id as the system sends it.
 */
export function idInSection(section: string, id: string): string {
  return `${section}/${id}`;
}

/** The id as the system sends it, of one that idInSection returned. */
export function idWithoutSection(externalId: string): string {
  return externalId.slice(externalId.indexOf('/') + 1);
}
