import DataLoader from 'dataloader';
import {
  type Activity,
  type ActivityKey,
  FIELD_NAMES,
  type FieldName,
} from '../activity/fields.js';
import { byId, loadEach, loadMany, loadOne } from '../loaders/batch.js';
import { Loaders } from '../loaders/loaders.js';
import type { PageRequest } from './page-request.js';
import { readActivities } from './read-activities.js';
import { type CountRequest, readCounts, type TimelineCounts } from './read-counts.js';
import { type CombinedLinks, readContactLinks } from './read-coverage.js';
import { readDuplicates } from './read-duplicates.js';
import { readMatches, type SearchMatches } from './read-matches.js';
import { readPages, type TimelinePage } from './read-pages.js';
import { readReachable } from './read-reachable.js';
import { readWireItems } from './read-wire-items.js';

/**
 * What one request has loaded: rows by id, activities, and pages and counts of timelines. An activity that the
 * key may not read loads as null. Pages and counts are read as requested: Timeline names the timelines that the
 * key may read.
 */
export class TimelineLoaders extends Loaders {
  /** An activity with all its fields, by its id; null where the key may not read it. */
  get activity(): DataLoader<string, Activity | null> {
    return this.keep('activity', () =>
      loadOne(async (ids) => byId(await readActivities(this.pool, this.viewer, ids, FIELD_NAMES))),
    );
  }

  /**
   * The same with some of its fields: many at once, such as the entities of a router, have long texts.
   * @param fields sorted: the loader of the same ones is the same.
   */
  activityWith(fields: readonly FieldName[]): DataLoader<string, ActivityKey | null> {
    return this.keep(`activity ${fields.join(' ')}`, () =>
      loadOne(async (ids) => byId(await readActivities(this.pool, this.viewer, ids, fields))),
    );
  }

  /** The item as its source sent it, of an activity that was read; null where it was logged here. */
  get wire(): DataLoader<string, unknown> {
    return this.keep('wire', () => loadOne((ids) => readWireItems(this.pool, this.viewer, ids)));
  }

  /** The duplicates of an activity that the key may read, in the order of time. */
  get duplicates(): DataLoader<string, Activity[]> {
    return this.keep('duplicates', () =>
      loadMany((ids) => readDuplicates(this.pool, this.viewer, ids)),
    );
  }

  /**
   * Whether an actor, a segment or a broadcast belongs to any activity that the viewer may read. A key
   * without limits reads all of them.
   */
  get isReachable(): DataLoader<string, boolean> {
    return this.keep(
      'isReachable',
      () => new DataLoader((ids) => readReachable(this.pool, this.viewer, ids)),
    );
  }

  /** The matches of a search, by the text of its tsquery: one lookup for all timelines of the request. */
  get matches(): DataLoader<string, SearchMatches> {
    const { organizationId } = this.viewer;
    return this.keep('matches', () =>
      loadEach((query) => readMatches(this.pool, organizationId, query)),
    );
  }

  /** A page of a timeline. Pages of many records with the same arguments are one statement. */
  get page(): DataLoader<PageRequest, TimelinePage | null> {
    return this.keep(
      'page',
      () => new DataLoader((requests) => readPages(this.pool, this, requests), { cache: false }),
    );
  }

  /** The counts of a timeline, batched like pages. */
  get counts(): DataLoader<CountRequest, TimelineCounts> {
    return this.keep(
      'counts',
      () => new DataLoader((requests) => readCounts(this.pool, requests), { cache: false }),
    );
  }

  /** The sync state of the links of a company's contacts, by the company's id. */
  get contactLinks(): DataLoader<string, CombinedLinks[]> {
    const { organizationId } = this.viewer;
    return this.keep('contactLinks', () =>
      loadMany((companyIds) => readContactLinks(this.pool, organizationId, companyIds)),
    );
  }

  private get pool() {
    return this.database.pool;
  }
}
