/**
 * The instant by which a task is ordered and filtered: when it is due; of a due day alone, its 00:00 UTC.
 * @param dueAt ISO 8601. @param dueDate YYYY-MM-DD.
 */
export function dueInstant(dueAt: string | null, dueDate: string | null): string | null {
  return dueAt ?? (dueDate ? `${dueDate}T00:00:00.000Z` : null);
}
