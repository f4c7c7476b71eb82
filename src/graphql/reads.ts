import type { FieldsOf, Join } from '../activity/computed-field.js';
import type { ActivityKey, FieldName } from '../activity/fields.js';
import type { GraphqlContext } from './context.js';

/** What a GraphQL field of an activity reads; selectActivities collects it from a selection. */
export interface ReadsExtension {
  reads: readonly FieldName[];
  joins: readonly Join[];
}

/**
 * Declares what the resolver of a GraphQL field reads of its activity. The resolver is given an object
 * with exactly those fields and the ones of ActivityKey, so that reading another is a type error; every
 * page that selects the GraphQL field reads them.
 * @param joins what a page joins, so that the loaders need no query for it.
 */
export function reads<const R extends FieldName, T>(
  fields: readonly R[],
  resolve: (activity: FieldsOf<R>, context: GraphqlContext) => T,
  joins: readonly Join[] = [],
) {
  const extension: ReadsExtension = { reads: fields, joins };
  return {
    extensions: { activity: extension },
    // The page has read what is declared, or the loader has read everything.
    resolve: (activity: ActivityKey, _args: object, context: GraphqlContext): T =>
      resolve(activity as FieldsOf<R>, context),
  };
}
