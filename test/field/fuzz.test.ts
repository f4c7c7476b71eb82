import { readFileSync } from 'node:fs';
import type { GraphQLClient } from 'graphql-request';
import { describe, expect, test } from 'vitest';
import { ACTIVITY_KINDS, findKind } from '../../src/activity/registry.js';
import { SourceFailure } from '../../src/sources/client/source-failure.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { readPage } from '../../src/sync/read-page.js';
import { ITEM_ID } from '../support/item-name.js';
import { selectEverything } from '../support/select-everything.js';
import { useTestGateway } from '../support/test-gateway.js';
import { repeat } from '../support/thorough.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity, inventRecordActivity } from '../upstreams/invent-items.js';
import { kasarInteraction, kasarNote, kasarTask } from '../upstreams/kasar-items.js';
import { MARKER, mutateBodies } from './mutate-body.js';
import { kasarBody } from './upstream-bodies.js';

// FUZZ=50000 FUZZ_SEED=7 npx vitest run test/field/fuzz: more bodies of each system, or others.
const COUNT = Number(process.env.FUZZ ?? repeat(5_000));
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128);

/** Bodies on one record: more would be more than one page of it. */
const PER_RECORD = 50;

const gateway = useTestGateway();

const fixture = (name: string) =>
  JSON.parse(readFileSync(`test/sources/fixtures/${name}.json`, 'utf8')) as unknown;

/** The bodies that the documents show, and one with an item of each documented kind. */
const BODIES = {
  kasar: [
    fixture('kasar-activity'),
    kasarBody({
      interactions: [kasarInteraction()],
      tasks: [kasarTask()],
      notes: [kasarNote()],
    }),
  ],
  invent: [
    fixture('invent-contact-activities'),
    fixture('invent-record-activities'),
    [
      'note_created',
      'segment_added',
      'contact_unsubscribed',
      'contact_updated',
      'contact_blocked',
    ].map((type) => inventContactActivity({ type })),
    ['comment_created', 'file_uploaded'].map((type) => inventRecordActivity({ type })),
  ],
  clarky: [
    fixture('clarky-list'),
    {
      data: ['note', 'call', 'meeting', 'task'].map((activity_type) =>
        clarkyActivity({ activity_type }),
      ),
    },
  ],
};

describe.each(Object.entries(BODIES))('bodies of %s that are mutated', (system, bodies) => {
  const mutated = mutateBodies(bodies, COUNT, SEED);
  const definition = findSourceDefinition(system)!;

  test('are pages of a live list, or named', () => {
    const list = { object: 'contacts', externalId: 'c', config: {} };
    for (const body of mutated) {
      try {
        readPage(definition, list, null, body);
      } catch (error) {
        if (!(error instanceof SourceFailure)) {
          throw new Error(`not readable: ${JSON.stringify(body)}`, { cause: error });
        }
      }
    }
  });

  test('are stored or refused with a reason, and every field is readable', async () => {
    const tenant = await gateway.createTenant();
    const envelopes = mutated.map((response, index) => ({
      system,
      object: 'contacts',
      record: `c ${Math.floor(index / PER_RECORD)}`,
      response,
    }));
    const counts = await tenant.import(...envelopes);
    const { read, added, updated, unchanged, invalid, warnings, problems, warned } = counts;
    // Each item and each list that is refused is so in a place of its own.
    expect(new Set(problems.map(({ location }) => location)).size).toBe(invalid);
    expect(added + updated + unchanged + invalid).toBeGreaterThanOrEqual(read);
    expect(added).toBeGreaterThan(COUNT / 2);
    expect(warned).toHaveLength(warnings);
    for (const { reason } of [...problems, ...warned]) expect(reason).not.toBe('');

    const { rows: stored } = await gateway.database.pool.query<{ id: string; marker: string }>(
      `select ${ITEM_ID} as id, wire->>'${MARKER}' as marker from activity a
        where organization_id = $1`,
      [tenant.organizationId],
    );
    const kept = new Set(stored.flatMap(({ id, marker }) => [id, marker]));
    const named = new Set(
      [...problems, ...warned].map(({ location }) => Number(/\d+/.exec(location))),
    );
    const silentlyLost = mutated.filter(
      (body, index) =>
        !named.has(index + 1) &&
        markedItems(body).some((item) => !kept.has(item[MARKER]!) && !kept.has(String(item.id))),
    );
    expect(silentlyLost.slice(0, 3).map((body) => JSON.stringify(body))).toEqual([]);

    let shown = 0;
    for (const kind of ACTIVITY_KINDS) shown += await readAll(tenant.client, kind);
    expect(shown).toBe(stored.length);
  });
});

/** What is still an item in a mutated body, wherever it is. */
function markedItems(value: unknown): Record<string, string>[] {
  if (typeof value !== 'object' || value === null) return [];
  return MARKER in value
    ? [value as Record<string, string>]
    : Object.values(value).flatMap(markedItems);
}

/** Reads every field of every activity of a kind. @returns how many there are. */
async function readAll(client: GraphQLClient, kind: string): Promise<number> {
  const { type } = findKind(kind).definition;
  const query = `query ($after: String) {
    activities(first: 100, after: $after, filter: { kinds: [${kind}] }) {
      nodes { ... on ${type} ${selectEverything(type, 2, ['records', 'duplicates'])} }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  let count = 0;
  for (let after: string | null = null; ; ) {
    const { activities }: { activities: ActivityPage } = await client.request(query, { after });
    count += activities.nodes.length;
    if (!activities.pageInfo.hasNextPage) return count;
    after = activities.pageInfo.endCursor;
  }
}

interface ActivityPage {
  nodes: unknown[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
