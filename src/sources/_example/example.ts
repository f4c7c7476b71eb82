import { z } from 'zod';
import type { ActivityInput } from '../../activity/activity-input.js';
import { kindOfChannel } from '../../activity/channel.js';
import { readPageCursor, readPageNumber } from '../read-page-value.js';
import { readWire } from '../read-wire.js';
import type { SourceDefinition } from '../source-definition.js';

import { exampleEvent } from './wire.js';

// A template for a new source: copy this folder, rename it, change the numbered parts, add a line to
// registry.ts. It is compiled and tested with the others (test/sources/source-contract.test.ts), but not
// registered. Everything here is pure: the gateway sends and retries requests, and stores the items.

/** (1) The largest page size. */
const LIMIT = 100;

export const example: SourceDefinition = {
  // (2) Its value in SourceSystem, in capitals, and its display name.
  system: 'EXAMPLE',
  label: 'Example',

  // (3) Paths of the items and of other values in a response: $ is the body, * each element.
  itemPaths: ['$.events.*'],
  pagePaths: ['$.next', '$.total'],

  // (4) Whether an item names its records; here it belongs to the record of its list.
  namesRecords: false,

  // (5) Its settings besides URL and token, options of `source add`: --example-workspace.
  configSchema: z.object({
    workspace: z.string('is required: the workspace in the paths of its API').min(1, 'is empty'),
  }),

  // (6) Which records have a list, and the path of its pages. The list must be ordered by created_at,
  // newest first. Encode the parts of the path.
  hasList: (object) => object === 'contacts' || object === 'companies',
  pagePath({ object, externalId, config }, position) {
    const query = new URLSearchParams({ limit: String(LIMIT) });
    if (position) query.set('after', String(position.after));
    const parts = ['v1', config.workspace ?? '', object, externalId, 'events'];
    return `/${parts.map(encodeURIComponent).join('/')}?${query}`;
  },

  // (7) The position of the next page: whatever pagePath needs to request it. Totals by item path, where
  // the system reports them: they reveal missed items.
  parsePaging({ values }, _position, warn) {
    const after = readPageCursor(values['$.next'], 'next', warn);
    const total = readPageNumber(values['$.total'], 'total', warn);
    const totals: Record<string, number> = total === undefined ? {} : { '$.events.*': total };
    return { next: after ? { after } : null, isEndUnstated: after === undefined, totals };
  },

  // (8) Whether an item may belong to the record of the list. Where items name their record, a page that
  // names only others is rejected.
  belongsTo: () => true,

  // (9) Normalizes one item; `wire` is the item as received. Throws a ZodError, as readWire does, where
  // the item cannot be placed.
  normalize(item, _path, warn): ActivityInput {
    const wire = readWire(exampleEvent, item, warn);
    return {
      externalId: wire.id,
      ...(wire.type === 'note' ? { kind: 'NOTE' as const } : kindOfChannel(wire.type)),
      occurredAt: wire.created_at?.instant ?? null,
      occurredOnDay: wire.created_at?.dayOnly ?? false,
      occurredMicroseconds: wire.created_at?.microseconds,
      description: wire.text,
      user: wire.by && { externalId: wire.by.id, name: wire.by.name },
      sourceUpdatedAt: wire.updated_at,
      wire: item,
    };
  },

  // (10) Where activities can be logged in the system, `write`: see clarky/write.ts.
};
