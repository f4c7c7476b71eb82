import type { GraphQLClient } from 'graphql-request';
import { graphql } from '../gql/index.js';

/** A timeline with every field of every kind. */
const WholeTimeline = graphql(`
  query WholeTimeline($record: RecordBy!) {
    timeline(record: $record, first: 100) {
      nodes {
        __typename
        id
        kind
        category
        occurredAt
        occurredAtPrecision
        title
        metadata
        actor { __typename id name avatarUrl ... on User { email seenAt } }
        assistant { id name avatarUrl }
        records { id object name }
        attachments { id filename path url size mimeType createdAt }
        origin { source { slug system } externalId url createdAt updatedAt }
        ... on InteractionData {
          channel direction subject snippet description durationMinutes dueAt completedAt
        }
        ... on TaskData {
          status statusLabel description dueDate dueAt durationMinutes assignee { id } assigneeName
          completedAt
        }
        ... on NoteData { content }
        ... on Note {
          noteId author { id name email avatarUrl seenAt } editedAt dueAt durationMinutes completedAt
        }
        ... on SegmentEventData {
          segment {
            id name color contactsCount boards { boardId boardName columnId } createdAt updatedAt
          }
          broadcast { id name }
        }
        ... on ContactEventData { broadcast { id name } }
        ... on ContactUpdated { changes { key oldValue newValue } }
        ... on FileUploaded { file { id filename path url size mimeType createdAt } }
      }
      totalCount
      counts { byKind { kind count } }
      sources {
        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings
        error { code }
      }
    }
  }
`);

/** A record as one source names it. */
export interface ExternalRecord {
  source: string;
  object: string;
  id: string;
}

/** The first 100 activities of a record, newest first, with all that can be asked of them. */
export async function readWholeTimeline(client: GraphQLClient, external: ExternalRecord) {
  const { timeline } = await client.request(WholeTimeline, { record: { external } });
  if (!timeline) throw new Error('there is no timeline');
  return timeline;
}

export type WholeActivity = Awaited<ReturnType<typeof readWholeTimeline>>['nodes'][number];

/** What a timeline says of one of its sources. */
export function coverageOf(
  { sources }: Awaited<ReturnType<typeof readWholeTimeline>>,
  slug: string,
) {
  return sources.find(({ source }) => source.slug === slug);
}
