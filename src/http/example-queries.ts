/**
 * The RecordBy of the contact in the examples.
 * @param indent the indentation of the line that it starts on, in spaces.
 */
function exampleContact(indent: number): string {
  return [
    '{',
    '  external: {',
    '    source: "kasar"',
    '    object: "contacts"',
    '    id: "ec43b697-e628-4300-bd10-960717ff6267"',
    '  }',
    '}',
  ].join(`\n${' '.repeat(indent)}`);
}

/**
 * The tabs of GraphiQL, for the demo organization. Each starts with a comment that describes it, and
 * references records by their ids in the source systems, which are the same on every machine.
 */
export const EXAMPLE_QUERIES: readonly string[] = [
  `# A contact's timeline, newest first:
# all kinds of activities from all source systems.
query Timeline {
  contact(
    by: ${exampleContact(4)}
  ) {
    name
    timeline(first: 50) {
      nodes {
        occurredAt
        kind
        summary
        origin { source { name } }
        ...Details
      }
    }
    # Only segment, file and contact events.
    events: timeline(
      filter: { categories: [SEGMENT, FILE, CONTACT] }
      first: 30
    ) {
      nodes {
        occurredAt
        kind
        summary
        ...Details
      }
    }
  }
}

fragment Details on Activity {
  ... on InteractionData { channel direction subject snippet }
  ... on TaskData { status dueDate assigneeName completedAt }
  ... on NoteData { content }
  ... on SegmentEventData { segment { name color } broadcast { name } }
  ... on ContactEventData { broadcast { name } }
  ... on ContactUpdated { changes { key oldValue newValue } }
  ... on FileUploaded { file { filename size mimeType url } }
}
`,
  `# A filtered page: messages and notes about invoices in 2026,
# oldest first. For the next page, pass endCursor as the
# argument after.
query FilteredTimeline {
  timeline(
    record: ${exampleContact(4)}
    filter: {
      categories: [INTERACTION, NOTE]
      kinds: [EMAIL, CALL, MESSAGE, COMMENT, NOTE]
      occurredFrom: "2026-01-01T00:00:00Z"
      occurredBefore: "2026-11-01T00:00:00+01:00"
      search: "invoice"
    }
    order: OLDEST_FIRST
    first: 5
  ) {
    edges {
      cursor
      node {
        occurredAt
        kind
        summary
        actor { name }
      }
    }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
`,
  `# The panels of a dashboard: what was said, what is to do,
# and what was noted, each with its total and pages of its own.
query Panels {
  contact(
    by: ${exampleContact(4)}
  ) {
    name
    interactions(channels: ["email", "call"], first: 5) {
      totalCount
      nodes {
        ... on Activity { occurredAt summary }
        ... on InteractionData { channel direction }
      }
      pageInfo { hasNextPage endCursor }
    }
    # The task that is due first comes first.
    tasks(order: DUE_FIRST, first: 5) {
      totalCount
      nodes {
        ... on Activity { title }
        ... on TaskData { status dueDate assigneeName }
      }
      pageInfo { hasNextPage endCursor }
    }
    notes(first: 5) {
      totalCount
      nodes { ... on NoteData { contentText } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`,
  `# Totals and counts of a timeline,
# with the freshness and completeness of each source.
query Counts {
  timeline(
    record: ${exampleContact(4)}
  ) {
    totalCount
    totalCountExact
    counts {
      byCategory { category count }
      byKind { kind count }
      bySource { source { name } count }
      byChannel { channel count }
    }
    sources {
      source { name system }
      state
      asOf
      complete
      completeDownTo
      rejectedItems
    }
  }
}
`,
  `# All activities of the organization that match a filter:
# here the tasks in progress, of any record.
query AllActivities {
  activities(
    filter: { categories: [TASK], taskStatuses: [IN_PROGRESS] }
    first: 10
  ) {
    totalCount
    nodes {
      occurredAt
      summary
      ... on TaskData { status dueDate assigneeName }
      records { object name }
      origin { source { name } externalId }
    }
  }
}
`,
  `# One contact with its records in several source systems,
# and the company that it belongs to.
query LinkedRecords {
  contact(
    by: ${exampleContact(4)}
  ) {
    id
    name
    links {
      source { name }
      object
      externalId
      coverage { state asOf complete }
    }
    company {
      name
      links { source { name } externalId }
      timeline(first: 5) {
        totalCount
        nodes { occurredAt summary }
      }
    }
  }
}
`,
  `# The state of each source: freshness, completeness and errors.
# Live sources last read more than 30 seconds ago are read first;
# the query waits for them for at most 2 seconds.
query SourceFreshness {
  timeline(
    record: ${exampleContact(4)}
    first: 5
    freshness: { maxAgeSeconds: 30, waitForMs: 2000 }
  ) {
    nodes { occurredAt summary origin { source { name } } }
    sources {
      source { name system }
      state
      asOf
      complete
      completeDownTo
      rejectedItems
      error { code message at retryAt }
    }
  }
}
`,
  `# Subscribe to changes: run this,
# then LogCall in another window.
# To resume, pass the last cursor as the argument after.
subscription FollowChanges {
  activityChanges(filter: { categories: [INTERACTION, TASK, NOTE] }) {
    type
    cursor
    activityId
    activity {
      summary
      occurredAt
      records { object name }
      origin { source { name } }
    }
  }
}
`,
  `# Log a call. Running it again returns the same activity,
# because of its idempotencyKey. The same key with another input
# is a CONFLICT.
mutation LogCall {
  logActivity(
    input: {
      kind: CALL
      records: [
        ${exampleContact(8)}
      ]
      title: "Asked how the first week went"
      direction: OUTBOUND
      durationMinutes: 12
      idempotencyKey: "example-call"
    }
  ) {
    activity {
      id
      summary
      updatedAt
      origin { source { name } }
    }
  }
}
`,
];
