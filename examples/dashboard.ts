// A small typed client: prints the last week of a contact, and then each change as it happens.
//
//   npx tsx examples/dashboard.ts [SOURCE:OBJECT:ID]
//
// GATEWAY_URL and GATEWAY_KEY are those of `npm start` by default; PERSISTED=1 sends the hashes of the operations
// instead of their texts, to a gateway with PERSISTED_OPERATIONS. Ctrl-C ends it.

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ResultOf, TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, print } from 'graphql';
import { ClientError, GraphQLClient } from 'graphql-request';
import { CloseCode, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { EntryFragment } from './gql/graphql.js';
import { graphql } from './gql/index.js';

const {
  GATEWAY_URL: url = 'http://127.0.0.1:4000/graphql',
  GATEWAY_KEY: key = readDemoKey(),
  PERSISTED,
} = process.env;
const [reference = 'kasar:contacts:ec43b697-e628-4300-bd10-960717ff6267'] = process.argv.slice(2);

/** The code of errors that pass, as those do that have no code: the gateway was not reached. */
const TEMPORARY = 'UNAVAILABLE';
/** Codes after which loading again helps: the feed does not continue from the cursor. All others are final. */
const LOAD_AGAIN = ['CURSOR_EXPIRED', 'BAD_CURSOR'];
const RETRY_MS = 1_000;

const Latest = graphql(`
  query Latest($contact: RecordBy!) {
    contact(by: $contact) {
      id
      name
      timeline(first: 1) { changesCursor nodes { occurredAt } }
    }
  }
`);

const Histogram = graphql(`
  query Histogram($id: ID!, $from: DateTime!, $to: DateTime!, $timeZone: String!) {
    activityHistogram(record: { id: $id }, from: $from, to: $to, interval: DAY, timeZone: $timeZone) {
      buckets { start count }
    }
  }
`);

const Entries = graphql(`
  query Entries($id: ID!, $from: DateTime!, $to: DateTime!, $after: String) {
    timeline(
      record: { id: $id }
      filter: { occurredFrom: $from, occurredBefore: $to }
      first: 100
      after: $after
    ) {
      totalCount
      nodes { ...Entry }
      pageInfo { hasNextPage endCursor }
    }
  }

  fragment Entry on Activity {
    occurredAt
    summary
    origin { source { name } }
  }
`);

// Without the filter of the week, since what is logged now is after it; and so is the cursor to start from.
const Changes = graphql(`
  subscription ContactChanges($id: ID!, $after: String) {
    activityChanges(record: { id: $id }, after: $after) {
      type
      cursor
      activityId
      activity { ...Entry }
    }
  }
`);

type Change = ResultOf<typeof Changes>['activityChanges'];

/** The hashes of the operations by their texts: codegen has put them beside the documents. */
const hashes = new Map([Latest, Histogram, Entries, Changes].map((it) => [print(it), hashOf(it)]));

const http = new GraphQLClient(url, {
  headers: { authorization: `Bearer ${key}` },
  requestMiddleware: ({ body, ...request }) => ({
    ...request,
    body: JSON.stringify(toSend(JSON.parse(String(body)))),
  }),
});
const socket = createClient({
  url: url.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: `Bearer ${key}` },
  // A retry of the client's own would subscribe from the first cursor again.
  retryAttempts: 0,
});

try {
  await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** Prints the week, and follows the changes from there; prints it again where the feed does not reach back. */
async function run(): Promise<never> {
  for (;;) {
    const { id, newest, cursor } = await findContact();
    await printWeek(id, newest);
    console.log('\nChanges:');
    try {
      for await (const change of follow(id, cursor)) printChange(change);
    } catch (error) {
      if (!codesOf(error).some((code) => LOAD_AGAIN.includes(code))) throw error;
      console.log('\nThe changes since are not known any more: loading again.');
    }
  }
}

/** Finds the contact, the time of its newest activity, and the position of the change feed before. */
async function findContact(): Promise<{ id: string; newest: Date; cursor: string }> {
  const [source = '', object = '', ...id] = reference.split(':');
  const external = { source, object, id: id.join(':') };
  const { contact } = await request(Latest, { contact: { external } });
  if (!contact?.timeline) throw new Error(`There is no contact ${reference}.`);
  console.log(contact.name ?? reference);
  const { changesCursor: cursor, nodes } = contact.timeline;
  return { id: contact.id, newest: new Date(nodes[0]?.occurredAt ?? Date.now()), cursor };
}

/** Prints the seven days up to the given one in the time zone of this machine: a plot, and the activities. */
async function printWeek(id: string, day: Date): Promise<void> {
  const midnight = (offset: number) =>
    new Date(day.getFullYear(), day.getMonth(), day.getDate() + offset).toISOString();
  const week = { id, from: midnight(-6), to: midnight(1) };
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { activityHistogram } = await request(Histogram, { ...week, timeZone });
  for (const { start, count } of activityHistogram?.buckets ?? []) {
    console.log(`${formatDay(start)}  ${'█'.repeat(count)} ${count}`);
  }
  let after: string | null | undefined;
  do {
    const { timeline } = await request(Entries, { ...week, after });
    if (!after) console.log(`\n${timeline?.totalCount} activities`);
    for (const entry of timeline?.nodes ?? []) console.log(`  ${describe(entry)}`);
    after = timeline?.pageInfo.hasNextPage ? timeline.pageInfo.endCursor : null;
  } while (after);
}

/** The changes after a cursor, each once and in order, however often the connection is lost. */
async function* follow(id: string, after: string): AsyncGenerator<Change, void> {
  for (let cursor = after; ; ) {
    try {
      const operation = toSend({ query: print(Changes), variables: { id, after: cursor } });
      const results = socket.iterate<ResultOf<typeof Changes>>(operation);
      for await (const { data, errors } of results) {
        if (errors) throw errors;
        if (!data) continue;
        cursor = data.activityChanges.cursor;
        yield data.activityChanges;
      }
    } catch (error) {
      reportTemporary(error);
    }
    await sleep(RETRY_MS);
  }
}

/** Asks until there is an answer, or an error that does not pass. */
async function request<Data, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  for (;;) {
    try {
      return await http.request<Data>(document, variables);
    } catch (error) {
      reportTemporary(error);
    }
    await sleep(RETRY_MS);
  }
}

/** Prints an error that passes; throws any other. */
function reportTemporary(error: unknown): void {
  if (!codesOf(error).every((code) => code === TEMPORARY)) throw error;
  console.error(`${explain(error)} Continuing in a second.`);
}

/** An operation as it is sent: with its hash and an empty text where the gateway is to run a persisted one. */
function toSend<Operation extends { query: string }>(operation: Operation): Operation {
  if (!PERSISTED) return operation;
  const sha256Hash = hashes.get(operation.query);
  return { ...operation, query: '', extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

function hashOf(document: DocumentNode): string | undefined {
  return (document as { __meta__?: { hash: string } }).__meta__?.hash;
}

function printChange({ type, activityId, activity }: Change): void {
  const sign = { ADDED: '+', UPDATED: '~', DELETED: '-' }[type];
  console.log(`${sign} ${activity ? describe(activity) : activityId}`);
}

function describe({ occurredAt, summary, origin }: EntryFragment): string {
  return `${formatDay(occurredAt)} ${new Date(occurredAt).toTimeString().slice(0, 5)}  ${summary} (${origin.source.name})`;
}

function formatDay(instant: string): string {
  return new Date(instant).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: '2-digit',
    month: 'short',
  });
}

/** The codes of an error, of HTTP or of the WebSocket; none where the gateway was not reached. */
function codesOf(error: unknown): string[] {
  const errors = error instanceof ClientError ? error.response.errors : error;
  if (Array.isArray(errors)) return errors.map(({ extensions }) => String(extensions?.code));
  // Another address than the gateway's has no error of GraphQL; a proxy that does not reach it has 5xx.
  if (error instanceof ClientError && error.response.status < 500) return ['NOT_GRAPHQL'];
  // Why a WebSocket is refused, such as Forbidden: a bad key.
  const refused = CloseCode[(error as { code: CloseCode }).code];
  return refused ? [refused] : [];
}

function explain(error: unknown): string {
  if (error instanceof ClientError) return error.response.errors?.[0]?.message ?? error.message;
  if (Array.isArray(error)) return String(error[0]?.message);
  const { message, reason } = error as { message?: string; reason?: string };
  return message || reason || 'The connection is lost.';
}

function readDemoKey(): string {
  try {
    return readFileSync('.data/demo-key', 'utf8').trim();
  } catch {
    return '';
  }
}
