/**
 * The tabs of GraphiQL, for the demo organization. Each begins with a comment that says what it
 * shows, and asks for a record by the id that a system has for it: the same on every machine.
 */
export const EXAMPLE_QUERIES: readonly string[] = [
  `# A contact's timeline: every kind of activity,
# whichever system it was recorded in.
query Timeline {
  contact(
    by: {
      external: {
        source: "kasar"
        object: "contacts"
        id: "ec43b697-e628-4300-bd10-960717ff6267"
      }
    }
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
    # The rarer kinds, closer together.
    rarer: timeline(
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
  `# A filtered page: what was said about invoices in 2026,
# oldest first. For the next page add after: and the
# endCursor of this one.
query Filtered {
  timeline(
    record: {
      external: {
        source: "kasar"
        object: "contacts"
        id: "ec43b697-e628-4300-bd10-960717ff6267"
      }
    }
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
  `# Totals and counts, and what they rest on:
# how fresh and how complete each source is.
query Counts {
  timeline(
    record: {
      external: {
        source: "kasar"
        object: "contacts"
        id: "ec43b697-e628-4300-bd10-960717ff6267"
      }
    }
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
  `# Everything in the organization that two filters leave:
# the tasks that are in progress, whoever they are about.
query Everywhere {
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
  `# One person in several systems: what each calls them,
# and the company that they belong to.
query Person {
  contact(
    by: {
      external: {
        source: "kasar"
        object: "contacts"
        id: "ec43b697-e628-4300-bd10-960717ff6267"
      }
    }
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
  `# What the answer rests on: each source, how fresh it is,
# down to when it is complete, what went wrong. Live sources that
# are older than 30 seconds are asked first, for at most 2 seconds.
query Sources {
  timeline(
    record: {
      external: {
        source: "kasar"
        object: "contacts"
        id: "ec43b697-e628-4300-bd10-960717ff6267"
      }
    }
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
  `# Follow what changes, as it happens: run this, and then the next,
# in another window. With after, a cursor, it goes on where you were.
subscription Follow {
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
  `# Log a call. Run it again: the same key gives the same activity,
# with another input it is a CONFLICT. Nothing is logged twice.
mutation LogCall {
  logActivity(
    input: {
      kind: CALL
      records: [
        {
          external: {
            source: "kasar"
            object: "contacts"
            id: "ec43b697-e628-4300-bd10-960717ff6267"
          }
        }
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
