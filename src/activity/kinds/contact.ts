import type { CategoryDefinition } from '../category-definition.js';
import { computedList } from '../computed-field.js';
import { fieldLabel } from '../field-label.js';
import {
  capitalize,
  deed,
  ellipsize,
  isolate,
  leadingRecordName,
  list,
  MAX_LABEL,
  recordName,
  type SummaryNames,
} from '../summary.js';
import type { FieldChange } from '../vocabulary.js';
import { broadcast } from './broadcast.js';

export const contact: CategoryDefinition = {
  category: 'CONTACT',
  description: 'A change of the record itself.',
  union: 'ContactEvent',
  kinds: {
    CONTACT_BLOCKED: { type: 'ContactBlocked', description: 'The source blocked the contact.' },
    CONTACT_UNBLOCKED: {
      type: 'ContactUnblocked',
      description: 'The source lifted the block of the contact.',
    },
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
        const { what, isOne } = changedFields(activity.details?.changes ?? []);
        if (!what) return deed(names, 'updated');
        const fields = `${what} of ${recordName(names)}`;
        return names.actor
          ? `${names.actor} changed ${fields}.`
          : `${capitalize(fields)} ${isOne ? 'was' : 'were'} changed.`;
      }
      case 'CONTACT_UNSUBSCRIBED':
        return subscription(names, 'unsubscribed', after);
      case 'CONTACT_RESUBSCRIBED':
        return subscription(names, 'subscribed', 'again', after);
      case 'CONTACT_UNBLOCKED':
        return deed(names, 'unblocked', after);
      default:
        return deed(names, 'blocked', after);
    }
  },
};

/** Bob Dupont unsubscribed, or Alice Martin unsubscribed Bob Dupont where another acted. */
function subscription(names: SummaryNames, verb: string, ...rest: string[]): string {
  const { actor, record } = names;
  const isOwn = actor === null || actor === record;
  const parts = isOwn ? [leadingRecordName(names), verb] : [actor, verb, recordName(names)];
  return `${[...parts, ...rest].filter(Boolean).join(' ')}.`;
}

/** The fields that were changed: the email and phone; the email and another field; 2 fields. */
function changedFields(changes: readonly FieldChange[]): { what: string; isOne: boolean } {
  const labels = changes.map(({ key }) => shownLabel(key));
  const named = [...new Set(labels.filter(Boolean))];
  const unnamed = labels.filter((label) => !label).length;
  const total = named.length + unnamed;
  if (named.length === 0) {
    return { what: ['', 'a field'][total] ?? `${total} fields`, isOne: total === 1 };
  }
  // Of more than three fields, list() counts all but the first two.
  const isCounted = total > 3 && named.length > 1;
  const others = unnamed === 1 ? ['another field'] : [`${unnamed} other fields`];
  const items = [...named, ...(isCounted ? Array<string>(unnamed).fill('') : others)];
  return { what: `the ${list(unnamed > 0 ? items : named, 'fields')}`, isOne: total === 1 };
}

/** The label of a field for a sentence, cut to a readable length. */
function shownLabel(key: string): string {
  return isolate(ellipsize(fieldLabel(key), MAX_LABEL));
}
