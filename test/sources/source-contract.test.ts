import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordInSource } from '../../src/activity/record-reference.js';
import { stateRecord } from '../../src/record/link-records.js';
import { example } from '../../src/sources/_example/example.js';
import { readParsedBody } from '../../src/sources/read-body.js';
import { SOURCE_DEFINITIONS } from '../../src/sources/registry.js';
import type { SourceConfig, SourceDefinition } from '../../src/sources/source-definition.js';
import { readPage } from '../../src/sync/read-page.js';
import type { ReadOutcome, Sync } from '../../src/sync/sync.js';
import { startFixtureUpstream } from '../support/fixture-upstream.js';
import { addLiveSource, createTestSync } from '../support/live-scene.js';
import type { TestDatabase } from '../support/test-database.js';
import { createTestDatabase, createTestOrganization } from '../support/test-database.js';
import type { Fault } from '../upstreams/faults.js';
import type { Upstream } from '../upstreams/upstream.js';
import type { WireItem } from '../upstreams/wire-item.js';

// What every source must do. A new one is tested by its line in the registry and by files
// fixtures/SYSTEM-*.json: answers of the documented lists, as they stand in the system's documents.

const DEFINITIONS = [...SOURCE_DEFINITIONS, example].map(
  (definition) => [definition.label, definition] as const,
);

/** The fixtures of a system that are answers of lists, by name. */
function fixturesOf({ system, itemPaths }: SourceDefinition): [string, unknown][] {
  const folder = new URL('fixtures/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${system.toLowerCase()}-`))
    .map((name): [string, unknown] => [
      name,
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
    ])
    .filter(([, body]) =>
      itemPaths.some((path) => Array.isArray(valueAt(body, path.slice(0, -2)))),
    );
}

function valueAt(body: unknown, path: string): unknown {
  const keys = path.split('.').slice(1);
  return keys.reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], body);
}

/** The record that an answer is of: what its items name, where they do. */
function recordOf(definition: SourceDefinition, body: unknown): RecordInSource {
  for (const part of readParsedBody(body, definition)) {
    if (part.type !== 'item') continue;
    const [named] = definition.normalize(part.item, part.itemPath, () => {}).records ?? [];
    if (named) return named;
  }
  return { object: 'contacts', externalId: '00000000-0000-4000-8000-00000000000a' };
}

/** What `source add` would be told. */
function configOf({ configSchema }: SourceDefinition): SourceConfig {
  return Object.fromEntries(
    Object.keys(configSchema.shape).map((member) => [member, `${member}_1`]),
  );
}

describe.each(DEFINITIONS)('%s', (_label, definition) => {
  const fixtures = fixturesOf(definition);

  test('has fixtures from its documents', () => {
    expect(fixtures.length).toBeGreaterThan(0);
  });

  test.each(fixtures)('understands every item of %s', (_name, body) => {
    const parts = [...readParsedBody(body, definition)];
    expect(parts.at(-1)).toMatchObject({ type: 'end' });
    const items = parts.filter((part) => part.type === 'item');
    expect(items.length).toBeGreaterThan(0);
    for (const { item, itemPath } of items) {
      const input = definition.normalize(item, itemPath, () => {});
      expect(input.externalId).not.toBe('');
      expect(input.wire).toBe(item);
    }
  });

  test.each(fixtures)(
    'normalizes %s purely: nothing is changed, and the same comes again',
    (_name, body) => {
      const frozen = deepFreeze(structuredClone(body));
      const read = () =>
        [...readParsedBody(frozen, definition)].flatMap((part) =>
          part.type === 'item' ? definition.normalize(part.item, part.itemPath, () => {}) : [],
        );
      expect(read()).toEqual(read());
      expect(frozen).toEqual(body);
    },
  );

  test('asks for pages of a record with ids that are safe in a path', () => {
    const list = {
      object: 'contacts',
      externalId: 'a/b?c#d e',
      config: configOf(definition),
    };
    const path = definition.pagePath(list, null);
    expect(path).toMatch(/^\//);
    expect(path).toContain(encodeURIComponent(list.externalId));
    expect(definition.pagePath(list, null)).toBe(path);
  });

  test('comes to an end: the page after the last is none', () => {
    const [, body] = fixtures[0]!;
    const list = { ...recordOf(definition, body), config: configOf(definition) };
    const empty = Array.isArray(body) ? [] : emptied(definition, body);
    expect(readPage(definition, list, null, empty).next).toBeNull();
  });
});

/** A body of the same shape without items. */
function emptied({ itemPaths, pagePaths }: SourceDefinition, body: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  for (const path of itemPaths) {
    const keys = path.slice(0, -2).split('.').slice(1);
    const parent = at(copy, keys.slice(0, -1));
    if (parent) parent[keys.at(-1)!] = [];
  }
  for (const path of pagePaths) {
    const keys = path.split('.').slice(1);
    const parent = at(copy, keys.slice(0, -1));
    const name = keys.at(-1)!;
    if (parent && name in parent) parent[name] = ended(parent[name]);
  }
  return copy;
}

function at(body: Record<string, unknown>, keys: string[]): Record<string, unknown> | undefined {
  return keys.reduce<Record<string, unknown> | undefined>(
    (value, key) => value?.[key] as Record<string, unknown> | undefined,
    body,
  );
}

/** What a page says of how it goes on, as one says it that has nothing on it or after it. */
function ended(fact: unknown): unknown {
  if (typeof fact === 'string') return null;
  if (typeof fact === 'number') return 0;
  if (typeof fact !== 'object' || fact === null) return fact;
  const entries = Object.entries(fact).map(([name, value]) => {
    const isCount = typeof value === 'string' || /total|count/i.test(name);
    return [name, isCount ? ended(value) : value];
  });
  return Object.fromEntries(entries);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}

/** Every fault of an upstream system, and the code that it must be named with. */
const FAULTS: [Fault, string][] = [
  [{ name: 'rateLimited', retryAfter: 1 }, 'RATE_LIMITED'],
  [{ name: 'status', status: 400, code: 'INVALID_OBJECT' }, 'NOT_FOUND'],
  [{ name: 'status', status: 401 }, 'UNAUTHORIZED'],
  [{ name: 'status', status: 403 }, 'FORBIDDEN'],
  [{ name: 'status', status: 404 }, 'NOT_FOUND'],
  [{ name: 'status', status: 418 }, 'BAD_RESPONSE'],
  [{ name: 'status', status: 500 }, 'UNREACHABLE'],
  [{ name: 'status', status: 503 }, 'UNREACHABLE'],
  [{ name: 'hangBeforeHeaders' }, 'TIMEOUT'],
  [{ name: 'hangInBody' }, 'TIMEOUT'],
  [{ name: 'resetConnection' }, 'UNREACHABLE'],
  [{ name: 'resetInBody' }, 'UNREACHABLE'],
  [{ name: 'truncated' }, 'BAD_RESPONSE'],
  [{ name: 'malformedJson' }, 'BAD_RESPONSE'],
  [{ name: 'html' }, 'BAD_RESPONSE'],
  [{ name: 'huge' }, 'BAD_RESPONSE'],
  [{ name: 'redirect', to: 'http://127.0.0.2:9/elsewhere' }, 'BAD_RESPONSE'],
];

describe.each(SOURCE_DEFINITIONS.map((definition) => [definition.label, definition] as const))(
  '%s, read live',
  (_label, definition) => {
    const [, body] = fixturesOf(definition)[0]!;
    const record = recordOf(definition, body);
    let database: TestDatabase;
    let upstream: Upstream<WireItem>;
    let sourceId: string;
    let sync: Sync;
    beforeAll(async () => {
      database = await createTestDatabase();
      upstream = await startFixtureUpstream(body);
      sourceId = await addLive(database, definition, record, upstream);
    });
    afterAll(async () => {
      await sync.close();
      await upstream.close();
      await database.drop();
    });

    /** With a breaker of its own: each fault is the first. */
    async function read(): Promise<ReadOutcome> {
      await sync?.close();
      sync = createTestSync(database);
      return sync.read({ sourceId, ...record }, { newestPage: true });
    }

    test('stores what its documents show, and the same again changes nothing', async () => {
      const first = await read();
      expect(first.failure).toBeNull();
      expect(first.counts).toMatchObject({ invalid: 0, updated: 0, unchanged: 0 });
      expect(first.counts.added).toBeGreaterThan(0);
      const { counts } = await read();
      expect(counts).toMatchObject({ added: 0, updated: 0, unchanged: first.counts.added });
    });

    test.each(FAULTS)('names %o', async (fault, code) => {
      upstream.fault = fault;
      const { failure } = await read();
      upstream.clearFaults();
      expect(failure?.code).toBe(code);
      expect(failure?.message).not.toContain(upstream.token);
    });

    test('reads JSON that is called text', async () => {
      upstream.fault = { name: 'wrongContentType' };
      const { failure } = await read();
      upstream.clearFaults();
      expect(failure).toBeNull();
    });

    test('is well again after all of them', async () => {
      expect((await read()).failure).toBeNull();
    });
  },
);

async function addLive(
  database: TestDatabase,
  definition: SourceDefinition,
  record: RecordInSource,
  { url, token }: Upstream<WireItem>,
): Promise<string> {
  const organizationId = await createTestOrganization(database, definition.system.toLowerCase());
  const sourceId = await addLiveSource(database, organizationId, definition, {
    url,
    token,
    config: configOf(definition),
  });
  await stateRecord(database, organizationId, {
    object: record.object,
    external: [{ sourceId, ...record }],
  });
  return sourceId;
}
