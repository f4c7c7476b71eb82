/**
 * Puts requests that ask the same of one timeline each together: they become one statement. A request
 * that merges several timelines stays with those that merge the same ones.
 */
export function groupRequests<R extends { scopes: readonly string[] }>(
  requests: readonly R[],
): R[][] {
  if (requests.length === 1) return [[requests[0]!]];
  const groups = new Map<string, R[]>();
  for (const request of requests) {
    const { scopes, ...question } = request;
    const key = JSON.stringify([question, scopes.length > 1 && scopes], withoutMatches);
    const group = groups.get(key);
    if (group) group.push(request);
    else groups.set(key, [request]);
  }
  return [...groups.values()];
}

/** The matches of a search follow from its words. */
function withoutMatches(name: string, value: unknown): unknown {
  return name === 'matches' ? undefined : value;
}
