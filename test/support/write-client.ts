import type { GraphQLClient } from 'graphql-request';

/** All that can be asked of an activity that was logged here, but its timelines. */
const ACTIVITY = `
  __typename id kind category occurredAt occurredAtPrecision recordedAt updatedAt summary title
  metadata actor { id name } assistant { id } records { id } attachments { id }
  origin { source { slug system } externalId url createdAt updatedAt }
  ... on InteractionData {
    channel direction subject snippet description durationMinutes dueAt completedAt
  }
  ... on TaskData {
    status statusLabel description dueDate dueAt durationMinutes assignee { id } assigneeName
    completedAt
  }
  ... on NoteData { content }
  ... on Note { noteId author { id } editedAt dueAt durationMinutes completedAt }
`;
const RECORD = `
  id object name links { source { slug } externalId } ... on Contact { company { id } }
`;

/** How an argument names a record. */
export type RecordBy =
  | { id: string }
  | { external: { source: string; object: string; id: string } };

/** An activity as it is written and read; the fields of its kind besides. */
export interface WrittenActivity {
  id: string;
  title: string | null;
  occurredAt: string;
  recordedAt: string;
  updatedAt: string;
  records: { id: string }[];
  [field: string]: unknown;
}

export interface WrittenRecord {
  id: string;
  name: string | null;
  links: { source: { slug: string }; externalId: string }[];
  company?: { id: string } | null;
}

/** The mutations, each a document of its own, and what a test asks after them. */
export type WriteClient = ReturnType<typeof createWriteClient>;

export function createWriteClient(client: GraphQLClient) {
  const input = async <T>(mutation: string, type: string, result: string, value: object) => {
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${result} } }`;
    return (await client.request<Record<string, T>>(document, { input: value }))[mutation]!;
  };
  const activity = async (mutation: string, type: string, value: object) =>
    (await input<{ activity: WrittenActivity }>(mutation, type, `activity { ${ACTIVITY} }`, value))
      .activity;
  const record = async (mutation: string, type: string, value: object) =>
    (await input<{ record: WrittenRecord }>(mutation, type, `record { ${RECORD} }`, value)).record;
  return {
    client,
    log: (value: { kind: string; records: RecordBy[]; [field: string]: unknown }) =>
      activity('logActivity', 'LogActivityInput', value),
    update: (value: { id: string; [field: string]: unknown }) =>
      activity('updateActivity', 'UpdateActivityInput', value),
    async complete(id: string, completedAt?: string | null): Promise<WrittenActivity> {
      const { completeTask } = await client.request<{
        completeTask: { activity: WrittenActivity };
      }>(
        `mutation ($id: ID!, $completedAt: DateTime) {
          completeTask(id: $id, completedAt: $completedAt) { activity { ${ACTIVITY} } }
        }`,
        { id, completedAt },
      );
      return completeTask.activity;
    },
    async delete(id: string): Promise<string> {
      const { deleteActivity } = await client.request<{
        deleteActivity: { deletedActivityId: string };
      }>('mutation ($id: ID!) { deleteActivity(id: $id) { deletedActivityId } }', { id });
      return deleteActivity.deletedActivityId;
    },
    createRecord: (value: { object: string; [field: string]: unknown }) =>
      record('createRecord', 'CreateRecordInput', value),
    updateRecord: (value: { record: RecordBy; name?: string | null; company?: RecordBy | null }) =>
      record('updateRecord', 'UpdateRecordInput', value),
    async linkRecord(by: RecordBy, to: { source: string; object: string; id: string }) {
      const { linkRecord } = await client.request<{ linkRecord: { record: WrittenRecord } }>(
        `mutation ($record: RecordBy!, $to: ExternalRecordInput!) {
          linkRecord(record: $record, to: $to) { record { ${RECORD} } }
        }`,
        { record: by, to },
      );
      return linkRecord.record;
    },
    async activity(id: string): Promise<WrittenActivity | null> {
      const query = `query ($id: ID!) { activity(id: $id) { ${ACTIVITY} } }`;
      return (await client.request<{ activity: WrittenActivity | null }>(query, { id })).activity;
    },
    /** The first 100 of a record's timeline, or of everything where no record is given. */
    async list(by: RecordBy | null, filter: object | null = null) {
      const page = '(first: 100, filter: $filter';
      const asked = `nodes { id } totalCount totalCountExact
        counts { byKind { kind count } byChannel { channel count } bySource { source { slug } count } }`;
      const { list } = await client.request<{ list: List }>(
        by
          ? `query ($by: RecordBy!, $filter: ActivityFilter) {
              list: timeline${page}, record: $by) { ${asked} } }`
          : `query ($filter: ActivityFilter) { list: activities${page}) { ${asked} } }`,
        { filter, ...(by ? { by } : {}) },
      );
      return { ...list, ids: list.nodes.map(({ id }) => id) };
    },
    async page(by: RecordBy, after: string | null, first = 1) {
      const { timeline } = await client.request<{ timeline: Page }>(
        `query ($by: RecordBy!, $after: String, $first: Int) {
          timeline(record: $by, after: $after, first: $first) {
            nodes { id } pageInfo { endCursor hasNextPage hasPreviousPage }
          }
        }`,
        { by, after, first },
      );
      return { ...timeline.pageInfo, ids: timeline.nodes.map(({ id }) => id) };
    },
  };
}

interface List {
  nodes: { id: string }[];
  totalCount: number;
  totalCountExact: boolean;
  counts: {
    byKind: { kind: string; count: number }[];
    byChannel: { channel: string; count: number }[];
    bySource: { source: { slug: string }; count: number }[];
  };
}

interface Page {
  nodes: { id: string }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean };
}
