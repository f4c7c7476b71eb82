interface StreamFetchOptions {
  /** Is called whenever something arrives on a stream that the gateway has accepted. */
  onData: () => void;
  /** Is called when a request is aborted because nothing arrives. */
  onSilence: () => void;
  /** How long nothing may arrive, in milliseconds: the gateway pings every 12 seconds. */
  silenceMs?: number;
}

/**
 * Creates a `fetch` for a stream of server-sent events that aborts a request on which nothing arrives: a connection
 * that the network has cut off looks open until something is sent on it.
 */
export function createStreamFetch(options: StreamFetchOptions): typeof fetch {
  const { onData, onSilence, silenceMs = 30_000 } = options;
  return async (input, init) => {
    const connection = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const stopWaiting = () => clearTimeout(timer);
    const wait = () => {
      stopWaiting();
      timer = setTimeout(() => {
        onSilence();
        connection.abort();
      }, silenceMs);
    };
    init?.signal?.addEventListener('abort', () => {
      stopWaiting();
      connection.abort();
    });

    wait();
    const request = fetch(input, { ...init, signal: connection.signal });
    const response = await request.finally(stopWaiting);
    const type = response.headers.get('content-type');
    if (!response.ok || !type?.startsWith('text/event-stream')) return response;
    const watch = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      start: wait,
      transform(part, controller) {
        wait();
        onData();
        controller.enqueue(part);
      },
      flush: stopWaiting,
    });
    return new Response(response.body!.pipeThrough(watch), response);
  };
}
