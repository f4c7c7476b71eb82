import type { CategoryDefinition } from '../category-definition.js';
import { computedList } from '../computed-field.js';
import { capitalize, deed, list, recordName, type SummaryNames } from '../summary.js';
import { broadcast } from './broadcast.js';

export const contact: CategoryDefinition = {
  category: 'CONTACT',
  description: 'A change of the record itself.',
  union: 'ContactEvent',
  kinds: {
    CONTACT_BLOCKED: { type: 'ContactBlocked', description: 'The contact was blocked.' },
    CONTACT_UNBLOCKED: { type: 'ContactUnblocked', description: 'The contact was unblocked.' },
    CONTACT_UNSUBSCRIBED: {
      type: 'ContactUnsubscribed',
      description: 'The contact unsubscribed from broadcasts.',
    },
    CONTACT_RESUBSCRIBED: {
      type: 'ContactResubscribed',
      description: 'The contact subscribed to broadcasts again.',
    },
    CONTACT_UPDATED: {
      type: 'ContactUpdated',
      description: 'Fields of the record were changed.',
      fields: {
        changes: computedList({
          type: 'FieldChange',
          description: 'The fields that were changed, with their values before and after.',
          reads: ['details'],
          resolve: ({ details }) => details?.changes ?? [],
        }),
      },
    },
  },
  shared: {
    interface: 'ContactEventData',
    description: 'The fields of all contact events.',
    fields: { broadcast },
  },
  summarize(activity, names) {
    const after = names.broadcast ? `after the broadcast ${names.broadcast}` : '';
    switch (activity.kind) {
      case 'CONTACT_UPDATED': {
        const fields = (activity.details?.changes ?? []).map(({ key }) => fieldLabel(key));
        if (fields.length === 0) return deed(names, 'updated');
        const what = `the ${list(fields, 'fields')} of ${recordName(names)}`;
        return names.actor
          ? `${names.actor} changed ${what}.`
          : `${capitalize(what)} ${fields.length > 1 ? 'were' : 'was'} changed.`;
      }
      case 'CONTACT_UNSUBSCRIBED':
        return own(names, 'unsubscribed', after);
      case 'CONTACT_RESUBSCRIBED':
        return own(names, 'subscribed again', after);
      case 'CONTACT_UNBLOCKED':
        return deed(names, 'unblocked', after);
      default:
        return deed(names, 'blocked', after);
    }
  },
};

/** A sentence about what the record did itself: Bob Dupont unsubscribed. */
function own(names: SummaryNames, verb: string, rest: string): string {
  return `${capitalize(recordName(names))} ${verb}${rest && ` ${rest}`}.`;
}

/** The name of a field in plain text: preferredChannel is preferred channel. */
function fieldLabel(key: string): string {
  return key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase();
}
