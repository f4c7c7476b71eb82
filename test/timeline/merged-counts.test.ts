import { expect, test } from 'vitest';
import { ensureSource } from '../../src/ingest/ensure-source.js';
import { stateRecord } from '../../src/record/link-records.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { createExplainingClient, type PlanNode } from '../support/explaining-client.js';
import { createTestDatabase } from '../support/test-database.js';
import { useTestGateway } from '../support/test-gateway.js';

const { Client, explained } = createExplainingClient();

const gateway = useTestGateway(() => createTestDatabase({ Client }), { maintains: false });

const SOURCES = ['clarky', 'kasar'];
const CALLS = 300;
const START = Date.UTC(2026, 0, 1);

test('counting many calls within minutes does not compare each with all others', async () => {
  const { organizationId, client } = await gateway.createTenant();
  const journal = new ActivityJournal(gateway.database, organizationId);
  const external: { sourceId: string; object: string; externalId: string }[] = [];
  for (const slug of SOURCES) {
    const definition = findSourceDefinition(slug)!;
    const sourceId = await ensureSource(gateway.database, organizationId, slug, definition);
    external.push({ sourceId, object: 'contacts', externalId: 'c' });
  }
  await stateRecord(gateway.database, organizationId, { object: 'contacts', external });
  for (const source of SOURCES) {
    await journal.write(
      source,
      Array.from({ length: CALLS }, (_, n) => ({
        kind: 'CALL',
        externalId: `${source} ${n}`,
        user: { externalId: `${n}`, name: n % 3 ? `User ${n}` : `User ${n} of ${source}` },
        occurredAt: new Date(START + n * 2_000).toISOString(),
        records: [{ object: 'contacts', externalId: 'c' }],
      })),
    );
  }
  await gateway.database.pool.query('analyze timeline_entry, activity, actor');
  const { id } = journal.record('kasar', { object: 'contacts', externalId: 'c' });
  explained.length = 0;
  const answer = await client.request(
    `query ($by: RecordBy!) {
      timeline(record: $by, first: 0, filter: { mergeDuplicates: true }) { totalCount totalCountExact }
      activities(first: 0, filter: { mergeDuplicates: true }) { totalCount }
      activityHistogram(
        record: $by, filter: { mergeDuplicates: true }, interval: HOUR
        from: "2026-01-01T00:02:00Z", to: "2026-01-01T00:08:00Z"
      ) { buckets { count } totalCountExact }
    }`,
    { by: { id } },
  );
  const shown = 2 * CALLS - (CALLS * 2) / 3;
  // From the second minute on, and before the eighth: 180 calls of each source.
  const between = 2 * 180 - (180 * 2) / 3;
  expect(answer).toEqual({
    timeline: { totalCount: shown, totalCountExact: true },
    activities: { totalCount: shown },
    activityHistogram: { buckets: [{ count: between }], totalCountExact: true },
  });
  const read = explained.map(({ plan }) => entriesRead(plan));
  expect(Math.max(...read)).toBeGreaterThan(0);
  expect(Math.max(...read)).toBeLessThanOrEqual(2 * CALLS);
});

/** How many entries a plan reads in all, kept or not. */
function entriesRead(node: PlanNode): number {
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + entriesRead(plan), 0);
  if (node['Relation Name'] !== 'timeline_entry') return below;
  const rows = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
  return rows * node['Actual Loops'] + below;
}
