import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What a subscription answered: an event's data, or the errors that it ended with. */
export interface SubscriptionEvent {
  data?: { activityChanges: FollowedChange | null } | null;
  errors?: { message: string; extensions: { code: string } }[];
}

export interface FollowedChange {
  type: 'ADDED' | 'UPDATED' | 'DELETED';
  cursor: string;
  activityId: string;
  activity: { id: string; title: string | null } | null;
}

/** A subscription under way. */
export interface Following {
  /** The subscription's events so far, in order. */
  events: SubscriptionEvent[];
  /** The changes among it. */
  changes(): FollowedChange[];
  /** The code of the error that it ended with. */
  endedWith(): string | undefined;
  /** Whether it is over. */
  isOver: boolean;
  stop(): void;
}

export type Follow = (url: string, key: string, variables?: object) => Promise<Following>;

export const FOLLOW = `
  subscription Follow($record: RecordBy, $filter: ActivityFilter, $after: String) {
    activityChanges(record: $record, filter: $filter, after: $after) {
      type cursor activityId activity { id title }
    }
  }`;

function createFollowing(stop: () => void): Following {
  const events: SubscriptionEvent[] = [];
  return {
    events,
    isOver: false,
    changes: () => events.flatMap(({ data }) => data?.activityChanges ?? []),
    endedWith: () => events.at(-1)?.errors?.[0]?.extensions.code,
    stop,
  };
}

/** Over server-sent events, distinct connections mode; the server has begun when this returns. */
export const followBySse: Follow = async (url, key, variables = {}) => {
  const abort = new AbortController();
  const following = createFollowing(() => abort.abort());
  const response = await fetch(url, {
    method: 'POST',
    signal: abort.signal,
    headers: {
      authorization: `Bearer ${key}`,
      accept: 'text/event-stream',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: FOLLOW, variables }),
  });
  readEvents(response, following).catch(() => {
    following.isOver = true;
  });
  return following;
};

async function readEvents(response: Response, following: Following): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop()!;
    for (const event of events) {
      const data = /^data: (.+)$/m.exec(event)?.[1];
      if (data) following.events.push(JSON.parse(data) as SubscriptionEvent);
    }
  }
  following.isOver = true;
}

/**
 * Over WebSocket, with the key in connection_init. The protocol does not say when a subscription has
 * begun: from now is from the changesCursor of now.
 */
export const followByWebSocket: Follow = async (url, key, variables = {}) => {
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${key}` },
    retryAttempts: 0,
  });
  const following = createFollowing(() => client.dispose());
  const after = 'after' in variables ? {} : { after: await readNow(client, variables) };
  const over = () => {
    following.isOver = true;
  };
  client.subscribe(
    { query: FOLLOW, variables: { ...variables, ...after } },
    {
      next: (event) => following.events.push(event as SubscriptionEvent),
      error: over,
      complete: over,
    },
  );
  return following;
};

/** The changesCursor of now; undefined where it cannot be had: then the subscription says why. */
async function readNow(
  client: ReturnType<typeof createClient>,
  variables: object,
): Promise<string | undefined> {
  const query = `
    query Now($record: RecordBy!, $filter: ActivityFilter, $whole: Boolean!) {
      timeline(record: $record, filter: $filter, first: 1) @skip(if: $whole) { changesCursor }
      activities(filter: $filter, first: 1) @include(if: $whole) { changesCursor }
    }`;
  const whole = !('record' in variables);
  const given = { record: { id: 'contact_01h455vb4pex5vsknk084sn02q' }, ...variables, whole };
  const answer = await new Promise<{ data?: Record<string, { changesCursor: string }> | null }>(
    (resolve) =>
      client.subscribe(
        { query, variables: given },
        { next: resolve as never, error: () => resolve({}), complete: () => {} },
      ),
  );
  return (answer.data?.timeline ?? answer.data?.activities)?.changesCursor;
}

/** Waits until something holds. */
export async function until(holds: () => boolean, what: string, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not within ${milliseconds} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
