import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../src/demo/load-demo.js';
import { schema } from '../../src/graphql/schema.js';
import { EXAMPLE_QUERIES } from '../../src/server/example-queries.js';
import { isCompilable } from '../../src/server/is-compilable.js';
import { postGraphql } from '../support/post-graphql.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let database: TestDatabase;
let server: TestServer;
let dataDir: string;
let demoKey: string;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-demo-'));
  database = await createTestDatabase({ statementTimeout: 0 });
  demoKey = await loadDemo(database, dataDir);
  server = await startTestServer(database);
}, 180_000);
afterAll(async () => {
  await server.stop();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

describe.each(EXAMPLE_QUERIES.map((query) => [query.split('\n')[0] ?? '', query]))(
  '%s',
  (comment, query) => {
    it('says first what it shows', () => {
      expect(comment).toMatch(/^# [A-Z].{20,}[.:,]$/);
    });

    it('can stand in the page', () => {
      expect(query).not.toMatch(/\$[&'`$]|<\/script/i);
      // What fits beside the answer without scrolling.
      expect(Math.max(...query.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
    });

    it('is compiled', () => {
      expect(isCompilable(parse(query), schema)).toBe(true);
    });

    it('gives data of the demo, nothing empty at its top', async () => {
      const { status, data, errors } = await postGraphql(server.url, { query }, { key: demoKey });
      expect(errors).toBeUndefined();
      expect(status).toBe(200);
      expect(emptyPlaces(data)).toEqual([]);
    });
  },
);

describe('the first example', () => {
  it('shows what only some kinds have', async () => {
    const [query = ''] = EXAMPLE_QUERIES;
    const { text } = await postGraphql(server.url, { query }, { key: demoKey });
    for (const told of ['snippet', 'dueDate', 'content', 'segment', 'changes', 'filename']) {
      expect(text, told).toMatch(new RegExp(`"${told}":[^n]`));
    }
  });
});

/** Lists and objects that hold nothing, down to the nodes of connections. */
function emptyPlaces(value: unknown, place = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.length === 0 ? [place] : [];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner === null && !place.includes('.')
      ? [`${place}.${name}`]
      : emptyPlaces(inner, `${place}.${name}`),
  );
}
