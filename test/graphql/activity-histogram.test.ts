import { beforeAll, describe, expect, test } from 'vitest';
import { createCountingClient } from '../support/counting-client.js';
import { createTestDatabase } from '../support/test-database.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorOf } from '../support/test-server.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const { Client, statements } = createCountingClient();
const gateway = useTestGateway(() => createTestDatabase({ Client }), { maintains: false });

let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const HISTOGRAM = `query (
  $record: RecordBy, $filter: ActivityFilter, $from: DateTime!, $to: DateTime!
  $interval: HistogramInterval! = MONTH, $timeZone: String! = "UTC"
) {
  activityHistogram(
    record: $record, filter: $filter, from: $from, to: $to, interval: $interval, timeZone: $timeZone
  ) {
    buckets { start end count byCategory { category count } }
    totalCountExact
    sources { source { slug } state complete }
  }
}`;
const RANGE = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

interface Histogram {
  buckets: { start: string; end: string; count: number }[];
  totalCountExact: boolean;
  sources: unknown[];
}
const histogramOf = async (variables: object): Promise<Histogram> => {
  const answer = await scene.client.request<{ activityHistogram: Histogram }>(HISTOGRAM, {
    ...RANGE,
    ...variables,
  });
  return answer.activityHistogram;
};

test('buckets are whole units, and count what is within the range only', async () => {
  const note = await scene.write.log({
    kind: 'NOTE',
    records: [{ id: scene.ids.globex }],
    occurredAt: '2031-03-10T12:00:00Z',
  });
  const record = { id: scene.ids.globex };
  const count = async (from: string, to: string) =>
    (await histogramOf({ record, from, to })).buckets.map(({ start, count }) => [start, count]);
  const march = '2031-03-01T00:00:00.000Z';
  expect(await count('2031-03-10T12:00:00Z', '2031-03-20T00:00:00Z')).toEqual([[march, 1]]);
  expect(await count('2031-03-10T12:00:00.001Z', '2031-03-20T00:00:00Z')).toEqual([[march, 0]]);
  expect(await count('2031-03-05T00:00:00Z', '2031-03-10T12:00:00Z')).toEqual([[march, 0]]);
  await scene.write.delete(note.id);
  expect(await count('2031-03-10T12:00:00Z', '2031-03-20T00:00:00Z')).toEqual([[march, 0]]);
});

test('duplicates are merged in the first and the last hour of the calendar', async () => {
  const record = { id: scene.ids.globex };
  const filter = { mergeDuplicates: true };
  const counts = async (from: string, to: string) =>
    (await histogramOf({ record, filter, from, to, interval: 'HOUR' })).buckets.map(
      ({ count }) => count,
    );
  const occurredAts = ['0001-01-01T00:00:00.000Z', '9999-12-31T22:59:59.999Z'];
  const notes = [];
  for (const occurredAt of occurredAts) {
    notes.push(await scene.write.log({ kind: 'NOTE', records: [record], occurredAt }));
  }
  expect(await counts('0001-01-01T00:00:00Z', '0001-01-01T01:00:00Z')).toEqual([1]);
  expect(await counts('9999-12-31T22:00:00Z', '9999-12-31T23:00:00Z')).toEqual([1]);
  for (const { id } of notes) await scene.write.delete(id);
});

test('sources are those of the record, or of the organization', async () => {
  const SOURCES = `query ($record: RecordBy!) {
    timeline(record: $record) { sources { source { slug } state complete } }
    activities { sources { source { slug } state complete } }
  }`;
  type Answer = Record<'timeline' | 'activities', { sources: unknown[] }>;
  const record = { external: scene.external.deal };
  const { timeline, activities } = await scene.client.request<Answer>(SOURCES, { record });
  expect((await histogramOf({ record })).sources).toEqual(timeline.sources);
  expect((await histogramOf({})).sources).toEqual(activities.sources);
  expect(timeline.sources).not.toEqual(activities.sources);
});

test('all buckets are counted in one statement', async () => {
  await histogramOf({ interval: 'DAY' });
  statements.length = 0;
  const { buckets } = await histogramOf({ interval: 'DAY' });
  expect(buckets).toHaveLength(365);
  expect(statements.filter((sql) => /timeline_(entry|period|count)/.test(sql))).toHaveLength(1);
});

describe('what is refused', () => {
  test.each<[string, object, string, RegExp]>([
    [
      'an unknown time zone',
      { timeZone: 'Mars/Base' },
      'BAD_USER_INPUT',
      /^timeZone.*"Mars\/Base"/,
    ],
    ['more than 1,000 buckets', { interval: 'HOUR' }, 'BAD_USER_INPUT', /^interval.*"HOUR"/],
    ['a range without a length', { to: RANGE.from }, 'BAD_USER_INPUT', /^to.*"2026-01-01T00/],
    [
      'a year out of range',
      { to: '10000-01-01T00:00:00Z' },
      'BAD_USER_INPUT',
      /to.*"10000-01-01T00:00:00Z"/s,
    ],
    ['an unknown interval', { interval: 'YEAR' }, 'BAD_USER_INPUT', /interval.*"YEAR"/s],
    ['an unknown source', { filter: { sources: ['x'] } }, 'BAD_USER_INPUT', /filter\.sources.*"x"/],
    ['two names of a record', { record: {} }, 'BAD_USER_INPUT', /RecordBy/],
    [
      'a record that does not exist',
      { record: { id: 'contact_01h455vb4pex5vsknk084sn02q' } },
      'RECORD_NOT_FOUND',
      /^record.*contact_01h455vb4pex5vsknk084sn02q/,
    ],
  ])('%s', async (_name, variables, code, message) => {
    const request = histogramOf(variables);
    expect(await errorOf(request)).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('a record of an object outside the key', async () => {
    const limited = await gateway.server.clientOf(scene.organizationId, { objects: ['contacts'] });
    const request = limited.request(HISTOGRAM, { ...RANGE, record: { id: scene.ids.globex } });
    expect(await errorOf(request)).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  test('more histograms than an operation may have', async () => {
    const histograms = (length: number) =>
      Array.from(
        { length },
        (
          _,
          n,
        ) => `h${n}: activityHistogram(from: "${RANGE.from}", to: "${RANGE.to}", interval: DAY) {
          buckets { start count byCategory { category count } }
        }`,
      ).join('\n');
    await scene.client.request(`{ ${histograms(10)} }`);
    expect(await errorOf(scene.client.request(`{ ${histograms(11)} }`))).toMatchObject({
      code: 'OPERATION_TOO_LARGE',
    });
  });
});
