import type { Viewer } from '../../src/access/viewer.js';

/** The viewer of a key that reads an organization. @param objects what it is limited to; null: nothing. */
export function viewerOf(organizationId: string, objects: readonly string[] | null): Viewer {
  return {
    keyId: '',
    keyName: 'test',
    organizationId,
    organization: 'acme',
    scopes: ['read'],
    objects: objects && [...objects],
  };
}
