import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivityInput } from '../activity/activity-input.js';
import type { Database } from '../db/database.js';
import { GatewayError } from '../errors.js';
import { findLogged, type Idempotency } from '../ingest/native-activities.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import { type Connection, mayHaveArrived } from '../sources/client/upstream-client.js';
import { readItem } from '../sources/read-item.js';
import type { SourceDefinition } from '../sources/source-definition.js';
import { openConnection } from '../sync/read-link.js';
import type { Sync } from '../sync/sync.js';
import {
  beginDelivery,
  forgetDelivery,
  isPending,
  type NewDelivery,
  storeDelivered,
  storeUnknown,
} from './deliveries.js';

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
  if (!isNew) return waitForSender(database, wanted.organizationId, wanted.idempotency!, id);
  let input: ActivityInput | null = null;
  let isSent = false;
  try {
    const connection = await connect(database, sync, definition, wanted);
    isSent = true;
    input = await post(sync, connection, definition, wanted);
  } catch (error) {
    const isFailure = error instanceof SourceFailure;
    if (!isSent || (isFailure && !mayHaveArrived(error))) {
      await forgetDelivery(database, wanted, id);
      throw isFailure ? unavailable(definition, error) : error;
    }
  }
  if (input) return storeDelivered(database, wanted, id, input, wanted.list);
  await storeUnknown(database, id);
  return id;
}

/** @throws {SourceFailure} where the source takes nothing, or its token cannot be read. */
async function connect(
  { pool }: Database,
  { vault }: Sync,
  definition: SourceDefinition,
  { sourceId }: NewDelivery,
): Promise<Connection> {
  const { rows } = await pool.query<{ url: string; token: Buffer }>(
    'select url, token from source where id = $1 and url is not null and enabled and write_back',
    [sourceId],
  );
  if (!rows[0]) throw new SourceFailure('FORBIDDEN', 'It takes nothing any more.');
  return openConnection(vault, definition, { sourceId, ...rows[0] });
}

/** @returns what the source made of it; null: it does not say. */
async function post(
  { client }: Sync,
  connection: Connection,
  definition: SourceDefinition,
  { body, list }: NewDelivery,
): Promise<ActivityInput | null> {
  const write = definition.write!;
  const answer = await client.post(connection, write.path, body);
  try {
    const item = write.readAnswer(answer);
    const { input } = readItem(definition, item, definition.itemPaths[0]!);
    return definition.isOf(item, list) ? input : null;
  } catch {
    return null;
  }
}

function unavailable({ label }: SourceDefinition, failure: SourceFailure): GatewayError {
  const { status, message } = failure;
  const reason = status === null ? message : `${label} refused it (${status}).`;
  return new GatewayError('SOURCE_UNAVAILABLE', `input.sendTo: ${reason} Nothing was logged.`);
}

/**
 * What was logged with an idempotency key; where somebody else is sending it, waits for what becomes of
 * that, or shows it as it is.
 * @param id as findLogged has it.
 * @returns the UUID that it has then.
 * @throws {GatewayError} SOURCE_UNAVAILABLE where it was refused; as findLogged.
 */
export async function waitForSender(
  database: Database,
  organizationId: string,
  idempotency: Idempotency,
  id: string,
): Promise<string> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    if (!(await isPending(database, id))) break;
    if (Date.now() > until) await storeUnknown(database, id);
    else await sleep(POLL);
  }
  const logged = await findLogged(database.pool, organizationId, idempotency);
  if (logged) return logged;
  throw new GatewayError(
    'SOURCE_UNAVAILABLE',
    'input.sendTo: it was being sent with the same idempotency key, and refused. Nothing was logged.',
  );
}
