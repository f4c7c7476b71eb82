import type { ActivityFields } from '../../graphql/builder.js';

/** The broadcast of a segment event or a contact event. */
export const broadcastField: ActivityFields = (t) => ({
  broadcast: t.field({
    type: 'Broadcast',
    description: 'The broadcast that led to it.',
    resolve: (activity, _args, { loaders }) =>
      activity.broadcastId ? loaders.broadcast.load(activity.broadcastId) : null,
  }),
});
