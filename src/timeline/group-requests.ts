/**
 * Groups requests that differ only in their timeline, so that each group is one statement. A request
 * that merges several timelines is grouped only with others that merge the same ones.
 * @param requests with a JSON form that tells different questions apart.
 */
export function groupRequests<R extends { scopes: readonly string[] }>(
  requests: readonly R[],
): R[][] {
  if (requests.length === 1) return [[requests[0]!]];
  const groups = new Map<string, R[]>();
  for (const request of requests) {
    const { scopes, ...question } = request;
    const key = JSON.stringify([question, scopes.length > 1 && scopes]);
    const group = groups.get(key);
    if (group) group.push(request);
    else groups.set(key, [request]);
  }
  return [...groups.values()];
}
