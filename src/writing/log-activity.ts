import { checkName, nameProblem } from '../activity/check-text.js';
import { COMPANIES, CONTACTS } from '../activity/crm-object.js';
import { checkActivityFields, createLoggedActivity } from '../activity/logged-activity.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { badInput } from '../errors.js';
import { findLogged, type Idempotency } from '../ingest/idempotency.js';
import { insertNativeActivity } from '../ingest/native-activities.js';
import { sendActivity, type Upstreams, waitForDelivery } from '../outbox/send-activity.js';
import { type RecordBy, requireRecord } from '../record/find-record.js';
import { createDelivery, requireDeliveryTarget } from './delivery-target.js';
import { type ClientFields, findActors } from './find-actors.js';
import { findNativeSourceId } from './native-source.js';
import type { WriteContext } from './write-context.js';

/** The most records that one activity is logged on. */
export const MAX_RECORDS = 100;

const MAX_IDEMPOTENCY_KEY_LENGTH = 255;

/** Says why a text cannot be an idempotency key; null: it can. */
export function idempotencyKeyProblem(key: string): string | null {
  return nameProblem(key, MAX_IDEMPOTENCY_KEY_LENGTH);
}

/** What a client logs. */
export interface LogActivityInput extends ClientFields {
  kind: string;
  records: readonly RecordBy[];
  /** Repeating a key with the same input returns the activity that was logged, as it is now. */
  idempotencyKey?: string | null;
  /** The slug of the writable source in which the activity is logged; null or absent: here. */
  sendTo?: string | null;
}

/**
 * Logs an activity on one or more records, here or (`sendTo`) in a source.
 * Order: field checks, idempotency, target source, actors, records; then one transaction stores it, or the
 * outbox sends it.
 * @param lookedUp an idempotency key that the caller has looked up, in place of the input's: nothing is logged with
 *   it yet.
 * @returns the activity's UUID.
 * @throws {GatewayError} BAD_USER_INPUT that names the field; RECORD_NOT_FOUND, PERMISSION_DENIED,
 *   INVALID_OBJECT for a record; CONFLICT for a key that was used with another input;
 *   ACTIVITY_NOT_FOUND for a key whose activity is deleted; SOURCE_UNAVAILABLE where the source refuses.
 */
export async function logActivity(
  input: LogActivityInput,
  context: WriteContext,
  upstreams: Upstreams,
  lookedUp: Idempotency | null = null,
): Promise<string> {
  const { kind, records, idempotencyKey, sendTo, actor, assignee, ...fields } = input;
  const { database, viewer } = context;
  const { organizationId } = viewer;
  // Before the lookups, so that a field that is invalid by itself is reported first. createLoggedActivity needs
  // the actors that are looked up, and checks the fields again, also in relation to each other.
  checkActivityFields(kind, { ...fields, actor, assignee });

  const given = parseIdempotency(input);
  const firstId = given && (await findLogged(database.pool, organizationId, given));
  if (firstId) {
    return sendTo == null ? firstId : waitForDelivery(database, organizationId, given, firstId);
  }

  const target =
    sendTo == null
      ? null
      : await requireDeliveryTarget(sendTo, kind, { ...fields, actor, assignee }, context);
  const actors = await findActors({ actor, assignee }, context);
  const activity = createLoggedActivity(kind, { ...fields, ...actors }, new Date().toISOString());
  const loggedOn = await requireRecordsToLogOn(records, context);
  const newActivity = {
    organizationId,
    activity,
    recordIds: loggedOn.map(({ id }) => id),
    idempotency: lookedUp ?? given,
  };
  if (target) {
    const delivery = await createDelivery(target, newActivity, loggedOn, context);
    return sendActivity(database, upstreams, target.definition, delivery);
  }
  return insertNativeActivity(database, {
    ...newActivity,
    sourceId: await findNativeSourceId(context),
    assigneeName: actors.assignee?.name ?? null,
  });
}

/** The idempotency key with its input, without nulls: null is the same as absent. */
function parseIdempotency({ idempotencyKey, ...input }: LogActivityInput): Idempotency | null {
  if (idempotencyKey == null) return null;
  checkName('input.idempotencyKey', idempotencyKey, MAX_IDEMPOTENCY_KEY_LENGTH);
  const given = Object.entries(input).filter(([, value]) => value != null);
  // The same time in another offset is the same input.
  const dueAt = input.dueAt && { dueAt: new Date(input.dueAt).toISOString() };
  return { key: idempotencyKey, input: { ...Object.fromEntries(given), ...dueAt } };
}

/** @throws {GatewayError} BAD_USER_INPUT; what requireRecord throws. */
async function requireRecordsToLogOn(
  records: readonly RecordBy[],
  context: WriteContext,
): Promise<CrmRecord[]> {
  if (records.length === 0 || records.length > MAX_RECORDS) {
    throw badInput('input.records', records.length, `must be 1 to ${MAX_RECORDS} records`);
  }
  const lookups = await Promise.allSettled(
    records.map((by, index) => requireRecord(by, `input.records[${index}]`, context)),
  );
  const found = lookups.map((lookup) => {
    // The error is the first one in the list's order, whichever lookup failed first.
    if (lookup.status === 'rejected') throw lookup.reason;
    return lookup.value;
  });
  if (!found.some(({ object }) => object === CONTACTS || object === COMPANIES)) {
    const objects = found.map(({ object }) => object);
    throw badInput('input.records', objects, 'at least one must be a contact or a company');
  }
  return found;
}
