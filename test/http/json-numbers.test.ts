import { createClient } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { postGraphql } from '../support/post-graphql.js';
import { useTestGateway } from '../support/test-gateway.js';

const gateway = useTestGateway();

const LOG = `mutation ($metadata: JSON) {
  logActivity(input: { kind: NOTE, description: "Hi", metadata: $metadata, records: [RECORD] }) {
    activity { metadata }
  }
}`;

async function prepare() {
  const tenant = await gateway.createTenant();
  const key = await gateway.server.keyOf(tenant.organizationId, { scopes: ['read', 'write'] });
  const client = await gateway.server.clientOf(tenant.organizationId, {
    scopes: ['read', 'write'],
  });
  const { createRecord } = await client.request<{ createRecord: { record: { id: string } } }>(
    'mutation { createRecord(input: { object: "contacts", name: "Ann" }) { record { id } } }',
  );
  const record = `{ id: "${createRecord.record.id}" }`;
  return { key, query: LOG.replace('RECORD', record) };
}

describe('numbers in metadata', () => {
  test.each(['1234567890123456789', '-9007199254740993', '{"a":[1,12345678901234567890]}'])(
    '%s keeps its digits as a variable',
    async (json) => {
      const { key, query } = await prepare();
      const response = await fetch(gateway.server.url, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: `{"query":${JSON.stringify(query)},"variables":{"metadata":${json}}}`,
      });
      expect(await response.text()).toContain(`"metadata":${json}`);
    },
  );

  test.each(['1.10', '1234567890123456789', '{a: 1.50, b: [1E5]}'])(
    '%s keeps its digits as a literal',
    async (literal) => {
      const { key, query } = await prepare();
      const { text } = await postGraphql(
        gateway.server.url,
        {
          query: query
            .replace('mutation ($metadata: JSON)', 'mutation')
            .replace('$metadata', literal),
        },
        { key },
      );
      const json = literal.replace('{a', '{"a"').replace(' b', '"b"').replaceAll(': ', ':');
      expect(text).toContain(`"metadata":${json}`);
    },
  );

  test('and over WebSocket', async () => {
    const { key, query } = await prepare();
    const received: string[] = [];
    class Recording extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        this.on('message', (data) => received.push(String(data)));
      }
    }
    const client = createClient({
      url: gateway.server.url.replace('http', 'ws'),
      connectionParams: { Authorization: key },
      webSocketImpl: Recording,
    });
    const literal = query
      .replace('mutation ($metadata: JSON)', 'mutation')
      .replace('$metadata', '1.10');
    for await (const _ of client.iterate({ query: literal }));
    await client.dispose();
    expect(received.join('\n')).toContain('"metadata":1.10');
  });

  test('that are not integers may be given for Float and Int as ever', async () => {
    const { key } = await prepare();
    const body =
      '{"query":"query ($n: Int) { activities(first: $n) { totalCount } }","variables":{"n":20.0}}';
    const response = await fetch(gateway.server.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
    });
    expect(await response.json()).toEqual({ data: { activities: { totalCount: 0 } } });
  });

  test('beyond what PostgreSQL stores are refused', async () => {
    const { key, query } = await prepare();
    const { errors } = await postGraphql(
      gateway.server.url,
      {
        query: query
          .replace('mutation ($metadata: JSON)', 'mutation')
          .replace('$metadata', '1e5000'),
      },
      { key },
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/1,000 digits, got "1e5000"/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});
