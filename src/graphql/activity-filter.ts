import { FILTERS } from '../timeline/filters/registry.js';
import { builder } from './builder.js';
import { VALUE_TYPES } from './enums.js';

/** ActivityFilter, with a field for each filter of the registry. */
export const ActivityFilter = builder.inputType('ActivityFilter', {
  description:
    'An activity must satisfy every given filter; within a list, any value may match, in an empty list ' +
    'none does; null is not given. A filter that is named like a field, or its plural, applies to that ' +
    'field: actors to actor, assistants to assistant.',
  fields: (t) =>
    Object.fromEntries(
      Object.entries(FILTERS).map(([name, { type, description }]) => [
        name,
        t.field({
          type: Array.isArray(type) ? [VALUE_TYPES[type[0]]] : VALUE_TYPES[type],
          description,
        }),
      ]),
    ),
});
