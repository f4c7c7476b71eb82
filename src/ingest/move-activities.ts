import type { Transaction } from '../db/transaction.js';
import { type EntryFacts, type StoredPlace, scopesOf } from './activity-row.js';
import { deleteEntries, findObjects, insertRows } from './apply-changes.js';
import { recordChanges } from './record-changes.js';

/** Where an activity stands, and the records that it is to stand on from now on. */
export interface Move {
  place: StoredPlace;
  recordIds: string[];
}

/**
 * Puts activities on other records, inside the caller's transaction (which holds lockForMerging), and
 * tells followers. Nothing else of them changes.
 */
export async function moveActivities(
  client: Transaction,
  organizationId: string,
  moves: Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const objects = await findObjects(
    client,
    moves.flatMap(({ place, recordIds }) => [...place.record_ids, ...recordIds]),
  );
  const facts = await readFacts(client, organizationId, moves);
  const changes = moves.flatMap(({ place, recordIds }) => {
    const own = facts.get(place.id);
    if (!own) return []; // Hidden: it stands on no timeline.
    const before = { scopes: scopesOf(organizationId, place.record_ids, objects), facts: own };
    const after = { scopes: scopesOf(organizationId, recordIds, objects), facts: own };
    return [{ activityId: place.id, before, after }];
  });
  await recordChanges(client, organizationId, changes);

  const entries = (wanted: 'before' | 'after', other: 'before' | 'after') =>
    changes.flatMap((change) =>
      change[wanted].scopes
        .filter((scope_id) => !change[other].scopes.includes(scope_id))
        .map((scope_id) => ({ scope_id, activity_id: change.activityId, ...change[wanted].facts })),
    );
  await deleteEntries(client, entries('before', 'after'));
  await insertRows(client, 'timeline_entry', entries('after', 'before'));
  await client.query(
    // Later than the last change, also where the clock of who made that is ahead: see ifUpdatedAt.
    `update activity a set record_ids = n.record_ids,
        updated_at = greatest(clock_timestamp(), a.updated_at + interval '1 millisecond')
       from json_to_recordset($1) as n (id uuid, record_ids uuid[]) where a.id = n.id`,
    [
      JSON.stringify(
        moves.map(({ place, recordIds }) => ({ id: place.id, record_ids: recordIds })),
      ),
    ],
  );
}

/** What activities are filtered by, from their entries on the organization's timeline; by id. */
async function readFacts(
  client: Transaction,
  organizationId: string,
  moves: Move[],
): Promise<Map<string, EntryFacts>> {
  const { rows } = await client.query(
    `select e.* from unnest($2::timestamptz[], $3::uuid[]) w (occurred_at, activity_id)
       join timeline_entry e using (occurred_at, activity_id) where e.scope_id = $1`,
    [
      organizationId,
      moves.map(({ place }) => place.occurred_at),
      moves.map(({ place }) => place.id),
    ],
  );
  return new Map(rows.map(({ scope_id, activity_id, ...facts }) => [activity_id, facts]));
}
