import type { SqlParameters } from '../sql-parameters.js';
import type { Condition, FilterableVersion, IndexRange } from './condition.js';

/** Of some kinds only the activities of some sources, or only those of all others; of other kinds every one. */
export class KindsOfSources implements Condition {
  constructor(
    readonly kinds: readonly string[],
    readonly sourceIds: readonly string[],
    /** Whether the activities of these sources are left out, rather than those of others. */
    readonly isExcluding = false,
  ) {}

  sql(parameters: SqlParameters): string {
    const kinds = parameters.add(this.kinds, 'text[]');
    return `(e.kind <> all(${kinds}) or ${this.ofSources('e', parameters)})`;
  }

  /** Without it, a kind that only other sources have would be read to its end: it has no index by source. */
  rangeSql({ timelineId, column, value }: IndexRange, parameters: SqlParameters): string | null {
    if (column !== 'kind') return null;
    const kinds = parameters.add(this.kinds, 'text[]');
    return `(${value} <> all(${kinds}) or exists (
      select from timeline_count c
       where c.scope_id = ${timelineId} and c.kind = ${value} and ${this.ofSources('c', parameters)}
      having sum(c.delta) > 0))`;
  }

  private ofSources(row: string, parameters: SqlParameters): string {
    const sourceIds = parameters.add(this.sourceIds, 'uuid[]');
    return `${row}.source_id ${this.isExcluding ? '<> all' : '= any'}(${sourceIds})`;
  }

  matches({ entryValues: { kind, source_id } }: FilterableVersion): boolean {
    const isOfSources = source_id !== null && this.sourceIds.includes(source_id);
    return !this.kinds.includes(kind as string) || isOfSources !== this.isExcluding;
  }
}
