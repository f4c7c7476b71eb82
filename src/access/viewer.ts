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
