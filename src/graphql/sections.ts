import type { FilterName } from '../timeline/filters/registry.js';
import type { PageArguments } from '../timeline/page-arguments.js';
import { type Narrowing, sectionFilter } from '../timeline/section-filter.js';
import { timelineOf } from '../timeline/timeline.js';
import { CATEGORY_UNIONS } from './activity.js';
import { type ActivityPage, coverageFields } from './activity-connection.js';
import { builder } from './builder.js';
import { pageCost } from './cost.js';
import { TaskOrderEnum, VALUE_TYPES } from './enums.js';
import { freshnessOptions } from './freshness-input.js';
import { readConnection } from './read-connection.js';

/** A section of a record: the activities of one category on its timeline. */
interface Section {
  /** The name of the category. */
  category: string;
  /** What its activities are called in descriptions. */
  items: string;
  /** A list of values that narrows it further. */
  argument?: SectionArgument;
  /** Whether it can be ordered by due date. */
  hasDueOrder?: boolean;
}

interface SectionArgument {
  name: string;
  description: string;
  type: [keyof typeof VALUE_TYPES];
  /** The filter of the timeline that it is: one that only activities of the category satisfy. */
  filter: FilterName;
}

/** Every section, by the name of its field. */
const SECTIONS: Readonly<Record<string, Section>> = {
  interactions: {
    category: 'INTERACTION',
    items: 'interactions',
    argument: {
      name: 'channels',
      description: 'Interactions on these channels, e.g. email or linkedin; by default on any.',
      type: ['String'],
      filter: 'channels',
    },
  },
  tasks: {
    category: 'TASK',
    items: 'tasks, todos and reminders',
    argument: {
      name: 'statuses',
      description: 'Tasks with one of these statuses; by default with any, and with none.',
      type: ['TaskStatus'],
      filter: 'taskStatuses',
    },
    hasDueOrder: true,
  },
  notes: { category: 'NOTE', items: 'notes and comments' },
  files: { category: 'FILE', items: 'file events' },
  segmentEvents: { category: 'SEGMENT', items: 'segment events' },
  contactEvents: { category: 'CONTACT', items: 'contact events' },
};

/** The arguments of a section: its list is under a name of its own. */
interface SectionArguments extends PageArguments {
  order?: 'NEWEST_FIRST' | 'DUE_FIRST';
  [list: string]: unknown;
}

const orderArgument = builder.args((t) => ({
  order: t.field({
    type: TaskOrderEnum,
    required: true,
    defaultValue: 'NEWEST_FIRST',
    description: 'Whether the newest task or the one that is due first comes first.',
  }),
}));

function listArgument({ name, type: [type], description }: SectionArgument) {
  return builder.args((t) => ({ [name]: t.field({ type: [VALUE_TYPES[type]], description }) }));
}

/** Adds a section to every type of records, with its connection. */
function addSection(field: string, section: Section): void {
  const { category, items, argument, hasDueOrder } = section;
  const union = CATEGORY_UNIONS.get(category)!;
  const connection = builder.connectionObject<
    typeof union,
    ActivityPage,
    { list: false; items: false },
    false
  >(
    {
      type: union,
      name: `${union.name}Connection`,
      description: `A page of ${items}, with the sync state of their sources and their number on all pages.`,
      fields: coverageFields,
    },
    {
      name: `${union.name}Edge`,
      description: `One of the ${items} with its cursor.`,
    },
  );
  builder.interfaceField('CrmRecord', field, (t) =>
    t.connection(
      {
        type: union,
        complexity: pageCost,
        description:
          `The ${items} on the timeline of this record${hasDueOrder ? '' : ', newest first'}. As for timeline ` +
          'without freshness, sources whose data is older than their settings allow are read first; below a ' +
          'list (nodes, records of activities) none is read.' +
          (hasDueOrder
            ? ' By due date, sources are read to the end: any task may be the first.'
            : ''),
        args: { ...(argument && listArgument(argument)), ...(hasDueOrder && orderArgument) },
        resolve: (record, given, context, info) => {
          const args = given as SectionArguments;
          const { first, last, after, before, order = 'NEWEST_FIRST' } = args;
          return readConnection(
            timelineOf(record),
            {
              first,
              last,
              after,
              before,
              order,
              ...sectionFilter(category, narrowingOf(section, args)),
            },
            freshnessOptions(null, info),
            context,
            info,
          );
        },
      },
      connection,
    ),
  );
}

/** What the arguments of a section narrow it to; null: nothing. */
function narrowingOf({ argument }: Section, args: SectionArguments): Narrowing | null {
  const values = argument && args[argument.name];
  return values == null ? null : { filter: argument!.filter, values, argument: argument!.name };
}

for (const [field, section] of Object.entries(SECTIONS)) addSection(field, section);
