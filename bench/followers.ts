import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createLoggedActivity } from '../src/activity/logged-activity.js';
import { insertNativeActivity } from '../src/ingest/native-activities.js';
import type { Bench } from './bench.js';
import { type Row, spread } from './measure.js';

const FOLLOW =
  'subscription { activityChanges { type cursor activity { id kind title summary } } }';

const PER_CONNECTION = 50;

/**
 * How long it takes from the commit of a change until followers hold it, one of them and a thousand, in
 * milliseconds: the median, and that which 99 of 100 stay below.
 */
export async function measureFollowers(bench: Bench): Promise<Row[]> {
  const one = await measureDelays(bench, 1);
  const many = await measureDelays(bench, 1_000);
  console.table({ '1 follower': one, '1,000 followers': many });
  const ratio = spread([many.p50 / one.p50]);
  return [
    {
      name: 'median delay of a change, 1,000 followers / 1 (milliseconds)',
      target: '',
      ratio,
      a: { median: many.p50, min: many.min, max: many.p99 },
      b: { median: one.p50, min: one.min, max: one.p99 },
    },
  ];
}

async function measureDelays(bench: Bench, followers: 1 | 1_000) {
  const arrivals = new Map<string, number[]>();
  const clients: Client[] = [];
  for (let index = 0; index < followers; index++) {
    if (index % PER_CONNECTION === 0) clients.push(connect(bench));
    clients.at(-1)!.subscribe<{ activityChanges: { activity: { title: string } } }>(
      { query: FOLLOW },
      {
        next: ({ data, errors }) => {
          if (!data) throw new Error(JSON.stringify(errors));
          arrivals.get(data.activityChanges.activity.title)?.push(performance.now());
        },
        error: (error) => console.error(error),
        complete: () => {},
      },
    );
  }
  await sleep(3_000);
  const delays: number[] = [];
  const count = followers === 1 ? 200 : 20;
  for (let change = 0; change < count; change++) {
    const title = `change ${followers} ${change}`;
    const arrived: number[] = [];
    arrivals.set(title, arrived);
    const now = new Date().toISOString();
    await insertNativeActivity(bench.database, {
      organizationId: bench.organizationId,
      sourceId: bench.nativeSourceId,
      activity: createLoggedActivity('NOTE', { title }, now),
      assigneeName: null,
      recordIds: [bench.recordIds[change % 100]!],
      idempotency: null,
    });
    const committed = performance.now();
    for (let waited = 0; arrived.length < followers && waited < 10_000; waited += 10) {
      await sleep(10);
    }
    if (arrived.length !== followers) {
      throw new Error(`${arrived.length} of ${followers} received the change`);
    }
    delays.push(...arrived.map((at) => Math.max(0, at - committed)));
  }
  for (const client of clients) await client.dispose();
  delays.sort((a, b) => a - b);
  return {
    changes: count,
    min: round(delays[0]!),
    p50: round(delays[Math.floor(delays.length / 2)]!),
    p99: round(delays[Math.floor(delays.length * 0.99)]!),
  };
}

function connect({ gateway, headers }: Bench): Client {
  return createClient({
    url: gateway.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: headers.authorization },
    lazy: false,
    retryAttempts: 0,
  });
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
