import type { ActivityKey } from '../activity/fields.js';
import { encodeChangesCursor } from '../feed/query.js';
import type { TimelineCounts } from '../timeline/read-counts.js';
import type { TimelinePage } from '../timeline/read-pages.js';
import type { Timeline } from '../timeline/timeline.js';
import { ActivityCounts } from './activity-counts.js';
import { builder, type Types } from './builder.js';
import { ONCE_PER_PAGE } from './cost.js';
import { RelayPage } from './relay-page.js';

/** A page of a timeline in the shape of a Relay connection. */
export class ActivityPage extends RelayPage<ActivityKey> {
  private counted: Promise<TimelineCounts> | undefined;

  constructor(
    readonly timeline: Timeline,
    readonly page: TimelinePage,
  ) {
    super();
  }

  get hasNextPage() {
    return this.page.hasNextPage;
  }

  get hasPreviousPage() {
    return this.page.hasPreviousPage;
  }

  protected get items() {
    return this.page.activities;
  }

  protected get cursors() {
    return this.timeline.args;
  }

  protected cursorOf(activity: ActivityKey) {
    return this.timeline.cursorOf(activity);
  }

  /** Counts the timeline once, whichever counts are selected. */
  counts(): Promise<TimelineCounts> {
    this.counted ??= this.timeline.readCounts();
    return this.counted;
  }
}

type PageFieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<
  Types,
  Pick<ActivityPage, keyof ActivityPage>
>;

/** The fields of every connection of activities besides those of pagination. */
export function coverageFields(t: PageFieldBuilder) {
  return {
    totalCount: t.int({
      nullable: false,
      description: 'The number of activities on all pages.',
      resolve: async (page) => (await page.counts()).total,
    }),
    totalCountExact: t.boolean({
      nullable: false,
      description:
        'Whether the counts are exact; false if counting stopped at 10,000 activities and, of a company with ' +
        'its contacts, while activities are still to be moved to or from it.',
      resolve: async (page) => (await page.counts()).isExact,
    }),
    sources: t.field({
      type: ['SourceCoverage'],
      nullable: false,
      complexity: ONCE_PER_PAGE,
      description:
        'For each source of this timeline, how fresh and how complete the stored data is.',
      resolve: ({ timeline, page }) => timeline.readCoverage(page),
    }),
  };
}

export const ActivityConnection = builder.connectionObject<
  'Activity',
  ActivityPage,
  { list: false; items: false },
  false
>(
  {
    type: 'Activity',
    name: 'ActivityConnection',
    description:
      'A page of a timeline, with the sync state of its sources and counts over all pages.',
    fields: (t) => ({
      ...coverageFields(t),
      counts: t.field({
        type: ActivityCounts,
        nullable: false,
        complexity: ONCE_PER_PAGE,
        description:
          'The number of activities on all pages, by category, kind, source and channel.',
        resolve: async (page) => (await page.counts()).rows,
      }),
      changesCursor: t.string({
        nullable: false,
        description:
          'The position of the change feed at which this page was read. Pass it to activityChanges as after ' +
          'to receive every later change.',
        resolve: ({ timeline, page }) => encodeChangesCursor(timeline, page),
      }),
    }),
  },
  { name: 'ActivityEdge', description: 'An activity with its cursor.' },
);
