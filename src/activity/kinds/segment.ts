import type { CategoryDefinition } from '../category-definition.js';
import { computed } from '../computed-field.js';
import { deed } from '../summary.js';
import { broadcast } from './broadcast.js';

export const segment: CategoryDefinition = {
  category: 'SEGMENT',
  description: 'The record entered or left a segment.',
  union: 'SegmentEvent',
  kinds: {
    SEGMENT_ADDED: { type: 'SegmentAdded', description: 'The record was added to a segment.' },
    SEGMENT_REMOVED: {
      type: 'SegmentRemoved',
      description: 'The record was removed from a segment.',
    },
  },
  shared: {
    interface: 'SegmentEventData',
    description: 'The fields of all segment events.',
    fields: {
      segment: computed({
        type: 'Segment',
        description: 'What the record entered or left, as it is today.',
        reads: ['segmentId'],
        resolve: ({ segmentId }, loaders) => (segmentId ? loaders.segment.load(segmentId) : null),
      }),
      broadcast,
    },
  },
  summarize(activity, names) {
    const segmentName = names.segment ? `the segment ${names.segment}` : 'a segment';
    return activity.kind === 'SEGMENT_ADDED'
      ? deed(names, 'added', `to ${segmentName}`)
      : deed(names, 'removed', `from ${segmentName}`);
  },
};
