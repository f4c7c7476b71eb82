import { ACTOR_COLUMNS } from '../loaders/actor.js';
import { reachableSql } from '../timeline/read-reachable.js';

/** A kind of list that is ordered by name: rows of a table, in one or a few index ranges. */
interface NameListDefinition {
  table: 'crm_record' | 'actor' | 'segment';
  /** The columns that are read, by the property that they fill. */
  columns: Readonly<Record<string, string>>;
  /** The column that has the same value in all rows `t` of a range, and its type. */
  range: { column: string; type: string } | null;
  /** What holds for the rows `t` besides: SQL. */
  condition?: string;
  /**
   * The ranges of the lists: SQL of a query of (list, value).
   * @param given the same for the values that are requested; null: for all of the organization.
   */
  ranges?(given: string | null, organizationId: string): string;
  /** Whether a row `t` belongs to an activity on any of some timelines: SQL. Absent: it need not. */
  isReachable?(timelineIds: string): string;
}

const RECORD_COLUMNS = {
  id: 'id',
  organizationId: 'organization_id',
  object: 'object',
  name: 'name',
  companyId: 'company_id',
  pendingMergeIds: 'merging',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
};

/** All lists that are ordered by name. */
const NAME_LISTS = {
  /** The records of some objects, or of all. */
  records: {
    table: 'crm_record',
    columns: RECORD_COLUMNS,
    range: { column: 'object', type: 'text' },
    ranges: (given, organizationId) =>
      given ?? `select 1, name from crm_object where organization_id = ${organizationId}`,
  },
  /** The contacts of a company; those of companies that were merged into it may not all be moved yet. */
  contacts: {
    table: 'crm_record',
    columns: RECORD_COLUMNS,
    range: { column: 'company_id', type: 'uuid' },
    condition: "t.object = 'contacts'",
    ranges: (given, organizationId) => `
      select g.list, m.id from (${given}) g
        join crm_record c on c.id = g.value and c.organization_id = ${organizationId}
       cross join lateral unnest(c.merging || c.id) m (id)`,
  },
  /** The users, the assistants, or both. */
  actors: {
    table: 'actor',
    columns: ACTOR_COLUMNS,
    range: { column: 'type', type: 'text' },
    isReachable: (timelineIds) =>
      reachableSql('t.id', timelineIds, ['actor_id', 'assistant_id', 'assignee_id', 'author_id']),
  },
  segments: {
    table: 'segment',
    columns: {
      id: 'id',
      organizationId: 'organization_id',
      sourceId: 'source_id',
      externalId: 'external_id',
      name: 'name',
      color: 'color',
      contactsCount: 'contacts_count',
      boards: 'boards',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      asOf: 'as_of',
    },
    range: null,
    isReachable: (timelineIds) => reachableSql('t.id', timelineIds, ['segment_id']),
  },
} satisfies Record<string, NameListDefinition>;

export type NameListKind = keyof typeof NAME_LISTS;

/** The definition of a kind of list. */
export function nameList(kind: NameListKind): NameListDefinition {
  return NAME_LISTS[kind];
}
