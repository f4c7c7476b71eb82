import { badInput } from '../errors.js';
import type { TimelineScope } from '../timeline/timeline-scope.js';
import { builder } from './builder.js';
import { TimelineScopeEnum } from './enums.js';

const DESCRIPTION = 'Whether the timeline of a company includes those of its contacts.';

/** The argument `scope` of timelines. */
export const scopeArgument = builder.args((t) => ({
  scope: t.field({
    type: TimelineScopeEnum,
    required: true,
    defaultValue: 'SELF',
    description: DESCRIPTION,
  }),
}));

/**
 * The same where the field implements one of an interface that has no scope: to relay-compiler a non-null
 * argument is required, also with a default, and an implementation may add none. Null is not given.
 */
export const nullableScopeArgument = builder.args((t) => ({
  scope: t.field({ type: TimelineScopeEnum, defaultValue: 'SELF', description: DESCRIPTION }),
}));

/** @throws {GatewayError} BAD_USER_INPUT for a scope of the whole organization. */
export function requireRecordForScope(record: unknown, scope: TimelineScope): void {
  if (!record && scope !== 'SELF') {
    throw badInput('scope', scope, 'needs a record: without one it is the whole organization');
  }
}
