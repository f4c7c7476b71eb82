import type pg from 'pg';
import {
  keyInSource,
  type NamedRecordInSource,
  type RecordInSource,
} from '../activity/record-reference.js';
import { PageTally } from '../sources/page-tally.js';
import type { BodyOrigin } from './body-origin.js';
import { upsertRecords, type WriteTarget } from './upsert-records.js';

/** The most records tracked at once; the least recently used are dropped first. */
const MAX_TRACKED = 1_000;

interface TrackedList {
  source: string;
  record: NamedRecordInSource;
  pages: PageTally;
  rejected: number;
  warnings: number;
  /** Whether PostgreSQL refused an activity of it: not all of them are stored then. */
  isRefused: boolean;
  /** Whether it has changed since it was last written. */
  isDirty: boolean;
}

/** Receives what was read of a page: its rejected items, unread fields, and what it says of its list. */
export interface ImportedPage {
  reject(): void;
  /** Counts an item as rejected that PostgreSQL refused when its batch was stored. */
  refuse(): void;
  warn(fields: number): void;
  close: PageTally['add'];
}

/**
 * Tracks the pages of each record's list during one import, and writes their coverage: the timestamp,
 * whether they are the complete list, the number of rejected items, and of
 * fields that could not be read.
 */
export class CoverageLog {
  /** The least recently used comes first. */
  private readonly tracked = new Map<string, TrackedList>();

  /** Starts a page. */
  openPage({ source, record, definition }: BodyOrigin): ImportedPage {
    if (!record) return { reject() {}, refuse() {}, warn() {}, close() {} };
    const key = `${source} ${keyInSource(record)}`;
    const entry = this.tracked.get(key) ?? {
      source,
      record,
      pages: new PageTally(definition),
      rejected: 0,
      warnings: 0,
      isRefused: false,
      isDirty: false,
    };
    this.tracked.delete(key);
    this.tracked.set(key, entry);
    const change = (apply: () => void) => {
      apply();
      entry.isDirty = true;
      // It may have been dropped since.
      if (!this.tracked.has(key)) this.tracked.set(key, entry);
    };
    return {
      reject: () => change(() => entry.rejected++),
      refuse: () =>
        change(() => {
          entry.rejected++;
          entry.isRefused = true;
        }),
      warn: (fields) => {
        if (fields > 0) change(() => (entry.warnings += fields));
      },
      close: (...page) => change(() => entry.pages.add(...page)),
    };
  }

  /**
   * Writes the coverage of one source's lists, in the transaction that stores their items.
   * @param named the records that the items name themselves: their links are as of now, too.
   */
  async write(
    client: pg.PoolClient,
    target: WriteTarget,
    source: string,
    named: RecordInSource[],
  ): Promise<void> {
    if (named.length > 0) {
      await client.query(
        `update record_link set as_of = now() where source_id = $1
            and (object, external_id) in (select * from unnest($2::text[], $3::text[]))`,
        [target.sourceId, named.map(({ object }) => object), named.map((ref) => ref.externalId)],
      );
    }
    const dirty = [...this.tracked.values()].filter((it) => it.isDirty && it.source === source);
    if (dirty.length > 0) {
      await upsertRecords(
        client,
        target,
        dirty.map(({ record }) => record),
      );
      await client.query(
        `update record_link l
            set as_of = now(), complete = n.complete, rejected_items = n.rejected,
                warnings = n.warnings,
                verified_at = case when n.complete then now() else l.verified_at end
           from unnest($2::text[], $3::text[], $4::bool[], $5::int[], $6::int[])
             n (object, external_id, complete, rejected, warnings)
          where l.source_id = $1 and l.object = n.object and l.external_id = n.external_id`,
        [
          target.sourceId,
          dirty.map(({ record }) => record.object),
          dirty.map(({ record }) => record.externalId),
          dirty.map(({ pages, isRefused }) => pages.isComplete() && !isRefused),
          dirty.map(({ rejected }) => rejected),
          dirty.map(({ warnings }) => warnings),
        ],
      );
      for (const entry of dirty) entry.isDirty = false;
    }
    for (const [key, { isDirty }] of this.tracked) {
      if (this.tracked.size <= MAX_TRACKED) break;
      if (!isDirty) this.tracked.delete(key);
    }
  }
}
