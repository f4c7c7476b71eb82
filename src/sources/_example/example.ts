import { z } from 'zod';
import type { ActivityInput } from '../../activity/activity-input.js';
import { kindOfChannel } from '../../activity/channel.js';
import type { SourceDefinition } from '../source-definition.js';
import { parseWire } from '../wire-schema.js';
import { exampleEvent } from './wire.js';

// A source to copy: copy this folder, rename it, change what is marked with numbers, add a line to
// registry.ts. It is compiled and tested with the others (test/sources/source-contract.test.ts), and not
// registered. Everything here is pure: requests, retries, time-outs and storing are the gateway's.

/** (1) The most that one request is given. */
const LIMIT = 100;

/** (2) What a page says besides its items. */
const pageFacts = z.object({
  '$.next': z.string().min(1).nullish(),
  '$.total': z.number().optional(),
});

export const example: SourceDefinition = {
  // (3) Its value in SourceSystem, in capitals, and what people call it.
  system: 'EXAMPLE',
  label: 'Example',

  // (4) Where the items stand in an answer, and what else is read of it: $ is the body, * each element.
  itemPaths: ['$.events.*'],
  pagePaths: ['$.next', '$.total'],

  // (5) Whether an item names the records that it stands on; here it stands on that of its list.
  namesRecords: false,

  // (6) What `source add` must be told besides URL and token: --example-workspace.
  configSchema: z.object({
    workspace: z.string('is required: the workspace in the paths of its API').min(1, 'is empty'),
  }),

  // (7) Which records have a list, and where its pages are. The list must be in the order of created_at,
  // the newest first. Encode what stands in a path.
  hasList: (object) => object === 'contacts' || object === 'companies',
  pagePath({ object, externalId, config }, position) {
    const query = new URLSearchParams({ limit: String(LIMIT) });
    if (position) query.set('after', String(position.after));
    const parts = ['v1', config.workspace ?? '', object, externalId, 'events'];
    return `/${parts.map(encodeURIComponent).join('/')}?${query}`;
  },

  // (8) What follows a page: a position is whatever pagePath needs to ask for it. Totals, by the path of
  // the items, where the system gives them: they show what was missed.
  readList({ values }) {
    const facts = pageFacts.parse(values, { reportInput: true });
    const after = facts['$.next'];
    const total = facts['$.total'];
    const totals: Record<string, number> = total === undefined ? {} : { '$.events.*': total };
    return { next: after ? { after } : null, totals };
  },

  // (9) Whether an item may be of the record whose list was asked for: where items name their record, a
  // page that names only others is one of another record.
  isOf: () => true,

  // (10) One item in the gateway's terms; `wire` is the item as it came. It throws a ZodError, as
  // parseWire does, where the item cannot be understood.
  normalize(item): ActivityInput {
    const wire = parseWire(exampleEvent, item);
    return {
      externalId: wire.id,
      ...(wire.type === 'note' ? { kind: 'NOTE' as const } : kindOfChannel(wire.type)),
      occurredAt: wire.created_at?.instant ?? null,
      occurredOnDay: wire.created_at?.dayOnly ?? false,
      description: wire.text,
      user: wire.by && { externalId: wire.by.id, name: wire.by.name },
      sourceUpdatedAt: wire.updated_at,
      wire: item,
    };
  },

  // (11) Where activities can be logged in it: see clarky/write.ts.
};
