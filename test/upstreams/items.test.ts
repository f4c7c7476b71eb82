import { expect, it } from 'vitest';
import { clarky } from '../../src/sources/clarky/clarky.js';
import { invent } from '../../src/sources/invent/invent.js';
import { kasar } from '../../src/sources/kasar/kasar.js';
import { clarkyActivity } from './clarky-items.js';
import { inventContactActivity, inventRecordActivity } from './invent-items.js';
import { kasarInteraction, kasarNote, kasarTask } from './kasar-items.js';

const CONTACT_TYPES = [
  'note_created',
  'segment_added',
  'segment_removed',
  'contact_blocked',
  'contact_unblocked',
  'contact_unsubscribed',
  'contact_resubscribed',
];
const RECORD_TYPES = [...CONTACT_TYPES.slice(1), 'comment_created', 'file_uploaded'];

/** The items are as documented. */
const warn = ({ field, reason }: { field: string; reason: string }): never => {
  throw new Error(`${field}: ${reason}`);
};

it('makes items that the gateway understands, each with an id of its own', () => {
  const made = [
    kasar.normalize(kasarInteraction(), '$.interactions.data.*', warn),
    kasar.normalize(kasarTask(), '$.tasks.data.*', warn),
    kasar.normalize(kasarNote(), '$.notes.data.*', warn),
    ...CONTACT_TYPES.map((type) => invent.normalize(inventContactActivity({ type }), '$.*', warn)),
    ...[...RECORD_TYPES, 'contact_updated'].map((type) =>
      invent.normalize(inventRecordActivity({ type }), '$.*', warn),
    ),
    ...['note', 'call', 'meeting', 'video_call', 'task', 'todo', 'reminder'].map((activity_type) =>
      clarky.normalize(clarkyActivity({ activity_type }), '$.data.*', warn),
    ),
  ];
  expect(new Set(made.map(({ externalId }) => externalId)).size).toBe(made.length);
  expect(made.filter(({ kind }) => kind === 'other')).toEqual([]);
});
