import type { CategoryDefinition } from './category-definition.js';
import { capitalize, deed, list, recordName } from './summary.js';

export const contact: CategoryDefinition = {
  category: 'CONTACT',
  description: 'Something changed on the record itself.',
  union: 'ContactEvent',
  kinds: {
    CONTACT_BLOCKED: { type: 'ContactBlocked', description: 'The contact was blocked.' },
    CONTACT_UNBLOCKED: { type: 'ContactUnblocked', description: 'The contact was unblocked.' },
    CONTACT_UNSUBSCRIBED: {
      type: 'ContactUnsubscribed',
      description: 'The contact no longer wants broadcasts.',
    },
    CONTACT_RESUBSCRIBED: {
      type: 'ContactResubscribed',
      description: 'The contact wants broadcasts again.',
    },
    CONTACT_UPDATED: {
      type: 'ContactUpdated',
      description: 'Fields of the record were changed.',
      fields: (t) => ({
        changes: t.field({
          type: ['FieldChange'],
          nullable: false,
          description: 'What was changed, with the values before and after.',
          resolve: (activity) => activity.details?.changes ?? [],
        }),
      }),
    },
  },
  shared: {
    interface: 'ContactEventData',
    description: 'What the contact events share.',
    fields: (t) => ({
      broadcast: t.field({
        type: 'Broadcast',
        description: 'The broadcast that led to it.',
        resolve: (activity, _args, { loaders }) =>
          activity.broadcastId ? loaders.broadcast.load(activity.broadcastId) : null,
      }),
    }),
  },
  summarize(activity, names) {
    const after = names.broadcast ? `after the broadcast ${names.broadcast}` : '';
    switch (activity.kind) {
      case 'CONTACT_UPDATED': {
        const fields = (activity.details?.changes ?? []).map(({ key }) => words(key));
        if (fields.length === 0) return deed(names, 'updated');
        const what = `the ${list(fields, 'fields')} of ${recordName(names)}`;
        return names.actor
          ? `${names.actor} changed ${what}.`
          : `${capitalize(what)} ${fields.length > 1 ? 'were' : 'was'} changed.`;
      }
      case 'CONTACT_UNSUBSCRIBED':
        return `${capitalize(recordName(names))} ${['unsubscribed', after].filter(Boolean).join(' ')}.`;
      case 'CONTACT_RESUBSCRIBED':
        return `${capitalize(recordName(names))} ${['subscribed again', after].filter(Boolean).join(' ')}.`;
      case 'CONTACT_UNBLOCKED':
        return deed(names, 'unblocked', after);
      default:
        return deed(names, 'blocked', after);
    }
  },
};

/** The name of a field as a person writes it: preferred channel. */
function words(key: string): string {
  return key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase();
}
