import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { GraphQLUnionType } from 'graphql';
import { v5 as uuidV5 } from 'uuid';
import { expect, it } from 'vitest';
import { recordPrefix } from '../../src/activity/crm-object.js';
import { createLoggedActivity } from '../../src/activity/logged-activity.js';
import { decodeId, encodeId, ID_PREFIXES, type IdPrefix } from '../../src/activity/type-id.js';
import { inTransaction } from '../../src/db/transaction.js';
import { schema } from '../../src/graphql/schema.js';
import { createOrganization } from '../../src/ingest/create-organization.js';
import { deleteActivities } from '../../src/ingest/delete-activities.js';
import { ensureSource } from '../../src/ingest/ensure-source.js';
import { Importer } from '../../src/ingest/importer.js';
import { insertNativeActivity } from '../../src/ingest/native-activities.js';
import { eraseRecord } from '../../src/record/erase-record.js';
import { stateRecord } from '../../src/record/link-records.js';
import { readParsedBody } from '../../src/sources/read-body.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { type Following, followBySse, until } from '../support/follow-changes.js';
import type { TestEnvelope } from '../support/import-bodies.js';
import {
  arbitraryWorld,
  editWorld,
  itemId,
  WORLD_RECORDS,
  type World,
  type WorldRecord,
  worldEnvelopes,
} from '../support/limited-world.js';
import { postGraphql } from '../support/post-graphql.js';
import {
  type ArgumentValues,
  createSchemaOperations,
  isPaged,
  type SchemaOperation,
} from '../support/schema-operations.js';
import { useTestGateway } from '../support/test-gateway.js';
import { repeat } from '../support/thorough.js';

const SOURCES = ['kasar', 'invent', 'clarky'];

/** What becomes of some records: two contacts are one person, and a ticket is erased where the key may not read it. */
const MERGED = ['Ann Miller', 'Annegret Call'];
const ERASED = 'Miller ticket';

const gateway = useTestGateway();

it('answers every query as if what is hidden did not exist', { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async (world) => {
      const twins = await createTwins(world);
      const operations = createSchemaOperations(...valuesFor(world, twins.ids));
      const problems: string[] = [];
      for (const operation of operations) {
        const problem = await findDifference(operation, twins);
        if (problem) problems.push(problem);
      }
      const problem = await findFollowedDifference(twins);
      if (problem) problems.push(problem);
      expect(problems.slice(0, 20)).toEqual([]);
    }),
    { numRuns: repeat(3), endOnFailure: true },
  );
});

/** Ids of the organization with everything, by prefix: all of them, and those that the other one has, too. */
interface Ids {
  all: Record<IdPrefix, string[]>;
  visible: Record<IdPrefix, string[]>;
}

interface Twins {
  organizations: [full: string, reduced: string];
  /** A key that is limited, of the organization with everything. */
  limited: string;
  /** The same of the organization from which is absent what the key may not read, and one that may read all. */
  twin: string;
  whole: string;
  ids: Ids;
}

/**
 * Creates two organizations: one with a whole world, and one without what a key of this world may not read. An id
 * of the one differs from that of the same thing in the other by its last digit only, so that both have the same order.
 */
async function createTwins(world: World): Promise<Twins> {
  const everything = new Set(WORLD_RECORDS);
  const visible = new Set(WORLD_RECORDS.filter(({ object }) => world.objects.includes(object)));
  const salt = randomUUID();
  const full = await createWorld(world, everything, createIds(salt, 1));
  const reduced = await createWorld(world, visible, createIds(salt, 2));
  const ids = await readIds(full);
  const other = await readIds(reduced);
  const shared = Object.entries(ids).map(([prefix, list]) => [
    prefix,
    list.filter((id) => other[prefix as IdPrefix].includes(withIdsOf(id, 2))),
  ]);
  const { objects } = world;
  const common = Object.fromEntries(shared) as Record<IdPrefix, string[]>;
  await logTasks(full, ids, common, 1);
  await logTasks(reduced, common, common, 2);
  return {
    organizations: [full, reduced],
    limited: await gateway.server.keyOf(full, { objects }),
    twin: await gateway.server.keyOf(reduced, { objects }),
    whole: await gateway.server.keyOf(reduced),
    ids: { all: ids, visible: common },
  };
}

/** Imports a world, changes it, and imports it again. @returns the id of its organization. */
async function createWorld(
  world: World,
  records: ReadonlySet<WorldRecord>,
  newId: (name: string) => string,
): Promise<string> {
  const { database } = gateway;
  const organizationId = newId('organization');
  const slug = `world-${randomBytes(4).toString('hex')}`;
  await createOrganization(database, { id: organizationId, slug, name: slug }, newId);
  const sourceIds = new Map<string, string>();
  for (const slug of SOURCES) {
    sourceIds.set(
      slug,
      await ensureSource(database, organizationId, slug, definitionOf(slug), newId),
    );
  }
  const names = new Set([...records].map(({ name }) => name));
  const referencesOf = ({ object, external }: WorldRecord) =>
    Object.entries(external).map(([source, externalId]) => ({
      sourceId: sourceIds.get(source)!,
      object,
      externalId,
    }));
  for (const record of records) {
    const { object, name, company } = record;
    await stateRecord(database, organizationId, {
      object,
      name,
      ...(company && names.has(company) ? { company } : {}),
      external: referencesOf(record),
      newId,
    });
  }
  // What both organizations have comes to both with the same list: an item of Clarky names its contact and its company
  // in the lists of both, and an edited text comes with the first list that has the item.
  const isHidden = ({ object }: TestEnvelope) => !world.objects.includes(object);
  const first = lastWhere(
    worldEnvelopes(world, records),
    (it) => isHidden(it) && it.system === 'clarky',
  );
  await importWorld(organizationId, first, newId);
  await mergeTwo();
  const deleted = world.deleted.map((position) => {
    const source = world.items[position]!.source;
    return newId(`activity ${sourceIds.get(source)} ${itemId(position)}`);
  });
  for (const id of deleted) {
    await inTransaction(database.pool, (client) => deleteActivities(client, organizationId, [id]));
  }
  const again = lastWhere(worldEnvelopes(editWorld(world), records), isHidden);
  await importWorld(organizationId, again, newId);
  const erased = [...records].find(({ name }) => name === ERASED);
  if (erased && !world.objects.includes(erased.object)) {
    const { id } = await database.prisma.crmRecord.findFirstOrThrow({
      where: { organizationId, name: ERASED },
    });
    await eraseRecord(database, organizationId, { id });
  }
  return organizationId;

  async function mergeTwo(): Promise<void> {
    const merged = [...records].filter(({ name }) => MERGED.includes(name));
    if (merged.length === 0) return;
    const external = merged.flatMap(referencesOf);
    await stateRecord(database, organizationId, { object: merged[0]!.object, external });
  }
}

/** In the same order, but for some that come last. */
function lastWhere<T>(all: Iterable<T>, isLast: (it: T) => boolean): T[] {
  const list = [...all];
  return [...list.filter((it) => !isLast(it)), ...list.filter(isLast)];
}

/**
 * Logs a task on a record that both organizations have, and on one that only one of them has; and one only on the latter.
 * @param ids what the organization has.
 * @param common what both have: of these, somebody is the assignee of the first.
 */
async function logTasks(
  organizationId: string,
  ids: Record<IdPrefix, string[]>,
  common: Record<IdPrefix, string[]>,
  digit: number,
): Promise<void> {
  const toUuid = (id: string) => decodeId(withIdsOf(id, digit))!.uuid;
  const recordsOf = (of: Record<IdPrefix, string[]>) =>
    [of.contact, of.company, of.record].flat().map(toUuid);
  const both = recordsOf(common)[0];
  const own = recordsOf(ids)
    .filter((id) => !recordsOf(common).includes(id))
    .slice(-1);
  const log = (number: number, recordIds: string[], assignee: string | undefined) =>
    logTask(organizationId, digit, number, recordIds, assignee && toUuid(assignee));
  if (both) await log(1, [both, ...own], common.user[0]);
  if (own.length > 0) await log(2, own, ids.user.at(-1));
}

/** @param number a digit; it is part of the task's id and of the minute at which it occurred. */
async function logTask(
  organizationId: string,
  digit: number,
  number: number,
  recordIds: string[],
  assignee?: string,
  title = 'Call Miller',
): Promise<void> {
  const native = await gateway.database.prisma.source.findFirstOrThrow({
    where: { organizationId, slug: 'native' },
  });
  const activity = createLoggedActivity(
    'TASK',
    { title, ...(assignee ? { assignee: { id: assignee } } : {}) },
    `2020-05-04T12:0${number}:00.000Z`,
  );
  const newActivity = {
    organizationId,
    sourceId: native.id,
    activity,
    assigneeName: assignee ? 'The assignee' : null,
    recordIds,
    idempotency: null,
  };
  const id = withLastDigit(uuidV5(`task ${number}`, withLastDigit(native.id, 0)), digit);
  await insertNativeActivity(gateway.database, newActivity, id);
}

/** Imports lists one by one, each in transactions of its own. */
async function importWorld(
  organizationId: string,
  envelopes: Iterable<TestEnvelope>,
  newId: (name: string) => string,
): Promise<void> {
  for (const { system, object, record, name, response } of envelopes) {
    const importer = new Importer({
      database: gateway.database,
      organizationId,
      onInvalid: () => {},
      onWarning: ({ location, field, reason }) => {
        throw new Error(`${location}: ${field} ${reason}`);
      },
      newId,
    });
    const definition = definitionOf(system);
    await importer.addBody(readParsedBody(response, definition), {
      location: `${system} ${record}`,
      definition,
      source: system,
      record: { object, externalId: record, name: name ?? null },
    });
    await importer.finish();
  }
}

function definitionOf(system: string) {
  return findSourceDefinition(system)!;
}

/** Creates ids from names; those of two organizations differ by the last digit only. */
function createIds(salt: string, digit: number): (name: string) => string {
  return (name) =>
    withLastDigit(
      uuidV5(
        name.replace(UUID, (id) => withLastDigit(id, 0)),
        salt,
      ),
      digit,
    );
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const PUBLIC_ID = /\b[a-z]+_[0-9a-z]{26}\b/g;

function withLastDigit(uuid: string, digit: number): string {
  return `${uuid.slice(0, -1)}${digit}`;
}

/** The same text with the ids of the other organization. */
function withIdsOf(text: string, digit: number): string {
  return text.replace(PUBLIC_ID, (id) => {
    const decoded = decodeId(id);
    return decoded ? encodeId(decoded.prefix, withLastDigit(decoded.uuid, digit)) : id;
  });
}

async function readIds(organizationId: string): Promise<Record<IdPrefix, string[]>> {
  const tables: Record<string, string> = {
    activity: `select 'activity' as prefix, id from activity where organization_id = $1`,
    record: 'select object as prefix, id from crm_record where organization_id = $1',
    actor: 'select lower(type) as prefix, id from actor where organization_id = $1',
    segment: `select 'segment' as prefix, id from segment where organization_id = $1`,
    broadcast: `select 'broadcast' as prefix, id from broadcast where organization_id = $1`,
    attachment: `select 'attachment' as prefix, id from attachment where organization_id = $1`,
    source: `select 'source' as prefix, id from source where organization_id = $1`,
  };
  const ids = Object.fromEntries(ID_PREFIXES.map((prefix) => [prefix, [] as string[]]));
  for (const [table, sql] of Object.entries(tables)) {
    const { rows } = await gateway.database.pool.query<{ prefix: string; id: string }>(
      `${sql} order by id`,
      [organizationId],
    );
    for (const { prefix, id } of rows) {
      const known = (table === 'record' ? recordPrefix(prefix) : prefix) as IdPrefix;
      ids[known]!.push(encodeId(known, id));
    }
  }
  return ids as Record<IdPrefix, string[]>;
}

/** What to give to each argument and each field of an input object, by its name. */
function valuesFor(
  { objects }: World,
  { all, visible }: Ids,
): [ArgumentValues, (typeName: string) => readonly string[]] {
  const hidden = (prefix: IdPrefix) => all[prefix].filter((id) => !visible[prefix].includes(id));
  /** Some that the key may read, and some that it may not. */
  const some = (...prefixes: IdPrefix[]) =>
    prefixes.flatMap((prefix) => [...visible[prefix].slice(0, 2), ...hidden(prefix).slice(0, 2)]);
  const lists = (...prefixes: IdPrefix[]) => {
    const ids = some(...prefixes);
    return [...ids.map((id) => [id]), ids];
  };
  const records = some('contact', 'company', 'record');
  const external = WORLD_RECORDS.map(({ object, external }) => ({
    external: { source: 'kasar', object, id: external.kasar },
  }));
  const oneVisible = records.find((id) => Object.values(visible).flat().includes(id))!;
  const by = [
    { id: oneVisible },
    ...records.map((id) => ({ id })),
    ...external,
    { external: { source: 'kasar', object: objects[0]!, id: 'nobody' } },
  ];
  const values: ArgumentValues = {
    by,
    record: by,
    id: some(...ID_PREFIXES),
    ids: [some(...ID_PREFIXES)],
    representations: [some(...ID_PREFIXES).flatMap(representationsOf)],
    object: ['contacts', 'companies', 'deals', 'tickets', 'nothings'],
    objects: [['contacts'], ['companies'], ['deals', 'tickets'], ['nothings'], objects],
    search: ['an', 'miller', 'call off', 'alice', 'segment', 'nothing'],
    channels: [['call'], ['email', 'whatsapp']],
    sources: [['kasar'], ['invent', 'native'], ['nowhere']],
    actors: lists('user', 'assistant'),
    assistants: lists('assistant'),
    assignees: lists('user'),
    segments: lists('segment'),
    records: lists('contact', 'company', 'record'),
    contacts: lists('contact', 'company'),
    from: ['2020-05-04T11:58:30Z'],
    to: ['2020-05-04T15:00:00+02:00'],
    timeZone: ['Asia/Kathmandu'],
    occurredFrom: ['2020-05-04T12:07:00Z'],
    occurredBefore: ['2020-05-04T12:14:00Z'],
    dueFrom: ['2020-05-03T00:00:00Z'],
    dueBefore: ['2020-05-05T00:00:00Z'],
    freshness: [{ maxAgeSeconds: 0, waitForMs: 0 }],
  };
  const prefixOf: Record<string, IdPrefix> = {
    Contact: 'contact',
    Company: 'company',
    TableRecord: 'record',
  };
  return [
    values,
    (typeName) => {
      const prefix = prefixOf[typeName] ?? 'activity';
      return visible[prefix].slice(0, 2);
    },
  ];
}

/** An id as an entity of each type that it may be of. */
function representationsOf(id: string): object[] {
  const { prefix } = decodeId(id)!;
  const record = prefix === 'record' ? 'TableRecord' : undefined;
  const names = schema
    .getPossibleTypes(schema.getType('_Entity') as GraphQLUnionType)
    .map(({ name }) => name)
    .filter((name) => prefix === 'activity' || name === record || name.toLowerCase() === prefix);
  return names.map((__typename) => ({ __typename, id }));
}

/** What a limited key is told of itself, and what it sees only where an activity has it, also without anything hidden. */
const OWN_TO_LIMITED = /^Query\.(viewer|actors|segments|nodes?|_entities)\b/;

/** What differs between the answers to an operation: a text for a person; null: nothing does. */
async function findDifference(
  operation: SchemaOperation,
  { limited, twin, whole }: Twins,
): Promise<string | null> {
  let after: string | null = null;
  let afterOfTwin: string | null = null;
  for (;;) {
    const [answer, ofTwin]: [Asked, Asked] = await Promise.all([
      ask(operation, limited, 1, after),
      ask(operation, twin, 2, afterOfTwin),
    ]);
    const problem = describeDifference(operation, answer, ofTwin);
    if (problem) return problem;
    // Of an object that a limited key may not read, the other one is told that it is not there.
    const isRefused = /PERMISSION_DENIED/.test(answer.text);
    if (!isRefused && !OWN_TO_LIMITED.test(operation.name) && after === null) {
      const ofWhole = await ask(operation, whole, 2, null);
      const problem = describeDifference(operation, answer, ofWhole);
      if (problem) return `compared with a key that is not limited: ${problem}`;
    }
    if (!isPaged(operation) || !answer.next || answer.next === after) return null;
    after = answer.next;
    afterOfTwin = ofTwin.next;
  }
}

/** The title of the last activity. */
const LAST = 'The last task';

/** What differs between what subscribers with the limited keys receive, of everything and of one record. */
async function findFollowedDifference({
  organizations,
  ids,
  limited,
  twin,
}: Twins): Promise<string | null> {
  const record = [ids.visible.contact, ids.visible.company, ids.visible.record].flat()[0];
  if (!record) return null;
  const sides = [limited, twin].map((key, index) => {
    const id = withIdsOf(record, index + 1);
    return { key, id, organizationId: organizations[index]!, digit: index + 1 };
  });
  const followed = await Promise.all(
    sides.flatMap(({ key, id }) =>
      [{}, { record: { id } }].map(async (list) => {
        const after = await readFirstChange(key, list);
        return followBySse(gateway.server.url, key, { ...list, after });
      }),
    ),
  );
  // The last one that they receive: what is hidden would come before it.
  for (const { organizationId, id, digit } of sides) {
    await logTask(organizationId, digit, 3, [decodeId(id)!.uuid], undefined, LAST);
  }
  const hasLast = (following: Following) => following.changes().at(-1)?.activity?.title === LAST;
  await until(() => followed.every(hasLast), LAST, 60_000);
  const [all, ofRecord, allOfTwin, ofRecordOfTwin] = followed.map((following) => {
    following.stop();
    return withIdsOf(JSON.stringify(following.changes(), mask), 1);
  });
  if (all !== allOfTwin) return `a subscriber receives ${all} instead of ${allOfTwin}`;
  return ofRecord === ofRecordOfTwin
    ? null
    : `a subscriber of a record receives ${ofRecord} instead of ${ofRecordOfTwin}`;
}

/** The cursor of the first change that a key reads of a list. */
async function readFirstChange(key: string, variables: Record<string, unknown>): Promise<string> {
  const query = `query ($record: RecordBy) { activityChanges(record: $record, first: 1) { endCursor } }`;
  const { data } = await postGraphql(gateway.server.url, { query, variables }, { key });
  return (data!.activityChanges as { endCursor: string }).endCursor;
}

interface Asked {
  /** With the ids of the first organization, and without what differs between any two organizations. */
  text: string;
  /** The cursor of the next page; null: there is none. */
  next: string | null;
}

async function ask(
  { query, variables, path }: SchemaOperation,
  key: string,
  digit: number,
  after: string | null,
): Promise<Asked> {
  const request = withIdsOf(JSON.stringify({ query, variables: { ...variables, after } }), digit);
  const { data, errors } = await postGraphql(gateway.server.url, JSON.parse(request), { key });
  // biome-ignore lint/suspicious/noExplicitAny: any list of the schema.
  const page = path.reduce((value: any, key) => value?.[key], data);
  const info = page?.pageInfo ?? page;
  const next = info?.hasNextPage ? info.endCursor : null;
  errors?.sort((a, b) => (String(a.path) < String(b.path) ? -1 : 1));
  const text = JSON.stringify({ data, errors }, (name, value) => mask(name, value), 1);
  return { text: withIdsOf(text, 1), next };
}

const STARTED = new Date().toISOString();

/** Leaves out cursors, of which the walks find out where they lead, times of storing, and the organization's name. */
function mask(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (/cursor$/i.test(name)) return 'a cursor';
  if (name === 'organization') return 'an organization';
  return /^\d{4}-\d\d-\d\dT/.test(value) && value >= STARTED ? 'since the test began' : value;
}

function describeDifference({ name, query }: SchemaOperation, a: Asked, b: Asked): string | null {
  if (/"(OPERATION_TOO_LARGE|GRAPHQL_\w+|INTERNAL_SERVER_ERROR)"/.test(a.text)) {
    return `${name}: ${a.text.slice(0, 1_000)} ${query.slice(0, 300)}`;
  }
  if (a.text === b.text && (a.next === null) === (b.next === null)) return null;
  const lines = [a, b].map(({ text }) => text.split('\n'));
  const at = lines[0]!.findIndex((line, index) => line !== lines[1]![index]);
  const around = lines.map((some) => some.slice(Math.max(0, at - 6), at + 4).join(' '));
  return `${name}: hidden things show: ${around[0]} instead of: ${around[1]}`;
}
