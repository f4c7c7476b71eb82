import type { GraphQLClient } from 'graphql-request';
import type { Database } from '../../src/db/database.js';
import { stringifyJson } from '../../src/db/json.js';
import type { LocatedProblem } from '../../src/ingest/importer.js';
import { exportLines } from '../../src/transfer/export-lines.js';
import { type LineCounts, LineImporter } from '../../src/transfer/import-lines.js';

/** Everything that is exported of an organization, or of some of its records. */
export async function readExport(
  database: Database,
  organizationId: string,
  recordIds: string[] | null = null,
): Promise<string> {
  let ndjson = '';
  for await (const line of exportLines(database, { organizationId, recordIds })) {
    ndjson += `${stringifyJson(line)}\n`;
  }
  return ndjson;
}

/** Imports lines as `import --ndjson` does. */
export async function importLines(
  database: Database,
  organizationId: string,
  ndjson: string,
): Promise<LineCounts & { problems: LocatedProblem[] }> {
  const problems: LocatedProblem[] = [];
  const importer = new LineImporter({
    database,
    organizationId,
    onInvalid: (problem) => problems.push(problem),
    onWarning() {},
  });
  async function* chunks() {
    yield Buffer.from(ndjson);
  }
  await importer.addFile(chunks(), 'export');
  return { ...(await importer.finish()), problems };
}

/** All of an activity but the ids that the gateway gives. */
const ACTIVITY = `
  __typename kind category occurredAt occurredAtPrecision recordedAt summary title metadata
  actor { __typename name avatarUrl ... on User { email seenAt } }
  assistant { name avatarUrl }
  records { object name }
  attachments { filename path url size mimeType createdAt }
  origin { source { slug system name } externalId url createdAt updatedAt }
  ... on InteractionData {
    channel direction subject snippet description durationMinutes dueAt completedAt
  }
  ... on TaskData {
    status statusLabel description dueDate dueAt durationMinutes completedAt assigneeName
    assignee { ... on User { name } ... on Assistant { name } }
  }
  ... on NoteData { content }
  ... on Note { noteId author { name email } editedAt dueAt durationMinutes completedAt }
  ... on SegmentEventData {
    segment { name color contactsCount boards { boardId boardName columnId } createdAt updatedAt }
    broadcast { name }
  }
  ... on ContactEventData { broadcast { name } }
  ... on ContactUpdated { changes { key oldValue newValue } }
  ... on FileUploaded { file { filename path url size mimeType createdAt } }
`;
const TIMELINE = `
  totalCount counts { byKind { kind count } }
  sources { source { slug } asOf complete completeDownTo verifiedAt }
`;
const ACTIVITIES = `{ activities(first: 100) { nodes { ${ACTIVITY} } ${TIMELINE} } }`;
const RECORDS = `query ($object: String!) {
  records(object: $object, first: 20) { nodes {
    object name links { source { slug } externalId }
    ... on Contact { company { name } }
    timeline(first: 100) { nodes { kind occurredAt summary origin { externalId } } ${TIMELINE} }
  } }
}`;

/** All that clients read of a small organization, but the ids that the gateway gives. */
export async function readOrganization(client: GraphQLClient): Promise<object[]> {
  const answers = [
    await client.request<object>(ACTIVITIES),
    ...(await Promise.all(
      ['contacts', 'companies', 'deals'].map((object) =>
        client.request<object>(RECORDS, { object }).catch((error: Error) => ({
          error: /INVALID_OBJECT/.test(error.message) ? 'INVALID_OBJECT' : error.message,
        })),
      ),
    )),
  ];
  // The gateway's own source is as of each answer.
  return JSON.parse(JSON.stringify(answers), (key, value) => {
    if (key === 'sources') {
      return value.filter(({ source }: { source: { slug: string } }) => source.slug !== 'native');
    }
    // They are in no particular order.
    return key === 'links' ? value.map((link: object) => JSON.stringify(link)).sort() : value;
  });
}
