import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordLink, Source } from '../../src/db/prisma/client.js';
import { randomId } from '../../src/ingest/upsert-records.js';
import { combineCoverage, linkCoverage } from '../../src/timeline/coverage.js';
import { readOrganizationLinks } from '../../src/timeline/read-coverage.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';

let database: TestDatabase;
let organizationId: string;
let source: Source;
beforeAll(async () => {
  database = await createTestDatabase();
  organizationId = await createTestOrganization(database);
  source = await database.prisma.source.create({
    data: {
      id: randomId(),
      organizationId,
      slug: 'kasar',
      name: 'Kasar',
      system: 'KASAR',
      url: 'https://kasar.example.com',
    },
  });
});
afterAll(() => database.drop());

const NOW = Date.UTC(2026, 2, 1);
const instant = (minutes: number) => new Date(NOW + minutes * 60_000);
/** Up to ten minutes before or after; a source is stale after five. */
const arbitraryInstant = fc.integer({ min: -10, max: 10 }).map(instant);
const arbitraryLink = fc.record({
  object: fc.constantFrom('contacts', 'companies'),
  asOf: fc.option(arbitraryInstant),
  completeDownTo: fc.option(arbitraryInstant),
  complete: fc.boolean(),
  verifiedAt: fc.option(arbitraryInstant),
  rejectedItems: fc.nat(3),
  warnings: fc.nat(3),
  leaseUntil: fc.option(arbitraryInstant),
  errorAt: fc.option(fc.nat(1_000), { freq: 1 }),
});

test('the coverage of an organization is the least favorable of its links', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryLink, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (given, enabled) => {
        const links = given.map(({ errorAt, leaseUntil, complete, ...link }, n) => ({
          ...link,
          complete,
          completeDownTo: complete ? null : link.completeDownTo,
          sourceId: source.id,
          organizationId,
          recordId: randomId(),
          externalId: `c${n}`,
          leaseUntil,
          leaseId: leaseUntil && randomId(),
          // The time of each is its own: the latest is shown.
          errorAt: errorAt === null ? null : new Date(NOW + errorAt * 10 + n),
          errorCode: errorAt === null ? null : `CODE_${n}`,
        }));
        await database.prisma.recordLink.deleteMany();
        await database.prisma.recordLink.createMany({ data: links });
        const all: RecordLink[] = await database.prisma.recordLink.findMany();
        // As JSON: timestamps are Dates here, and texts there.
        const coverageOf = (some: Parameters<typeof linkCoverage>[0][]) =>
          JSON.parse(
            JSON.stringify(
              combineCoverage(some.map((link) => linkCoverage(link, { ...source, enabled }, NOW))),
            ),
          );
        for (const objects of [null, ['contacts'], ['companies']]) {
          const expected = all.filter(({ object }) => !objects || objects.includes(object));
          if (expected.length === 0) continue;
          const found = await readOrganizationLinks(database.pool, organizationId, objects);
          expect(coverageOf(found)).toEqual(coverageOf(expected));
        }
      },
    ),
    { numRuns: 100 },
  );
});
