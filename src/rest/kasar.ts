import { z } from 'zod';
import { CURSOR_KIND } from '../access/cursor-seal.js';
import type { FieldsOf } from '../activity/computed-field.js';
import type { FieldName } from '../activity/fields.js';
import { toPlainText } from '../activity/plain-text.js';
import { ellipsize } from '../activity/summary.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../timeline/page-arguments.js';
import { sectionFilter } from '../timeline/section-filter.js';
import type { TimelineArguments } from '../timeline/timeline.js';
import { defineEndpoint, type RestContext } from './endpoint.js';
import { findPathRecord } from './find-path-record.js';
import { sourceParameter, textParameter, wholeNumber } from './parameters.js';
import { type ItemActivity, itemId, readItems } from './read-items.js';
import { createFreshTimeline, readCoveredPage } from './read-page.js';

/** A section of the feed: the activities of one category, and how Kasar shows them. */
interface Section {
  category: string;
  fields: readonly FieldName[];
  map(activity: never): unknown;
}

function section<const F extends FieldName>(
  category: string,
  fields: readonly F[],
  map: (activity: FieldsOf<F>) => unknown,
): Section {
  return { category, fields, map };
}

/** The characters of a snippet that is made of a description. */
const MAX_SNIPPET = 200;

const SECTIONS = {
  interactions: section(
    'INTERACTION',
    ['channel', 'direction', 'subject', 'title', 'snippet', 'description'],
    (activity) => ({
      id: itemId(activity),
      channel: activity.channel ?? activity.kind.toLowerCase(),
      direction: activity.direction?.toLowerCase() ?? null,
      subject: activity.subject ?? activity.title,
      snippet: activity.snippet ?? snippetOf(activity.description),
      created_at: activity.occurredAt,
    }),
  ),
  tasks: section(
    'TASK',
    ['title', 'status', 'statusLabel', 'dueDate', 'dueAt', 'assigneeName'],
    (activity) => ({
      id: itemId(activity),
      title: activity.title,
      status: activity.statusLabel ?? activity.status?.toLowerCase() ?? null,
      due_date: activity.dueDate ?? activity.dueAt?.slice(0, 'YYYY-MM-DD'.length) ?? null,
      assigned_to: activity.assigneeName,
      created_at: activity.occurredAt,
    }),
  ),
  notes: section('NOTE', ['title', 'description'], (activity) => ({
    id: itemId(activity),
    title: activity.title,
    content: activity.description,
    created_at: activity.occurredAt,
  })),
} as const;

type SectionName = keyof typeof SECTIONS;

const SECTION_NAMES = Object.keys(SECTIONS) as [SectionName, ...SectionName[]];

/** What a page reads of its activities, by section. */
const SELECTIONS = Object.fromEntries(
  Object.entries(SECTIONS).map(([name, { fields }]) => [
    name,
    { fields: ['sourceId', ...fields] as FieldName[], joins: [] },
  ]),
);

function snippetOf(description: string | null): string | null {
  return description && ellipsize(toPlainText(description, 4 * MAX_SNIPPET), MAX_SNIPPET);
}

const include = z
  .string()
  .transform((names) => names.split(',').map((name) => name.trim()))
  .pipe(
    z.array(
      z.enum(SECTION_NAMES, `must be one or more of ${SECTION_NAMES.join(', ')}, with commas`),
    ),
  )
  .default(SECTION_NAMES)
  .describe('The sections of the answer.');

const item = z.looseObject({ id: z.string(), created_at: z.string() });

/** The documented members of the items of each section. */
const ITEMS = {
  interactions: item.extend({
    channel: z.string().nullish(),
    direction: z.string().nullish(),
    subject: z.string().nullish(),
    snippet: z.string().nullish(),
  }),
  tasks: item.extend({
    title: z.string().nullish(),
    status: z.string().nullish(),
    due_date: z.string().nullish(),
    assigned_to: z.string().nullish(),
  }),
  notes: item.extend({ title: z.string().nullish(), content: z.string().nullish() }),
};

const sectionSchema = (name: SectionName, description: string) =>
  z
    .object({ data: z.array(ITEMS[name]), total: z.int().min(0) })
    .optional()
    .describe(description);

const answer = z.object({
  interactions: sectionSchema(
    'interactions',
    'Emails, calls, meetings and messages, newest first.',
  ),
  tasks: sectionSchema('tasks', 'Tasks, todos and reminders, newest first.'),
  notes: sectionSchema('notes', 'Notes and comments, newest first.'),
  nextCursor: z
    .string()
    .nullable()
    .describe('Where the next page begins; null: this is the last one.'),
});

/** GET /api/v1/activity/{object}/{id}: the feed of a record, in three sections under one cursor. */
export const kasarActivity = defineEndpoint({
  id: 'getKasarActivity',
  system: 'Kasar',
  method: 'GET',
  path: '/api/v1/activity/{object}/{id}',
  scope: 'read',
  summary: 'Get the activity feed of a record',
  description:
    'Interactions, tasks and notes on the timeline of a record. What came from Kasar is as it came; what other ' +
    'systems recorded, or was logged here, has the id that it has here. Each page has up to `limit` items of each ' +
    'section, and a section that has ended is empty on the pages that follow.',
  parameters: {
    path: z.object({
      object: textParameter.describe('contacts, companies, or the id of a custom table.'),
      id: textParameter.describe('The id of the record at Kasar, or its id here.'),
    }),
    query: z.object({
      include,
      // As channels are compared: a cursor is of one, however it is spelled.
      channel: textParameter
        .toLowerCase()
        .optional()
        .describe('Interactions on this channel only; tasks and notes are not filtered.'),
      cursor: textParameter.optional().describe('nextCursor of the page before this one.'),
      limit: wholeNumber({ max: MAX_PAGE_SIZE, byDefault: DEFAULT_PAGE_SIZE }).describe(
        'The number of items of each section.',
      ),
      source: sourceParameter,
    }),
  },
  status: 200,
  answer,
  errors: ['INVALID_OBJECT', 'RECORD_NOT_FOUND', 'BAD_CURSOR', 'CONFLICT'],
  async handle({ path, query }, context) {
    const record = await findPathRecord(
      {
        system: 'KASAR',
        object: path.object,
        id: path.id,
        objectName: 'object',
        idName: 'id',
        source: query.source,
      },
      context,
    );
    const included = SECTION_NAMES.filter((name) => query.include.includes(name));
    const seal = sealOf(record, included, query.channel, context);
    const starts = query.cursor === undefined ? {} : seal.open(query.cursor);
    const pages = await Promise.all(
      included.map((name) => readSection(name, record, starts[name], query, context)),
    );
    const items = await Promise.all(
      pages.map(({ name, activities }) =>
        readItems(
          activities,
          {
            system: 'KASAR',
            schema: ITEMS[name],
            map: SECTIONS[name].map as (activity: ItemActivity) => unknown,
          },
          context,
        ),
      ),
    );
    const isLast = pages.every(({ next }) => next === ENDED);
    const body = {
      ...Object.fromEntries(
        pages.map(({ name, total }, index) => [name, { data: items[index], total }]),
      ),
      nextCursor: isLast
        ? null
        : seal.close(Object.fromEntries(pages.map(({ name, next }) => [name, next]))),
    };
    return { body, coverage: pages.flatMap(({ coverage }) => coverage) };
  },
});

/** In a cursor: the section has ended. */
const ENDED = 'ended';

/** Where the next page of each section begins: a cursor of its timeline, null for the start, or ENDED. */
type Starts = Partial<Record<SectionName, string | null>>;

/** Seals the cursors of one feed. */
function sealOf(
  { id }: CrmRecord,
  included: readonly SectionName[],
  channel: string | undefined,
  { viewer, cursorSealer }: RestContext,
) {
  const list = JSON.stringify([viewer.organizationId, id, included, channel ?? null]);
  const seal = cursorSealer.createSeal({ kind: CURSOR_KIND.sections, list });
  return {
    close: (starts: Starts) => seal.close(Buffer.from(JSON.stringify(starts))),
    open: (cursor: string): Starts => JSON.parse(seal.open(cursor, 'cursor').toString()),
  };
}

async function readSection(
  name: SectionName,
  record: CrmRecord,
  start: string | null | undefined,
  { limit, channel }: { limit: number; channel?: string | undefined },
  context: RestContext,
) {
  const isOnChannel = name === 'interactions' && channel !== undefined;
  const narrowing = { filter: 'channels', values: [channel], argument: 'channel' } as const;
  const args: TimelineArguments = {
    first: limit,
    after: start === ENDED ? null : start,
    order: 'NEWEST_FIRST',
    ...sectionFilter(SECTIONS[name].category, isOnChannel ? narrowing : null),
  };
  const timeline = createFreshTimeline(record, args, context);
  const page = start === ENDED ? null : await readCoveredPage(timeline, SELECTIONS[name]!);
  const { total } = await timeline.readCounts();
  const activities = page?.activities ?? [];
  const last = activities.at(-1);
  const reached = last ? timeline.cursorOf(last) : (start ?? null);
  return {
    name,
    activities,
    total,
    next: page?.hasNextPage ? reached : ENDED,
    coverage: page?.coverage ?? [],
  };
}
