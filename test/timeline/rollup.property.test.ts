import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordPrefix } from '../../src/activity/crm-object.js';
import { encodeId } from '../../src/activity/type-id.js';
import { completeMerges, movePortion } from '../../src/record/merge-records.js';
import { completeAllRollups, refreshPortion } from '../../src/record/refresh-rollups.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { beginCompanyChange, readFacts, readRollup } from '../support/company-rollups.js';
import { eraseRecord } from '../support/marked-record.js';
import { beginMerge } from '../support/merge-scene.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { repeat } from '../support/thorough.js';
import { createWriteClient, type WriteClient } from '../support/write-client.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { wrongEntries } from '../support/wrong-entries.js';

// Maintenance would complete what these tests interrupt.
const gateway = useTestGateway(undefined, { maintains: false });

const CONTACTS = 5;
const COMPANIES = 3;
const PORTION = 2;

const nth = fc.nat(1_000);
const contact = fc.nat(CONTACTS - 1);
const company = fc.nat(COMPANIES - 1);
const step = <K extends string, T extends object>(
  does: K,
  rest: { [M in keyof T]: fc.Arbitrary<T[M]> },
) => fc.record(rest).map((it) => ({ does, ...it }));

const moveContact = step('move', { contact, company: fc.option(company, { freq: 4 }) });
const movePortions = step('portion', { times: fc.integer({ min: 1, max: 4 }) });
const STEPS = {
  log: step('log', {
    contacts: fc.uniqueArray(contact, { minLength: 1, maxLength: 2 }),
    companies: fc.uniqueArray(company, { maxLength: 2 }),
    hour: fc.nat(5),
  }),
  update: step('update', { nth, hour: fc.nat(5) }),
  delete: step('delete', { nth }),
  moveContact,
  moveAnother: moveContact,
  mergeContacts: step('merge', {
    object: fc.constant('contacts'),
    survivor: contact,
    other: contact,
  }),
  mergeCompanies: step('merge', {
    object: fc.constant('companies'),
    survivor: company,
    other: company,
  }),
  movePortions,
  moveMorePortions: movePortions,
};
const erase = step('erase', { object: fc.constantFrom('contacts', 'companies'), nth });

type StepOf<A> = A extends fc.Arbitrary<infer S> ? S : never;
type Step = StepOf<(typeof STEPS)[keyof typeof STEPS]> | StepOf<typeof erase>;

const anyStep = fc.oneof(...(Object.values(STEPS) as fc.Arbitrary<Step>[]));
/** Erasing is seldom: little is left afterwards. */
const arbitrarySteps: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.array(anyStep, { minLength: 10, maxLength: 18 }),
    fc.array(erase, { maxLength: 1 }),
    fc.array(anyStep, { maxLength: 5 }),
  )
  .map((parts) => parts.flat());

const tally = { exact: 0, moving: 0, longest: 0 };

/** An organization whose contacts change their companies. */
class Scene {
  private constructor(
    readonly tenant: Tenant,
    private readonly write: WriteClient,
    /** UUIDs, by object; merged and erased ones, too. */
    private readonly ids: Record<string, string[]>,
  ) {}

  static async create(): Promise<Scene> {
    const tenant = await gateway.createTenant();
    const { organizationId } = tenant;
    const client = await gateway.server.clientOf(organizationId, { scopes: ['read', 'write'] });
    const journal = new ActivityJournal(gateway.database, organizationId);
    // Imported, so that deleting one hides it.
    await journal.write(
      'kasar',
      Array.from({ length: 24 }, (_, n) => ({
        kind: n % 3 ? 'NOTE' : 'CALL',
        externalId: `i${n}`,
        occurredAt: instant(n % 7),
        records: [
          { object: 'contacts', externalId: `p${n % CONTACTS}` },
          ...(n % 4 ? [] : [{ object: 'companies', externalId: `k${n % COMPANIES}` }]),
          ...(n % 6 ? [] : [{ object: 'contacts', externalId: `p${(n + 1) % CONTACTS}` }]),
        ],
      })),
    );
    const uuidsOf = async (object: string) => {
      const { rows } = await gateway.database.pool.query<{ id: string }>(
        'select id from crm_record where organization_id = $1 and object = $2 order by id',
        [organizationId, object],
      );
      return rows.map(({ id }) => id);
    };
    return new Scene(tenant, createWriteClient(client), {
      contacts: await uuidsOf('contacts'),
      companies: await uuidsOf('companies'),
    });
  }

  /** What an id leads to now; null: it was erased. */
  private async current(object: string, index: number): Promise<string | null> {
    const { rows } = await gateway.database.pool.query<{ id: string }>(
      `select r.id from crm_record r where r.id = $1
           or r.id = (select record_id from record_alias where id = $1)`,
      [this.ids[object]![index]],
    );
    return rows[0]?.id ?? null;
  }

  private async currents(object: string, indexes: readonly number[]): Promise<string[]> {
    const found = await Promise.all(indexes.map((index) => this.current(object, index)));
    return [...new Set(found.flatMap((id) => id ?? []))];
  }

  async perform(it: Step): Promise<void> {
    const { database } = gateway;
    const { organizationId } = this.tenant;
    switch (it.does) {
      case 'log': {
        const contacts = await this.currents('contacts', it.contacts);
        const companies = await this.currents('companies', it.companies);
        const records = [
          ...contacts.map((id) => ({ id: encodeId('contact', id) })),
          ...companies.map((id) => ({ id: encodeId('company', id) })),
        ];
        if (records.length === 0) return;
        await this.write.log({ kind: 'NOTE', records, occurredAt: instant(it.hour) });
        return;
      }
      case 'update':
      case 'delete': {
        const { rows } = await database.pool.query<{ id: string }>(
          `select id from activity where organization_id = $1 and deleted_at is null
              and ($2 or external_id is null) order by id`,
          [organizationId, it.does === 'delete'],
        );
        if (rows.length === 0) return;
        const id = encodeId('activity', rows[it.nth % rows.length]!.id);
        if (it.does === 'delete') await this.write.delete(id);
        else await this.write.update({ id, occurredAt: instant(it.hour) });
        return;
      }
      case 'move': {
        const one = await this.current('contacts', it.contact);
        const company = it.company === null ? null : await this.current('companies', it.company);
        if (one) await beginCompanyChange(database, organizationId, one, company);
        return;
      }
      case 'merge': {
        const [one, other] = await this.currents(it.object, [it.survivor, it.other]);
        if (one && other) await beginMerge(database, organizationId, one, other, it.object);
        return;
      }
      case 'portion': {
        for (let n = 0; n < it.times; n++) {
          const { rows } = await database.pool.query<{ id: string }>(
            `select id from crm_record where organization_id = $1 and merging <> '{}' limit 1`,
            [organizationId],
          );
          if (rows[0] && n % 2) await movePortion(database, organizationId, rows[0].id, PORTION);
          else await refreshPortion(database, organizationId, null, { size: PORTION });
        }
        return;
      }
      case 'erase': {
        const id = await this.current(it.object, it.nth % this.ids[it.object]!.length);
        if (id) await eraseRecord(this.write.client, encodeId(recordPrefix(it.object), id));
      }
    }
  }

  /** The companies that there are. */
  async companies(): Promise<string[]> {
    const all = this.ids.companies!.map((_, index) => index);
    return (await this.currents('companies', all)).map((id) => encodeId('company', id));
  }

  async checkRollups(options: Parameters<typeof readRollup>[2], mayMove: boolean): Promise<void> {
    const facts = await readFacts(gateway.database, this.tenant.organizationId);
    const kinds = (options?.filter as { kinds?: string[] } | null)?.kinds;
    for (const company of await this.companies()) {
      const { ids, totalCount, isExact } = await readRollup(this.write.client, company, options);
      expect(new Set(ids).size).toBe(ids.length);
      expect(totalCount).toBe(ids.length);
      tally[isExact ? 'exact' : 'moving']++;
      tally.longest = Math.max(tally.longest, ids.length);
      if (!mayMove) expect(isExact).toBe(true);
      if (!isExact) continue;
      const expected = facts.filter(
        ({ companies, kind }) => companies.includes(company) && (kinds?.includes(kind) ?? true),
      );
      expect(ids).toEqual(expected.map(({ id }) => id));
    }
  }
}

const arbitraryRead = fc.record({
  size: fc.integer({ min: 3, max: 40 }),
  isForward: fc.boolean(),
  isNested: fc.boolean(),
  filter: fc.constantFrom(null, null, { kinds: ['NOTE'] }, { kinds: ['NOTE', 'CALL'] }),
});

test('a rollup is what a company and its contacts have, whatever happens to them', async () => {
  const { database } = gateway;
  await fc.assert(
    fc.asyncProperty(
      arbitrarySteps,
      fc.array(arbitraryRead, { minLength: 24, maxLength: 24 }),
      async (steps, reads) => {
        const scene = await Scene.create();
        for (const [index, it] of steps.entries()) {
          await scene.perform(it);
          await scene.checkRollups(reads[index % reads.length], true);
        }
        await completeAllRollups(database);
        await completeMerges(database);
        for (const read of reads.slice(0, 3)) await scene.checkRollups(read, false);
        const queued = await database.prisma.rollupRefresh.count();
        expect(queued).toBe(0);
        expect(await wrongEntries(database)).toEqual({ missing: [], leftOver: [] });
        expect(await wrongCounts(database)).toEqual([]);
      },
    ),
    { numRuns: repeat(60), endOnFailure: true },
  );
  expect(tally.exact).toBeGreaterThan(100);
  expect(tally.moving).toBeGreaterThan(20);
  expect(tally.longest).toBeGreaterThan(10);
});
