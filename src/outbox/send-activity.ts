import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivityInput } from '../activity/activity-input.js';
import type { Database } from '../db/database.js';
import { GatewayError } from '../errors.js';
import { findLogged, type Idempotency } from '../ingest/idempotency.js';
import { openConnection } from '../sources/client/open-connection.js';
import { mayHaveArrived } from '../sources/client/request-failure.js';
import type { Connection } from '../sources/client/send-request.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import type { TokenVault } from '../sources/client/token-vault.js';
import type { UpstreamClient } from '../sources/client/upstream-client.js';
import { readItem } from '../sources/read-item.js';
import type { SourceDefinition } from '../sources/source-definition.js';
import {
  beginDelivery,
  cancelDelivery,
  completeDelivery,
  isPending,
  type NewDelivery,
  showUnknownDelivery,
} from './deliveries.js';

/** Access to upstream systems: the HTTP client, and the vault that decrypts their tokens. */
export interface Upstreams {
  client: UpstreamClient;
  vault: TokenVault;
}

/** The longest wait of a repeated request for the one that is sending, in milliseconds. */
const MAX_WAIT_MS = 15_000;
const POLL_MS = 50;

/**
 * Logs an activity in a source, once for each idempotency key: the delivery is stored before it is
 * sent, and a request that may have arrived is never sent again.
 * @returns its UUID; without a usable response, the activity's delivery state is UNKNOWN.
 * @throws {GatewayError} SOURCE_UNAVAILABLE where the source refuses it or cannot be reached, and nothing
 *   is stored; otherwise as insertNativeActivity.
 */
export async function sendActivity(
  database: Database,
  upstreams: Upstreams,
  definition: SourceDefinition,
  delivery: NewDelivery,
): Promise<string> {
  const { id, isNew } = await beginDelivery(database, delivery);
  if (!isNew) return waitForDelivery(database, delivery.organizationId, delivery.idempotency!, id);
  let input: ActivityInput | null = null;
  let isSent = false;
  try {
    const connection = await connect(database, upstreams, definition, delivery);
    isSent = true;
    input = await post(upstreams, connection, definition, delivery);
  } catch (error) {
    const isFailure = error instanceof SourceFailure;
    if (!isSent || (isFailure && !mayHaveArrived(error))) {
      const isCancelled = await cancelDelivery(database, delivery, id).then(
        () => true,
        () => false,
      );
      throw isFailure ? unavailable(definition, error, isCancelled) : error;
    }
  }
  if (input) return completeDelivery(database, delivery, id, input);
  await showUnknownDelivery(database, id);
  return id;
}

/** @throws {SourceFailure} where write-back has been disabled, or the token cannot be decrypted. */
async function connect(
  { pool }: Database,
  { vault }: Upstreams,
  definition: SourceDefinition,
  { sourceId }: NewDelivery,
): Promise<Connection> {
  const { rows } = await pool.query<{ url: string; token: Buffer }>(
    'select url, token from source where id = $1 and url is not null and enabled and write_back',
    [sourceId],
  );
  if (!rows[0]) {
    const reason = `Write-back to ${definition.label} has been disabled.`;
    throw new SourceFailure('FORBIDDEN', reason);
  }
  return openConnection(vault, definition, { sourceId, ...rows[0] });
}

/** @returns the item as the source stored it; null where the response contains no valid one. */
async function post(
  { client }: Upstreams,
  connection: Connection,
  definition: SourceDefinition,
  { body, list }: NewDelivery,
): Promise<ActivityInput | null> {
  const write = definition.write!;
  const response = await client.post(connection, write.path, body);
  try {
    const item = write.readAnswer(response);
    const { input } = readItem(definition, item, definition.itemPaths[0]!);
    return definition.belongsTo(item, list) ? input : null;
  } catch {
    return null;
  }
}

/** @param isCancelled whether the delivery is deleted; otherwise the database could not be written. */
function unavailable(
  { label }: SourceDefinition,
  { status, message }: SourceFailure,
  isCancelled: boolean,
): GatewayError {
  const reason = status === null ? message : `${label} refused it (${status}).`;
  const outcome = isCancelled
    ? 'Nothing was logged.'
    : 'It may be shown with the delivery state UNKNOWN until the next sync.';
  return new GatewayError('SOURCE_UNAVAILABLE', `input.sendTo: ${reason} ${outcome}`);
}

/**
 * Waits until a delivery with an idempotency key is no longer being sent, at most MAX_WAIT_MS; then the
 * activity is shown with the delivery state UNKNOWN.
 * @param id the UUID that findLogged returned.
 * @returns the UUID of the activity after delivery.
 * @throws {GatewayError} SOURCE_UNAVAILABLE where the source refused it; as findLogged.
 */
export async function waitForDelivery(
  database: Database,
  organizationId: string,
  idempotency: Idempotency,
  id: string,
): Promise<string> {
  const deadline = Date.now() + MAX_WAIT_MS;
  while (await isPending(database, id)) {
    if (Date.now() > deadline) await showUnknownDelivery(database, id);
    else await sleep(POLL_MS);
  }
  const logged = await findLogged(database.pool, organizationId, idempotency);
  if (logged) return logged;
  throw new GatewayError(
    'SOURCE_UNAVAILABLE',
    'input.sendTo: the request with the same idempotency key was refused. Nothing was logged.',
  );
}
