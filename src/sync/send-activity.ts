import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivityInput } from '../activities/activity-input.js';
import { GatewayError } from '../errors.js';
import { readItem } from '../sources/read-item.js';
import type { SourceDefinition } from '../sources/source-definition.js';
import type { Database } from '../store/database.js';
import {
  beginDelivery,
  forgetDelivery,
  isPending,
  type NewDelivery,
  storeDelivered,
  storeUnknown,
} from '../write/deliveries.js';
import { openConnection } from './read-link.js';
import { SourceFailure } from './source-failure.js';
import type { Sync } from './sync.js';
import { mayHaveArrived } from './upstream-client.js';

/** How long who repeats an idempotency key waits for the first who sends it, in milliseconds. */
const PATIENCE = 15_000;
const POLL = 50;

/**
 * Logs an activity in a source, once for each idempotency key: it is written down before it is sent, and
 * what may have arrived is never sent again.
 * @returns its UUID; where no answer came, the activity says that its delivery is UNKNOWN.
 * @throws {GatewayError} SOURCE_UNAVAILABLE where the source refuses it or cannot be reached: then nothing
 *   is stored; and as logActivity.
 */
export async function sendActivity(
  database: Database,
  sync: Sync,
  definition: SourceDefinition,
  wanted: NewDelivery,
): Promise<string> {
  const { id, isNew } = await beginDelivery(database, wanted);
  if (!isNew) {
    await waitForSender(database, id);
    return id;
  }
  let input: ActivityInput | null;
  try {
    input = await post(database, sync, definition, wanted);
  } catch (error) {
    const mayBeThere = error instanceof SourceFailure && mayHaveArrived(error);
    if (!mayBeThere) {
      await forgetDelivery(database, id);
      throw error instanceof SourceFailure ? unavailable(definition, error) : error;
    }
    input = null;
  }
  if (input) return storeDelivered(database, wanted, id, input, wanted.list);
  await storeUnknown(database, id);
  return id;
}

/** @returns what the source made of it; null: it does not say. */
async function post(
  { pool }: Database,
  { client, vault }: Sync,
  definition: SourceDefinition,
  { sourceId, body }: NewDelivery,
): Promise<ActivityInput | null> {
  const { rows } = await pool.query<{ url: string; token: Buffer }>(
    'select url, token from source where id = $1 and url is not null and enabled and write_back',
    [sourceId],
  );
  if (!rows[0]) throw new SourceFailure('FORBIDDEN', 'It takes nothing any more.', null, REFUSED);
  const write = definition.write!;
  const connection = openConnection(vault, definition, { sourceId, ...rows[0] });
  const answer = await client.post(connection, write.path, body);
  try {
    return readItem(definition, write.readAnswer(answer), definition.itemPaths[0]!).input;
  } catch {
    return null;
  }
}

/** As if it had been refused by the source itself. */
const REFUSED = { status: 403 };

function unavailable({ label }: SourceDefinition, failure: SourceFailure): GatewayError {
  const { status, message } = failure;
  const reason = status === null ? message : `${label} refused it (${status}).`;
  return new GatewayError('SOURCE_UNAVAILABLE', `input.sendTo: ${reason} Nothing was logged.`);
}

/** Somebody else sends it: waits for what becomes of it, or shows it as it is. */
async function waitForSender(database: Database, id: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (await isPending(database, id)) {
    if (Date.now() > until) return storeUnknown(database, id);
    await sleep(POLL);
  }
}
