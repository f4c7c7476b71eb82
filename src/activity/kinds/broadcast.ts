import { computed } from '../computed-field.js';

/** The broadcast of a segment event or a contact event. */
export const broadcast = computed({
  type: 'Broadcast',
  description: 'The broadcast that caused the event.',
  reads: ['broadcastId'],
  resolve: ({ broadcastId }, loaders) => (broadcastId ? loaders.broadcast.load(broadcastId) : null),
});
