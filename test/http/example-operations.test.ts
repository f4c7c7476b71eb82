import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.js';
import { EXAMPLE_QUERIES } from '../../src/http/example-queries.js';
import { isCompilable } from '../../src/http/is-compilable.js';
import { createDemoDatabase, type DemoDatabase } from '../support/demo-database.js';
import { postGraphql } from '../support/post-graphql.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let database: DemoDatabase;
let server: TestServer;
let demoKey: string;
beforeAll(async () => {
  database = await createDemoDatabase();
  demoKey = database.key;
  server = await startTestServer(database);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
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

    it('is compiled where it is a query', () => {
      expect(isCompilable(parse(query), schema)).toBe(isQuery(query));
    });

    it.skipIf(isSubscription(query))(
      'gives data of the demo, nothing empty at its top',
      async () => {
        const { status, data, errors } = await postGraphql(server.url, { query }, { key: demoKey });
        expect(errors).toBeUndefined();
        expect(status).toBe(200);
        expect(emptyPlaces(data)).toEqual([]);
      },
    );
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

describe('the last two examples', () => {
  it('go together: what the one logs, the other is told, once', async () => {
    const [follow = '', log = ''] = EXAMPLE_QUERIES.slice(-2);
    const response = await fetch(server.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${demoKey}`,
        accept: 'text/event-stream',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ query: follow }),
    });
    // The example was run before, with its own key.
    const query = log.replace('"example-call"', '"another-call"');
    const first = await postGraphql(server.url, { query }, { key: demoKey });
    const second = await postGraphql(server.url, { query }, { key: demoKey });
    expect(second.text).toBe(first.text);
    await postGraphql(
      server.url,
      { query: log.replace('example-call', 'last-call') },
      { key: demoKey },
    );
    let events = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      events += Buffer.from(chunk).toString();
      if (events.split('event: next').length > 2) break;
    }
    expect(events.match(/"type":"ADDED"/g)).toHaveLength(2);
    expect(events).toContain('Asked how the first week went');
  });
});

function isQuery(document: string): boolean {
  return /^query /m.test(document);
}

function isSubscription(document: string): boolean {
  return /^subscription /m.test(document);
}

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
