import { GatewayError } from '../errors.js';

/** What a key may permit; `admin` is reserved for the administration of the organization: nothing asks for it. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** The authenticated key of a request. */
export interface Viewer {
  keyId: string;
  keyName: string;
  organizationId: string;
  /** The organization's slug. */
  organization: string;
  scopes: readonly Scope[];
  /** The only objects it may read; null: all. */
  objects: readonly string[] | null;
}

/** Whether a viewer may read records of an object and their activities. */
export function mayRead(viewer: Viewer, object: string): boolean {
  return viewer.objects === null || viewer.objects.includes(object);
}

/** Checks what a key permits. @throws {GatewayError} PERMISSION_DENIED without the scope. */
export function requireScope({ scopes, keyName }: Viewer, scope: Scope): void {
  if (scopes.includes(scope)) return;
  throw new GatewayError(
    'PERMISSION_DENIED',
    `The key ${JSON.stringify(keyName)} has the scope ${scopes.join(', ')}; this needs ${scope}.`,
  );
}

/**
 * When an activity last changed, as a viewer is told: a key that is limited to objects, only of changes of the
 * activity itself. It may have moved between records that the key may not read.
 * @param activity with contentUpdatedAt where it has only moved since.
 */
export function visibleUpdatedAt(
  { objects }: Pick<Viewer, 'objects'>,
  { updatedAt, contentUpdatedAt }: { updatedAt: string; contentUpdatedAt: string | null },
): string {
  return objects === null ? updatedAt : (contentUpdatedAt ?? updatedAt);
}
