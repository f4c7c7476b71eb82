import type { CategoryDefinition } from '../category-definition.js';
import { deed } from '../summary.js';
import { broadcastField } from './broadcast-field.js';

export const segment: CategoryDefinition = {
  category: 'SEGMENT',
  description: 'The record entered or left a segment.',
  union: 'SegmentEvent',
  kinds: {
    SEGMENT_ADDED: { type: 'SegmentAdded', description: 'Added to a segment.' },
    SEGMENT_REMOVED: { type: 'SegmentRemoved', description: 'Removed from a segment.' },
  },
  shared: {
    interface: 'SegmentEventData',
    description: 'What the segment events share.',
    fields: (t) => ({
      segment: t.field({
        type: 'Segment',
        description: 'The segment.',
        resolve: (activity, _args, { loaders }) =>
          activity.segmentId ? loaders.segment.load(activity.segmentId) : null,
      }),
      ...broadcastField(t),
    }),
  },
  summarize(activity, names) {
    const segmentName = names.segment ? `the segment ${names.segment}` : 'a segment';
    return activity.kind === 'SEGMENT_ADDED'
      ? deed(names, 'added', `to ${segmentName}`)
      : deed(names, 'removed', `from ${segmentName}`);
  },
};
