import type pg from 'pg';
import {
  keyInSource,
  type NamedRecordInSource,
  type RecordInSource,
} from '../activity/record-reference.js';
import { PageTally } from '../sources/page-tally.js';
import type { PageFacts } from '../sources/source-definition.js';
import type { BodyOrigin } from './body-origin.js';
import { upsertRecords, type WriteTarget } from './write-records.js';

/** How many records' pages are followed at once; those longest untouched are forgotten first. */
const MAX_FOLLOWED = 1_000;

interface FollowedRecord {
  source: string;
  record: NamedRecordInSource;
  pages: PageTally;
  rejected: number;
  /** Whether there is something that has not been written. */
  isDirty: boolean;
}

/**
 * Follows the pages of each record through one import, and writes down how far they reach: as of when,
 * whether they went from the first page to the last, and how many items were not understood.
 */
export class CoverageLog {
  private readonly followed = new Map<string, FollowedRecord>();

  /** A page begins; what becomes of it is said to what this returns. */
  openPage({ source, record, definition }: BodyOrigin): {
    reject(): void;
    close(facts: PageFacts): void;
  } {
    if (!record) return { reject() {}, close() {} };
    const key = `${source} ${keyInSource(record)}`;
    const entry = this.followed.get(key) ?? {
      source,
      record,
      pages: new PageTally(definition),
      rejected: 0,
      isDirty: false,
    };
    this.followed.delete(key);
    this.followed.set(key, entry); // The last touched stands last.
    const change = (apply: () => void) => {
      apply();
      entry.isDirty = true;
    };
    return {
      reject: () => change(() => entry.rejected++),
      close: (facts) => change(() => entry.pages.add(facts)),
    };
  }

  /**
   * Writes what the pages of one source have reached, in the transaction that stores their items.
   * @param named the records that the items name themselves: they were looked at too.
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
    const dirty = [...this.followed.values()].filter((it) => it.isDirty && it.source === source);
    if (dirty.length > 0) {
      await upsertRecords(
        client,
        target,
        dirty.map(({ record }) => record),
      );
      await client.query(
        `update record_link l
            set as_of = now(), complete = n.complete, rejected_items = n.rejected,
                verified_at = case when n.complete then now() else l.verified_at end
           from unnest($2::text[], $3::text[], $4::bool[], $5::int[])
             n (object, external_id, complete, rejected)
          where l.source_id = $1 and l.object = n.object and l.external_id = n.external_id`,
        [
          target.sourceId,
          dirty.map(({ record }) => record.object),
          dirty.map(({ record }) => record.externalId),
          dirty.map(({ pages }) => pages.isComplete()),
          dirty.map(({ rejected }) => rejected),
        ],
      );
      for (const entry of dirty) entry.isDirty = false;
    }
    for (const [key, { isDirty }] of this.followed) {
      if (this.followed.size <= MAX_FOLLOWED) break;
      if (!isDirty) this.followed.delete(key);
    }
  }
}
