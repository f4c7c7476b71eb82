import type { SqlParameters } from './sql-parameters.js';

/** In a statement of merged timelines, a condition on any of them: `scope_id = any(t.scopes)`. */
export const MERGED_SCOPES = 'any(t.scopes)';

/**
 * The timelines that a statement reads, as a table `t`: (scope_id, ordinality) with a row for each
 * request, or (scopes, scope_id, ordinality) with one row where several are merged: scope_id is the first.
 * @param requests of one timeline each, or a single one of several merged timelines.
 */
export function timelinesTable(
  requests: readonly { scopes: readonly string[] }[],
  parameters: SqlParameters,
): string {
  const { scopes } = requests[0]!;
  if (scopes.length > 1) {
    const ids = parameters.add(scopes, 'uuid[]');
    return `(select ${ids} as scopes, (${ids})[1] as scope_id, 1 as ordinality) t`;
  }
  // A plain parameter for a single one: with an array PostgreSQL plans each time again, at twice the cost.
  if (requests.length === 1) {
    return `(select ${parameters.add(scopes[0], 'uuid')} as scope_id, 1 as ordinality) t`;
  }
  const ids = requests.map((request) => request.scopes[0]);
  return `unnest(${parameters.add(ids, 'uuid[]')}) with ordinality t(scope_id, ordinality)`;
}
