import { type ComputedField, computed } from '../computed-field.js';
import { toPlainText } from '../plain-text.js';

/** Defines the GraphQL field that has the plain text of a field. */
export function plainTextField(
  field: 'description' | 'snippet',
  description: string,
): ComputedField {
  return computed({
    type: 'String',
    description,
    reads: [field],
    resolve: (activity) => {
      const text = activity[field];
      return text === null ? null : toPlainText(text);
    },
  });
}
