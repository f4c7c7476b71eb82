import { expect, test } from 'vitest';
import { createRandom } from '../../demo/random.js';
import { decodeId } from '../../src/activity/type-id.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorOf } from '../support/test-server.js';
import type { WriteClient, WrittenActivity } from '../support/write-client.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();

const WRITERS = 40;
const STEPS = 8;
const KINDS = ['NOTE', 'CALL', 'TASK', 'MESSAGE', 'TODO'];

/** What may be refused where others write the same; anything else is a defect. */
const REFUSALS = ['ACTIVITY_NOT_FOUND', 'ACTIVITY_READ_ONLY', 'CONFLICT', 'BAD_USER_INPUT'];

test('forty writers of one record leave what they wrote, and counts that are right', async () => {
  const scene = await createWriteScene(gateway);
  const { write, ids } = scene;
  const [bob, globex] = [{ id: ids.bob }, { id: ids.globex }];
  const logged: WrittenActivity[] = [await write.log({ kind: 'TASK', records: [bob, globex] })];
  /** Records that somebody makes one with Bob's, now or before. */
  const others = [bob];
  const deleted = new Set<string>();
  const refused: { code: string; message: string }[] = [];

  async function runWriter(name: number): Promise<void> {
    const random = createRandom(`writer ${name}`);
    const occurredAt = () => new Date(Date.UTC(2026, 4, 1, 0, 0, random.int(0, 99))).toISOString();
    const log = async (records: { id: string }[], kind = random.pick(KINDS)) => {
      logged.push(await write.log({ kind, records, occurredAt: occurredAt() }));
    };
    const steps: (() => Promise<unknown>)[] = [
      () => log([random.pick(others)]),
      () => log([random.pick(others), random.pick(others)]),
      () => log([bob, globex]),
      () => write.update({ id: random.pick(logged).id, occurredAt: occurredAt() }),
      () => {
        const { id, updatedAt } = random.pick(logged);
        return write.update({ id, title: `by ${name}`, ifUpdatedAt: updatedAt });
      },
      () => write.complete(random.pick(logged).id),
      async () => {
        const { id } = random.pick(logged);
        await write.delete(id);
        deleted.add(id);
      },
      () => scene.import(blockings(random.int(0, 5), occurredAt())),
      () => hideImported(write, bob),
      async () => {
        const ref = { source: 'invent', object: 'contacts', id: `${name}-${random.bits()}` };
        const other = await write.createRecord({ object: 'contacts', external: [ref] });
        others.push({ id: other.id });
        await log([{ id: other.id }]);
        await log([{ id: other.id }, bob]);
        await write.linkRecord(bob, ref);
      },
    ];
    for (let step = 0; step < STEPS; step++) {
      const request = random.pick(steps)();
      const error = await request.then(
        () => null,
        () => errorOf(request),
      );
      if (error) refused.push(error);
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, name) => runWriter(name)));

  expect(refused.filter(({ code }) => !REFUSALS.includes(code))).toEqual([]);
  const kept = logged.map(({ id }) => id).filter((id) => !deleted.has(id));
  const walked = await walk(write, bob);
  const native = walked.filter(({ origin }) => origin.source.slug === 'native');
  expect(native.map(({ id }) => id).sort()).toEqual(kept.sort());
  await expectCounted(write, bob, walked);
  await expectCounted(write, globex, await walk(write, globex));
  await expectEntriesRight(scene);
});

/** Five items of one source, of which a few have changed. */
function blockings(from: number, createdAt: string) {
  const response = Array.from({ length: 5 }, (_, n) => ({
    id: `blocking ${from + n}`,
    type: 'contact_blocked',
    created_at: createdAt,
  }));
  return { system: 'invent', object: 'contacts', record: 'bob', response };
}

async function hideImported(write: WriteClient, bob: { id: string }): Promise<void> {
  const { ids } = await write.list(bob, { kinds: ['CONTACT_BLOCKED'] });
  if (ids[0]) await write.delete(ids[0]);
}

interface Walked {
  id: string;
  kind: string;
  channel?: string;
  origin: { source: { slug: string } };
}

/** A timeline from its first page to its last. */
async function walk(write: WriteClient, by: { id: string }): Promise<Walked[]> {
  const found: Walked[] = [];
  let after: string | null = null;
  do {
    const { timeline }: { timeline: Page } = await write.client.request(
      `query ($by: RecordBy!, $after: String) { timeline(record: $by, after: $after, first: 13) {
        nodes { id kind origin { source { slug } } ... on InteractionData { channel } }
        pageInfo { endCursor hasNextPage } } }`,
      { by, after },
    );
    found.push(...timeline.nodes);
    after = timeline.pageInfo.hasNextPage ? timeline.pageInfo.endCursor : null;
  } while (after);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  return found;
}

interface Page {
  nodes: Walked[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

async function expectCounted(write: WriteClient, by: { id: string }, walked: Walked[]) {
  const { totalCount, counts } = await write.list(by);
  expect(totalCount).toBe(walked.length);
  const byKind = Object.fromEntries(counts.byKind.map(({ kind, count }) => [kind, count]));
  expect(byKind).toEqual(tally(walked.map(({ kind }) => kind)));
  const byChannel = Object.fromEntries(counts.byChannel.map((it) => [it.channel, it.count]));
  expect(byChannel).toEqual(tally(walked.flatMap(({ channel }) => channel ?? [])));
  const bySource = Object.fromEntries(counts.bySource.map((it) => [it.source.slug, it.count]));
  expect(bySource).toEqual(tally(walked.map(({ origin }) => origin.source.slug)));
}

function tally(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Every activity has one entry for each of its records and one for everything; there are no others. */
async function expectEntriesRight({ organizationId, ids }: WriteScene): Promise<void> {
  const { pool } = gateway.database;
  const { rows } = await pool.query<{ scope_id: string; activity_id: string }>(
    `with wanted as (
       select unnest(record_ids || organization_id) as scope_id, occurred_at, id as activity_id,
              kind, case when kind in ('TASK', 'TODO') then status end as task_status
         from activity where organization_id = $1 and deleted_at is null
     ), entries as (
       select scope_id, occurred_at, activity_id, kind, task_status from timeline_entry
        where scope_id = $1 or scope_id in (select id from crm_record where organization_id = $1)
           or scope_id in (select id from record_alias where organization_id = $1)
     )
     (table wanted except all table entries) union all (table entries except all table wanted)`,
    [organizationId],
  );
  expect(rows).toEqual([]);
  const { rowCount } = await pool.query('select from timeline_entry where scope_id = $1', [
    decodeId(ids.bob)?.uuid,
  ]);
  expect(rowCount).toBeGreaterThan(50);
}
