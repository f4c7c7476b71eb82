import { createHash } from 'node:crypto';
import { type OperationDefinitionNode, parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoRecords } from '../../demo/demo-organization.js';
import { encodeId } from '../../src/activity/type-id.js';
import { schema } from '../../src/graphql/schema.js';
import { toCompilable } from '../../src/http/compilable-document.js';
import { EXAMPLE_OPERATIONS } from '../../src/http/example-operations.js';
import { createCountingClient } from '../support/counting-client.js';
import { createDemoDatabase, type DemoDatabase } from '../support/demo-database.js';
import { type DemoItem, readDemoItems } from '../support/demo-model.js';
import { postGraphql } from '../support/post-graphql.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** The names of the contact and the company of the examples. */
const CONTACT = 'Inês Carvalho';
const COMPANY = 'Clínicas Pedralva';

const OPERATIONS = new Map(
  EXAMPLE_OPERATIONS.map((query) => {
    const [first] = parse(query).definitions as [OperationDefinitionNode];
    return [first.name?.value ?? '', query];
  }),
);

const items = readDemoItems();
const ofContact = itemsOn(`contacts ${CONTACT}`);
const { Client, statements } = createCountingClient();

let database: DemoDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await createDemoDatabase({ Client });
  server = await startTestServer(database, { maintains: false });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

describe.each([...OPERATIONS])('%s', (_name, query) => {
  it('says first what it shows', () => {
    expect(query.split('\n')[0]).toMatch(/^# [A-Z].{20,}[.:,]$/);
  });

  it('can stand in the page', () => {
    expect(query).not.toMatch(/\$[&'`$]|<\/script/i);
    // What fits beside the answer without scrolling.
    expect(Math.max(...query.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
  });

  it('is compiled where it is a query', () => {
    expect(toCompilable(parse(query), schema) !== null).toBe(isQuery(query));
  });

  it.runIf(isQuery(query))('gives data of the demo, nothing empty at its top', async () => {
    const { status, data, errors } = await postGraphql(
      server.url,
      { query },
      { key: database.key },
    );
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(emptyPlaces(data)).toEqual([]);
  });
});

describe('the answers, compared with the data of the demo', () => {
  it('Timeline: its pages have every activity of the contact once, the newest first', async () => {
    const nodes = await walk('Timeline', { first: 100 }, (data) => data.contact.timeline);
    expectNewestFirst(nodes);
    expect(sorted(nodes.map(describeNode))).toEqual(sorted(ofContact.map(describeItem)));
    const { contact } = await run('Timeline');
    expect(contact.name).toBe(CONTACT);
    expect(contact.timeline.totalCount).toBe(ofContact.length);
    expect(contact.timeline.nodes).toHaveLength(50);
  });

  it('Timeline: its first page shows what only some kinds have', async () => {
    const text = JSON.stringify(await run('Timeline'));
    for (const told of ['snippet', 'dueDate', 'content', 'segment', 'changes', 'filename']) {
      expect(text, told).toMatch(new RegExp(`"${told}":[^n]`));
    }
  });

  it('FilteredTimeline: has what matches the filter, the oldest first', async () => {
    const matching = ofContact
      .filter(({ kind }) => ['EMAIL', 'CALL', 'MESSAGE', 'COMMENT', 'NOTE'].includes(kind))
      .filter(({ occurredAt }) => occurredAt! >= '2026' && occurredAt! < '2026-10-31T23')
      .filter(({ texts }) => texts.some((text) => /\binvoice/i.test(text)));
    const expected = matching.map((it) => [it.occurredAt, it.kind]).sort();
    const { timeline } = await run('FilteredTimeline');
    expect(timeline.edges.map(({ node }: Any) => [node.occurredAt, node.kind])).toEqual(
      expected.slice(0, 5),
    );
    expect(timeline.pageInfo.hasNextPage).toBe(expected.length > 5);
    const nodes = await walk('FilteredTimeline', { first: 2 }, (data) => ({
      ...data.timeline,
      nodes: data.timeline.edges.map(({ node }: Any) => node),
    }));
    expect(nodes.map((node) => [node.occurredAt, node.kind])).toEqual(expected);
  });

  it('Panels: each section has its newest or most urgent items and its total', async () => {
    const { contact } = await run('Panels');
    const said = ofContact.filter(({ channel }) => channel === 'email' || channel === 'call');
    expect(contact.interactions.totalCount).toBe(said.length);
    expect(contact.interactions.nodes.map((node: Any) => [node.occurredAt, node.channel])).toEqual(
      newest(said, 5).map(({ occurredAt, channel }) => [occurredAt, channel]),
    );
    const open = openTasks(ofContact);
    expect(contact.tasks.totalCount).toBe(open.length);
    const dueFirst = open.sort((a, b) => compare(a.dueAt ?? '9999', b.dueAt ?? '9999'));
    expect(
      contact.tasks.nodes.map(({ title, status, dueDate }: Any) => [title, status, dueDate]),
    ).toEqual(dueFirst.slice(0, 5).map(({ title, status, dueDate }) => [title, status, dueDate]));
    const notes = ofContact.filter(({ category }) => category === 'NOTE');
    expect(contact.notes.totalCount).toBe(notes.length);
    expect(contact.notes.nodes.map((node: Any) => [node.occurredAt, node.contentText])).toEqual(
      newest(notes, 5).map(({ occurredAt, content }) => [occurredAt, content]),
    );
  });

  it('Counts: are those of the whole timeline', async () => {
    const { timeline } = await run('Counts');
    expect(timeline).toMatchObject({ totalCount: ofContact.length, totalCountExact: true });
    const { byCategory, byKind, bySource, byChannel } = timeline.counts;
    expect(toRecord(byCategory, 'category')).toEqual(countBy(ofContact, (it) => it.category));
    expect(toRecord(byKind, 'kind')).toEqual(countBy(ofContact, (it) => it.kind));
    expect(toRecord(byChannel, 'channel')).toEqual(countBy(ofContact, (it) => it.channel));
    expect(
      Object.fromEntries(bySource.map(({ source, count }: Any) => [source.name, count])),
    ).toEqual(countBy(ofContact, (it) => it.source));
  });

  it('Files: has every file of the contact, the newest first', async () => {
    const files = ofContact.filter(({ category }) => category === 'FILE');
    const nodes = await walk('Files', {}, (data) => data.contact.files);
    expect(nodes.map(({ occurredAt, file }) => [occurredAt, file.filename])).toEqual(
      newest(files).map(({ occurredAt, filename }) => [occurredAt, filename]),
    );
  });

  it('SegmentHistory: has every event with the segment as it is today', async () => {
    const events = ofContact.filter(({ category }) => category === 'SEGMENT');
    const nodes = await walk('SegmentHistory', {}, (data) => data.contact.segmentEvents);
    expectNewestFirst(nodes);
    const today = new Map(
      items.flatMap(({ segment }) => (segment?.color ? [[segment.name, segment]] : [])),
    );
    expect(
      sorted(
        nodes.map(({ kind, occurredAt, segment: { name, color, contactsCount } }) => [
          kind,
          occurredAt,
          name,
          color,
          contactsCount,
        ]),
      ),
    ).toEqual(
      sorted(
        events.map(({ kind, occurredAt, segment }) => {
          const { name, color, contacts_count } = today.get(segment?.name ?? '')!;
          return [kind, occurredAt, name, color, contacts_count];
        }),
      ),
    );
  });

  it('LinkedRecords: has the ids of the contact and of its company in all sources', async () => {
    const { contact } = await run('LinkedRecords');
    const idsOf = (links: Any[]) =>
      Object.fromEntries(links.map((it) => [it.source.name.toLowerCase(), it.externalId]));
    expect(idsOf(contact.links)).toEqual(findRecord('contacts', CONTACT).external);
    expect(contact.company.name).toBe(COMPANY);
    expect(idsOf(contact.company.links)).toEqual(findRecord('companies', COMPANY).external);
    for (const { coverage } of contact.links) {
      expect(coverage).toMatchObject({ state: 'FRESH', complete: true });
    }
  });

  it('Company: has its contacts by name, each with its latest activity', async () => {
    const { company } = await run('Company');
    expect(company.timeline.totalCount).toBe(itemsOn(`companies ${COMPANY}`).length);
    const contacts = demoRecords()
      .filter((it) => it.company === COMPANY)
      .map(({ name }) => name)
      .sort((a, b) => compare(fold(a), fold(b)));
    expect(
      company.contacts.nodes.map(({ name, timeline }: Any) => [
        name,
        timeline.totalCount,
        timeline.nodes[0].occurredAt,
      ]),
    ).toEqual(
      contacts.map((name) => {
        const on = itemsOn(`contacts ${name}`);
        return [name, on.length, newest(on, 1)[0]?.occurredAt];
      }),
    );
  });

  it('CompanyRollup: has what is on the company or on any of its contacts, each once', async () => {
    const timelines = demoRecords()
      .filter(({ name, company }) => [name, company].includes(COMPANY))
      .map(({ object, name }) => `${object} ${name}`);
    const expected = items.filter(({ records }) => timelines.some((it) => records.has(it)));
    const nodes = await walk('CompanyRollup', { first: 100 }, (data) => data.company.timeline);
    expectNewestFirst(nodes);
    const describe = ({ occurredAt, kind }: Any) => [occurredAt, kind];
    expect(sorted(nodes.map(describe))).toEqual(sorted(expected.map(describe)));
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    const { timeline } = (await run('CompanyRollup')).company;
    expect(timeline.totalCount).toBe(expected.length);
    expect(toRecord(timeline.counts.byCategory, 'category')).toEqual(
      countBy(expected, ({ category }) => category),
    );
  });

  it('FindRecord: has those whose names have words with these beginnings', async () => {
    const { records } = await run('FindRecord');
    const found = demoRecords().filter(
      ({ object, name }) =>
        object === 'contacts' &&
        ['an', 'fahr'].every((start) =>
          fold(name)
            .split(/\W+/)
            .some((it) => it.startsWith(start)),
        ),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(records.totalCount).toBe(found.length);
    expect(records.nodes.map(({ name, company }: Any) => [name, company?.name])).toEqual(
      found.map(({ name, company }) => [name, company]),
    );
  });

  it('Search: has the activities that have the phrase and the beginning of a word', async () => {
    const found = items.filter(({ texts }) =>
      [/\brenewal offer\b/i, /\bbusi/i].every((words) => texts.some((text) => words.test(text))),
    );
    const nodes = await walk('Search', { first: 100 }, (data) => data.activities);
    const describe = ({ occurredAt, kind }: Any) => [occurredAt, kind];
    expect(sorted(nodes.map(describe))).toEqual(sorted(found.map(describe)));
    expectNewestFirst(nodes);
    expect((await run('Search')).activities.totalCount).toBe(found.length);
  });

  it('OverdueTasks: has the open tasks of one user that were due before now', async () => {
    const { activities } = await run('OverdueTasks');
    const overdue = openTasks(items).filter(
      ({ assignee, dueAt }) => assignee === 'Priya Raman' && dueAt && dueAt < '2026-11-01',
    );
    expectTasks(activities, overdue);
  });

  it('TasksOfTheWeek: has the open tasks of two users that are due in these days', async () => {
    const { activities } = await run('TasksOfTheWeek');
    const due = openTasks(items).filter(
      ({ assignee, dueDate }) =>
        ['Priya Raman', 'Tomás Rey'].includes(assignee ?? '') &&
        dueDate! >= '2026-11-02' &&
        dueDate! < '2026-11-09',
    );
    expectTasks(activities, due);
    expect(activities.nodes.map((node: Any) => node.assignee.name)).toContain('Tomás Rey');
  });

  it('ActivityPerDay: counts each day of Lisbon, of which one has 25 hours', async () => {
    const { buckets } = (await run('ActivityPerDay')).activityHistogram;
    const { format } = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Lisbon' });
    const dayOf = (instant: string) => format(new Date(instant));
    const days = Array.from({ length: 30 }, (_, n) => `2026-10-${String(n + 1).padStart(2, '0')}`);
    const counted = items
      .filter(({ category }) => ['INTERACTION', 'TASK', 'NOTE'].includes(category))
      .map((item) => ({ ...item, day: item.occurredAt && dayOf(item.occurredAt) }));
    expect(
      buckets.map(({ start, end, count, byCategory }: Any) => ({
        day: dayOf(start),
        hours: (Date.parse(end) - Date.parse(start)) / 3_600_000,
        count,
        byCategory: toRecord(byCategory, 'category'),
      })),
    ).toEqual(
      days.map((day) => {
        const ofDay = counted.filter((it) => it.day === day);
        return {
          day,
          hours: day === '2026-10-25' ? 25 : 24,
          count: ofDay.length,
          byCategory: countBy(ofDay, ({ category }) => category),
        };
      }),
    );
  });

  it('SourceCoverage: has each source of the contact, all of them read', async () => {
    const { timeline } = await run('SourceCoverage');
    expect(timeline.nodes.map((node: Any) => node.occurredAt)).toEqual(
      newest(ofContact, 5).map(({ occurredAt }) => occurredAt),
    );
    expect(timeline.sources.map(({ source }: Any) => source.name).sort()).toEqual(
      [...new Set(ofContact.map(({ source }) => source))].sort(),
    );
    for (const source of timeline.sources) {
      expect(source).toMatchObject({
        state: 'FRESH',
        complete: true,
        rejectedItems: 0,
        warnings: 0,
        error: null,
      });
    }
  });

  it('Entities: has the two users in the order of their representations', async () => {
    const { _entities } = await run('Entities');
    const names = ['Priya Raman', 'Tomás Rey'];
    const actors = await database.prisma.actor.findMany({ where: { name: { in: names } } });
    expect(_entities).toEqual(
      names.map((name) => {
        const { id, email } = actors.find((actor) => actor.name === name)!;
        return { __typename: 'User', id: encodeId('user', id), name, email };
      }),
    );
  });

  it('LatestInteractions: has the newest of all records, and its comment its hash', async () => {
    const interactions = items.filter(({ category }) => category === 'INTERACTION');
    const { activities } = await run('LatestInteractions');
    expect(activities.totalCount).toBe(interactions.length);
    expect(activities.nodes.map(({ occurredAt }: Any) => occurredAt)).toEqual(
      newest(interactions, 5).map(({ occurredAt }) => occurredAt),
    );
    const query = OPERATIONS.get('LatestInteractions') ?? '';
    const hash = createHash('sha256')
      .update(print(parse(query)))
      .digest('hex');
    expect(query).toContain(`"${hash}"`);
  });

  function expectTasks(page: Any, expected: DemoItem[]): void {
    expect(expected.length).toBeGreaterThan(1);
    expect(page.totalCount).toBe(expected.length);
    expect(
      page.nodes.map(({ kind, title, status, dueDate, records }: Any) => ({
        kind,
        title,
        status,
        dueDate,
        records: records.map(({ object, name }: Any) => `${object} ${name}`).sort(),
      })),
    ).toEqual(
      newest(expected).map(({ kind, title, status, dueDate, records }) => ({
        kind,
        title,
        status,
        dueDate,
        records: [...records].sort(),
      })),
    );
  }
});

describe('the statements', () => {
  /** How many each operation sends to PostgreSQL, whatever the size of its pages. */
  const STATEMENTS = {
    Timeline: 8,
    FilteredTimeline: 5,
    Panels: 9,
    Counts: 5,
    Files: 5,
    SegmentHistory: 6,
    LinkedRecords: 6,
    Company: 12,
    CompanyRollup: 7,
    FindRecord: 3,
    Search: 6,
    OverdueTasks: 3,
    TasksOfTheWeek: 4,
    ActivityPerDay: 1,
    SourceCoverage: 5,
    LogNote: 16,
    Entities: 1,
    LatestInteractions: 3,
  };

  it('are as many as stated', async () => {
    const counts: Record<string, number> = {};
    for (const [name, query] of OPERATIONS) {
      if (!isQuery(query) && name !== 'LogNote') continue;
      await run(name);
      statements.length = 0;
      await run(name, name === 'LogNote' ? { idempotencyKey: 'counted-note' } : {});
      counts[name] = statements.length;
    }
    expect(counts).toEqual(STATEMENTS);
  });
});

describe('FollowChanges and LogNote', () => {
  it('go together: what the one logs, the other is told, once', async () => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${database.key}`,
        accept: 'text/event-stream',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ query: OPERATIONS.get('FollowChanges') }),
    });
    // The example was run before, with its own key.
    const first = await run('LogNote', { idempotencyKey: 'first-note' });
    expect(await run('LogNote', { idempotencyKey: 'first-note' })).toEqual(first);
    await run('LogNote', { idempotencyKey: 'second-note' });
    let events = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      events += Buffer.from(chunk).toString();
      if (events.split('event: next').length > 2) break;
    }
    expect(events.match(/"type":"ADDED"/g)).toHaveLength(2);
    expect(events).toContain('Asked how the first week went');
    expect(events).toContain(first.logActivity.activity.id);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers follows from its file.
type Any = any;

async function run(name: string, variables: Record<string, unknown> = {}): Promise<Any> {
  const query = OPERATIONS.get(name) ?? '';
  const { data, errors } = await postGraphql(
    server.url,
    { query, variables },
    { key: database.key },
  );
  expect(errors).toBeUndefined();
  return data;
}

/** All nodes of a connection, page by page. */
async function walk(
  name: string,
  variables: Record<string, unknown>,
  connectionOf: (data: Any) => Any,
): Promise<Any[]> {
  const nodes: Any[] = [];
  let after: string | null = null;
  for (;;) {
    const page = connectionOf(await run(name, { ...variables, after }));
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

function itemsOn(record: string): DemoItem[] {
  return items.filter(({ records }) => records.has(record));
}

function findRecord(object: string, name: string) {
  return demoRecords().find((it) => it.object === object && it.name === name)!;
}

function openTasks(of: DemoItem[]): DemoItem[] {
  return of.filter(({ status }) => status === 'PENDING' || status === 'IN_PROGRESS');
}

function newest(of: DemoItem[], count = of.length): DemoItem[] {
  return [...of]
    .sort((a, b) => compare(b.occurredAt ?? '9999', a.occurredAt ?? '9999'))
    .slice(0, count);
}

function describeItem(item: DemoItem): unknown[] {
  const { occurredAt, kind, source, snippet, dueDate, status, content, segment } = item;
  const details: Record<string, unknown[]> = {
    INTERACTION: [item.channel, snippet],
    TASK: [status, dueDate],
    NOTE: [content],
    SEGMENT: [segment?.name],
    FILE: [item.filename],
    CONTACT: item.changedKeys,
  };
  return [occurredAt, kind, source, ...details[item.category]!];
}

function describeNode(node: Any): unknown[] {
  const { occurredAt, kind, origin } = node;
  const details = [
    ...('channel' in node ? [node.channel, node.snippet] : []),
    ...('dueDate' in node ? [node.status, node.dueDate] : []),
    ...('content' in node ? [node.content] : []),
    ...('segment' in node ? [node.segment.name] : []),
    ...('file' in node ? [node.file.filename] : []),
    ...(node.changes ?? []).map(({ key }: Any) => key),
  ];
  return [occurredAt, kind, origin.source.name, ...details];
}

function expectNewestFirst(nodes: Any[]): void {
  const times = nodes.map(({ occurredAt }) => occurredAt);
  expect(times).toEqual([...times].sort().reverse());
}

/** In an order that does not depend on which of one instant comes first. */
function sorted(values: unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

function countBy(of: DemoItem[], keyOf: (item: DemoItem) => string | null) {
  const counts: Record<string, number> = {};
  for (const key of of.map(keyOf)) if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function toRecord(counts: Any[], key: string): Record<string, number> {
  return Object.fromEntries(counts.map((it) => [it[key], it.count]));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isQuery(document: string): boolean {
  return /^query /m.test(document);
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
