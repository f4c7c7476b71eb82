import type { SqlParameters } from '../sql-parameters.js';
import type { Condition, FilterableVersion } from './condition.js';

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
    const sourceIds = parameters.add(this.sourceIds, 'uuid[]');
    return `(e.kind <> all(${kinds}) or e.source_id ${this.isExcluding ? '<> all' : '= any'}(${sourceIds}))`;
  }

  matches({ entryValues: { kind, source_id } }: FilterableVersion): boolean {
    const isOfSources = source_id !== null && this.sourceIds.includes(source_id);
    return !this.kinds.includes(kind as string) || isOfSources !== this.isExcluding;
  }
}
