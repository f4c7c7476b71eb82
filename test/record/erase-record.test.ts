import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf } from '../support/answer-of.js';
import { findEverywhere } from '../support/find-everywhere.js';
import {
  createMarked,
  ENVELOPES,
  eraseRecord,
  MARK,
  type MarkedRecord,
  NAMED,
  SHARED,
  uuidsOf,
} from '../support/marked-record.js';
import { useTestGateway } from '../support/test-gateway.js';
import { wrongCounts } from '../support/wrong-counts.js';

const gateway = useTestGateway();

const TIMELINE = `
  query ($record: RecordBy!) { timeline(record: $record, first: 100) { ...Page } }
  fragment Page on ActivityConnection {
    totalCount
    counts { byKind { kind count } bySource { source { slug } count } }
    nodes {
      id kind title metadata records { id } attachments { id } origin { externalId }
      ... on InteractionData { subject description }
    }
  }`;
const EVERYTHING = TIMELINE.replace(
  /query.*\n/,
  'query { timeline: activities(first: 100) { ...Page } }\n',
);
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const SEARCH = `
  query ($search: String!) {
    activities(filter: { search: $search }) { totalCount nodes { id } }
    records(search: $search) { totalCount }
  }`;

interface Node {
  id: string;
  kind: string;
  records: { id: string }[];
}
interface Page {
  totalCount: number;
  counts: { byKind: { kind: string; count: number }[] };
  nodes: Node[];
}

let marked: MarkedRecord;
let deletedActivities: number;
/** What the neighbour's and the company's timelines showed before, and everything. */
let before: Page[];

async function readPages(): Promise<Page[]> {
  const { client, neighbourId, companyId } = marked;
  const lists: [string, object][] = [
    [TIMELINE, { record: { id: neighbourId } }],
    [TIMELINE, { record: { id: companyId } }],
    [EVERYTHING, {}],
  ];
  const pages = [];
  for (const [query, variables] of lists) {
    pages.push((await client.request<{ timeline: Page }>(query, variables)).timeline);
  }
  return pages;
}

beforeAll(async () => {
  marked = await createMarked(gateway);
  before = await readPages();
  // All that is looked for afterwards is there.
  const found = await findEverywhere(gateway.database, [MARK, NAMED, SHARED]);
  expect(found[MARK]).toEqual([
    'activity',
    'activity_change',
    'attachment',
    'crm_record',
    'record_link',
  ]);
  expect(marked.ownIds).toHaveLength(8);
  expect(marked.sharedIds).toHaveLength(3);
  deletedActivities = await eraseRecord(marked.client, marked.id);
});

describe('what is left of a record that was erased', () => {
  test('is nothing of what was said on it alone, in any table', async () => {
    const found = await findEverywhere(gateway.database, [MARK]);
    expect(found).toEqual({});
  });

  test('are its id and those of what stood on it alone, in the change feed', async () => {
    const { id, aliasIds, ownIds, deletedIds } = marked;
    const uuids = uuidsOf(id, ...aliasIds, ...ownIds, ...deletedIds);
    const found = await findEverywhere(gateway.database, uuids);
    expect(found).toEqual(Object.fromEntries(uuids.map((uuid) => [uuid, ['activity_change']])));
    const { rows } = await gateway.database.pool.query(
      `select before, after, scopes_after, search, search_before from activity_change
        where activity_id = any($1)`,
      [uuidsOf(...ownIds, ...deletedIds)],
    );
    expect(rows).toHaveLength(ownIds.length + deletedIds.length);
    for (const row of rows) expect(Object.values(row)).toEqual([null, null, null, null, null]);
  });

  test('is what it was called in a source, where the item stands on another record too', async () => {
    const found = await findEverywhere(gateway.database, [NAMED]);
    expect(found).toEqual({ [NAMED]: ['activity'] });
  });

  test('is told by its count: what stood on its timeline alone', () => {
    expect(deletedActivities).toBe(marked.ownIds.length);
  });
});

describe('after a record was erased', () => {
  test('neither its ids nor its activities lead anywhere', async () => {
    const { client, id, aliasIds, ownIds, deletedIds } = marked;
    const ids = [id, ...aliasIds, ...ownIds, ...deletedIds];
    const { nodes } = await client.request<{ nodes: unknown[] }>(NODES, { ids });
    expect(nodes).toEqual(ids.map(() => null));
    for (const one of [id, ...aliasIds]) {
      const { errors } = await answerOf(client, TIMELINE, { record: { id: one } });
      expect(errors).toMatchObject([{ extensions: { code: 'RECORD_NOT_FOUND' } }]);
    }
    for (const { system, object, record } of [
      ENVELOPES.kasar,
      ENVELOPES.invent,
      ENVELOPES.clarky,
    ]) {
      const by = { external: { source: system, object, id: record } };
      const { errors } = await answerOf(client, TIMELINE, { record: by });
      expect(errors).toMatchObject([{ extensions: { code: 'RECORD_NOT_FOUND' } }]);
    }
  });

  test('its words are found no more, those of what is shared are', async () => {
    const words = async (search: string) =>
      (
        await marked.client.request<{ activities: Page }>(SEARCH.replace(/records.*/, ''), {
          search,
        })
      ).activities;
    expect(await words(MARK)).toEqual({ totalCount: 0, nodes: [] });
    const { totalCount, nodes } = await words(SHARED);
    expect(totalCount).toBe(3);
    expect(nodes.map(({ id }) => id).sort()).toEqual([...marked.sharedIds].sort());
  });

  test('what it shared stands on the other records as before, and names it no more', async () => {
    const { id, ownIds } = marked;
    const [neighbour, company, everything] = await readPages();
    const without = ({ records, ...node }: Node) => ({
      ...node,
      records: records.filter((record) => record.id !== id),
    });
    for (const [index, page] of [neighbour, company].entries()) {
      const { nodes, ...rest } = before[index]!;
      expect(page).toEqual({ ...rest, nodes: nodes.map(without) });
    }
    const left = before[2]!.nodes.filter((node) => !ownIds.includes(node.id));
    expect(everything!.nodes).toEqual(left.map(without));
    expect(everything!.totalCount).toBe(left.length);
    const ofKind = (kind: string) => left.filter((node) => node.kind === kind).length;
    const { byKind } = everything!.counts;
    expect(byKind).toEqual(byKind.map(({ kind }) => ({ kind, count: ofKind(kind) })));
    expect(byKind).toHaveLength(new Set(left.map(({ kind }) => kind)).size);
  });

  test('all counts are those of the entries', async () => {
    expect(await wrongCounts(gateway.database)).toEqual([]);
    const counted = await gateway.database.prisma.timelineCount.count({
      where: { scopeId: { in: uuidsOf(marked.id, ...marked.aliasIds) } },
    });
    expect(counted).toBe(0);
  });

  test('what was shared and hidden stays hidden, on the other record', async () => {
    const { rows } = await gateway.database.pool.query(
      `select record_ids, deleted_at is not null as hidden from activity
        where external_id = 'c-shared-hidden'`,
    );
    expect(rows).toEqual([{ record_ids: uuidsOf(marked.companyId), hidden: true }]);
  });
});
