import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { stateRecord } from '../../src/record/link-records.js';
import { Schedule } from '../../src/sync/schedule.js';
import { ITEM_ID } from '../support/item-name.js';
import { createLiveScene, createTestSync, type LiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { settleFeed } from '../support/read-changes.js';
import { repeat } from '../support/thorough.js';
import { TimelineMirror } from '../support/timeline-mirror.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventRecordActivity } from '../upstreams/invent-items.js';
import { kasarTask } from '../upstreams/kasar-items.js';

const RUNS = repeat(15);

const { database, server, upstreams } = await startLiveTest();
// Nothing fails here but by mistake: it may take its time.
const sync = createTestSync(database, { leaseSeconds: 30, limits: {} });
afterAll(() => sync.close());

type System = 'kasar' | 'clarky' | 'invent';

/** A list of a system: which of the three contacts it is of. The third has two at each of two systems. */
const LISTS: { system: System; contact: number }[] = [
  { system: 'kasar', contact: 0 },
  { system: 'kasar', contact: 1 },
  { system: 'kasar', contact: 2 },
  { system: 'kasar', contact: 2 },
  { system: 'clarky', contact: 0 },
  { system: 'clarky', contact: 2 },
  { system: 'clarky', contact: 2 },
  { system: 'invent', contact: 0 },
];

type Step =
  | { type: 'add'; list: number; alsoIn: number; ofCompany: boolean }
  | { type: 'remove'; list: number; index: number }
  | { type: 'change'; list: number; index: number }
  | { type: 'share'; from: number; to: number; index: number }
  | { type: 'read'; list: number; full: boolean }
  | { type: 'merge' };

const list = fc.nat(LISTS.length - 1);
const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('add' as const),
      list,
      alsoIn: list,
      ofCompany: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('remove' as const), list, index: fc.nat(9) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('change' as const), list, index: fc.nat(9) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('share' as const),
      from: fc.nat(3),
      to: fc.nat(3),
      index: fc.nat(9),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('read' as const),
      list,
      full: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('merge' as const) }) },
);

let runs = 0;

/** An organization whose sources are changed and read, and what it must have of them. */
class Story {
  private count = 0;
  private version = 0;
  readonly ids: string[] = [];
  /** How many full readings in a row each item was missing in, by list and id; since it was seen there. */
  private readonly lacked = LISTS.map(() => new Map<string, number>());

  private constructor(
    readonly scene: LiveScene,
    private readonly suffix: string,
  ) {}

  static async begin(): Promise<Story> {
    const suffix = `del-${++runs}`;
    const scene = await createLiveScene(database, upstreams, suffix);
    const story = new Story(scene, suffix);
    for (const [index, { system, contact }] of LISTS.entries()) {
      story.ids.push(`${suffix}-${system}-${contact}-${index}`);
      upstreams[system].record('contacts', story.ids[index]!);
    }
    for (const contact of [0, 1, 2]) await story.state((it) => it.contact === contact);
    return story;
  }

  private async state(of: (list: (typeof LISTS)[number]) => boolean): Promise<void> {
    await stateRecord(database, this.scene.organizationId, {
      object: 'contacts',
      external: this.ids.flatMap((externalId, index) =>
        of(LISTS[index]!)
          ? [{ sourceId: this.sourceOf(index), object: 'contacts', externalId }]
          : [],
      ),
    });
  }

  async take(step: Step): Promise<void> {
    switch (step.type) {
      case 'add':
        return this.add(step);
      case 'remove': {
        const id = this.itemOf(step.list, step.index);
        if (id) this.listOf(step.list).remove(id);
        return;
      }
      case 'change': {
        const id = this.itemOf(step.list, step.index);
        if (id) this.replace(LISTS[step.list]!.system, id);
        return;
      }
      case 'share': {
        const item = this.listOf(step.from).items.find(
          ({ id }) => id === this.itemOf(step.from, step.index),
        );
        const isThere = this.listOf(step.to).items.some(({ id }) => id === item?.id);
        if (item && !isThere) this.listOf(step.to).add(item as never);
        return;
      }
      case 'merge':
        return this.state(({ system, contact }) => system === 'kasar' && contact < 2);
      case 'read':
        return this.read(step.list, step.full);
    }
  }

  private add({ list: at, alsoIn, ofCompany }: Step & { type: 'add' }): void {
    const { system } = LISTS[at]!;
    const id = `${this.suffix}-i${++this.count}`;
    const created_at = new Date(Date.UTC(2026, 2, 1, this.count >> 1)).toISOString();
    const item = {
      kasar: () => kasarTask({ id, created_at, title: 'v0' }),
      clarky: () =>
        clarkyActivity({
          id,
          created_at,
          title: 'v0',
          contact_id: this.ids[at]!,
          company_id: ofCompany ? `${this.suffix}-company` : null,
        }),
      invent: () => inventRecordActivity({ id, created_at, type: 'file_uploaded' }),
    }[system]();
    this.listOf(at).add(item as never);
    const isShared = system === 'kasar' && LISTS[alsoIn]!.system === 'kasar' && alsoIn !== at;
    if (isShared) this.listOf(alsoIn).add(item as never);
  }

  private replace(system: System, id: string): void {
    const title = `v${++this.version}`;
    for (const [index, it] of LISTS.entries()) {
      if (it.system !== system || system === 'invent') continue;
      if (this.listOf(index).items.some((item) => item.id === id)) {
        this.listOf(index).replace(id, { title } as never);
      }
    }
  }

  async read(index: number, full: boolean): Promise<void> {
    const link = {
      sourceId: this.sourceOf(index),
      object: 'contacts',
      externalId: this.ids[index]!,
    };
    const { failure, how } = await sync.read(
      link,
      full ? { newestPage: true, full } : { newestPage: true },
    );
    expect([failure, how]).toEqual([null, 'read']);
    const lacked = this.lacked[index]!;
    const here = this.listOf(index).items.map(({ id }) => String(id));
    for (const id of here) lacked.set(id, 0);
    if (!full) return;
    for (const [id, count] of lacked) if (!here.includes(id)) lacked.set(id, count + 1);
  }

  /** What was seen in a list, and was not missing there in two full readings, stands on its record. */
  async check(): Promise<void> {
    const { rows } = await database.pool.query<{ link: string; id: string }>(
      `select l.external_id as link, ${ITEM_ID} as id
         from record_link l join timeline_entry e on e.scope_id = l.record_id
         join activity a on a.id = e.activity_id and a.source_id = l.source_id
        where l.organization_id = $1`,
      [this.scene.organizationId],
    );
    const stored = new Set(rows.map(({ link, id }) => `${link} ${id}`));
    const lost = this.lacked.flatMap((lacked, index) =>
      [...lacked]
        .filter(([id, count]) => count < 2 && !stored.has(`${this.ids[index]} ${id}`))
        .map(([id]) => `${this.ids[index]} ${id}`),
    );
    expect(lost).toEqual([]);
  }

  /** Everything upstream, and nothing else, is stored, and stands where it should. */
  async checkAll(): Promise<void> {
    const { organizationId } = this.scene;
    const { rows: links } = await database.pool.query<{ external_id: string; record_id: string }>(
      'select external_id, record_id from record_link where organization_id = $1',
      [organizationId],
    );
    const recordOf = new Map(links.map((row) => [row.external_id, row.record_id]));
    const expected = new Map<string, { title: unknown; records: Set<string>; files: string[] }>();
    for (const index of LISTS.keys()) {
      for (const item of this.listOf(index).items) {
        const id = String(item.id);
        const file = item.file as { id: string } | undefined;
        const it = expected.get(id) ?? {
          title: item.title ?? null,
          records: new Set(),
          files: file ? [file.id] : [],
        };
        it.records.add(recordOf.get(this.ids[index]!)!);
        if (item.company_id) it.records.add(recordOf.get(String(item.company_id))!);
        expected.set(id, it);
      }
    }
    const { rows } = await database.pool.query(
      `select ${ITEM_ID} as id, case when kind = 'FILE_UPLOADED' then null else title end as title,
          array(select unnest(record_ids) order by 1) as records,
          array(select external_id from attachment f where f.activity_id = a.id) as files
         from activity a where organization_id = $1 and deleted_at is null order by 1`,
      [organizationId],
    );
    expect(rows).toEqual(
      [...expected]
        .map(([id, it]) => ({ id, ...it, records: [...it.records].sort() }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const { rows: wrong } = await database.pool.query(
      `with wanted as (
         select unnest(record_ids || organization_id) as scope_id, occurred_at, id as activity_id, kind
           from activity where organization_id = $1 and deleted_at is null
       ), entries as (
         select scope_id, occurred_at, activity_id, kind from timeline_entry
          where scope_id = $1 or scope_id in (select id from crm_record where organization_id = $1)
             or scope_id in (select id from record_alias where organization_id = $1)
       )
       (table wanted except all table entries) union all (table entries except all table wanted)`,
      [organizationId],
    );
    expect(wrong).toEqual([]);
  }

  private itemOf(at: number, index: number): string | undefined {
    const { items } = this.listOf(at);
    return items.length === 0 ? undefined : String(items[index % items.length]!.id);
  }

  private listOf(index: number) {
    return upstreams[LISTS[index]!.system].record('contacts', this.ids[index]!);
  }

  sourceOf(index: number): string {
    return this.scene.sourceIds[LISTS[index]!.system]!;
  }
}

test('what sources take away is gone after two readings of every list, and nothing before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryStep, { minLength: 10, maxLength: 35 }), async (steps) => {
      const story = await Story.begin();
      const mirror = new TimelineMirror(await server.clientOf(story.scene.organizationId), {
        order: 'NEWEST_FIRST',
        size: 20,
      });
      await mirror.load();
      for (const step of steps) {
        await story.take(step);
        if (step.type === 'read') await story.check();
      }
      for (let pass = 0; pass < 2; pass++) {
        for (const index of LISTS.keys()) await story.read(index, true);
      }
      await story.checkAll();
      expect(await wrongCounts(database)).toEqual([]);
      await settleFeed(database);
      while (await mirror.follow());
      const followed = mirror.content;
      await mirror.load();
      expect(followed).toEqual(mirror.content);
    }),
    { numRuns: RUNS },
  );
});

test('what was missing in one of two lists, and came back to it, is not taken away by the other', async () => {
  const story = await Story.begin();
  const [first, second] = [2, 3];
  await story.take({ type: 'add', list: second, alsoIn: second, ofCompany: false });
  for (const index of [second, first, first]) await story.read(index, true);
  await story.take({ type: 'share', from: second, to: first, index: 0 });
  await story.read(first, false);
  await story.take({ type: 'remove', list: second, index: 0 });
  for (const index of [second, second, second]) {
    await story.read(index, true);
    await story.check();
  }
});

test('only what was missing once makes a list be read again soon', async () => {
  const story = await Story.begin();
  const [first, second] = [2, 3];
  await story.take({ type: 'add', list: second, alsoIn: second, ofCompany: false });
  const { pool } = database;
  const schedule = new Schedule(pool, 30);
  /** The lists of the record that a worker would read in full an hour later. */
  const plan = async () => {
    await pool.query(
      `update record_link l set verified_at = now() - interval '1 hour',
          next_at = case when r.record_id is null then now() + interval '1 day' else now() end
         from record_link o left join record_link r
           on o.source_id = $1 and r.record_id = o.record_id and r.external_id like $2
        where o.source_id = l.source_id and o.object = l.object and o.external_id = l.external_id`,
      [story.sourceOf(first), `${story.scene.names.clarky.slice(2)}-kasar-2-2`],
    );
    const claimed = await schedule.claim(16);
    await pool.query('update record_link set lease_id = null, lease_until = null');
    return claimed.flatMap(({ link, goal }) => (goal.full ? link.externalId.slice(-1) : []));
  };
  await story.read(first, true);
  await story.read(second, true);
  expect(await plan()).toEqual([]);
  await story.read(first, true);
  expect(await plan()).toEqual([String(first)]);
  await story.read(first, true);
  expect(await plan()).toEqual([]);
});

test('what was taken away is gone also where the record has a list that its source does not know any more', async () => {
  const story = await Story.begin();
  const [first, second] = [2, 3];
  await story.take({ type: 'add', list: first, alsoIn: first, ofCompany: false });
  await story.read(first, true);
  upstreams.kasar.addFault({ name: 'status', status: 404 }, { record: story.ids[second]! });
  const dead = {
    sourceId: story.sourceOf(second),
    object: 'contacts',
    externalId: story.ids[second]!,
  };
  await story.take({ type: 'remove', list: first, index: 0 });
  for (let pass = 0; pass < 2; pass++) {
    await story.read(first, true);
    const { failure } = await sync.read(dead, { newestPage: true, full: true });
    expect(failure?.code).toBe('NOT_FOUND');
  }
  upstreams.kasar.clearFaults();
  await story.checkAll();
});

test('a list that has lost most of its items is believed only where it still has a minute later', async () => {
  const story = await Story.begin();
  const [only] = [1];
  for (let index = 0; index < 30; index++) {
    await story.take({ type: 'add', list: only, alsoIn: only, ofCompany: false });
  }
  await story.read(only, true);
  const link = { sourceId: story.sourceOf(only), object: 'contacts', externalId: story.ids[only]! };
  const count = async () => {
    const { rows } = await database.pool.query(
      'select count(*)::int from activity where source_id = $1 and deleted_at is null',
      [link.sourceId],
    );
    return rows[0].count;
  };
  const readAll = () => sync.read(link, { newestPage: true, full: true });

  upstreams.kasar.addFault({ name: 'emptyList' }, { record: link.externalId });
  for (let pass = 0; pass < 3; pass++) await readAll();
  expect(await count()).toBe(30);
  upstreams.kasar.clearFaults();
  await readAll();
  expect(await count()).toBe(30);

  for (let index = 0; index < 25; index++) {
    await story.take({ type: 'remove', list: only, index: 0 });
  }
  for (let pass = 0; pass < 3; pass++) await readAll();
  expect(await count()).toBe(30);
  await database.pool.query(
    `update record_link set reading = jsonb_set(reading, '{lostSince}',
        to_jsonb(to_char(now() - interval '61 s', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      where source_id = $1 and external_id = $2`,
    [link.sourceId, link.externalId],
  );
  expect((await readAll()).counts).toMatchObject({ deleted: 25, unchanged: 5 });
  expect(await count()).toBe(5);
});
