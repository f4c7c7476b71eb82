import type { InputFieldRef } from '@pothos/core';
import {
  type Activity,
  fieldDefinition,
  LOGGED_FIELDS,
  type LoggedField,
} from '../activity/fields.js';
import type { Types } from './builder.js';
import { VALUE_TYPES } from './enums.js';

type LoggedInputs = {
  [K in LoggedField]: InputFieldRef<Types, Activity[K] | null | undefined>;
};

/**
 * The input fields of LogActivityInput (`create`) or UpdateActivityInput (`update`) that ACTIVITY_FIELDS
 * defines.
 */
export function loggedFields(
  t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>,
  input: 'create' | 'update',
): LoggedInputs {
  const fields = LOGGED_FIELDS.flatMap((name) => {
    const { type, logged } = fieldDefinition(name);
    const description = logged?.[input];
    return description ? [[name, t.field({ type: VALUE_TYPES[type.graphql], description })]] : [];
  });
  return Object.fromEntries(fields) as LoggedInputs;
}
