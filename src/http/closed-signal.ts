import type { EventEmitter } from 'node:events';

/**
 * Creates the signal of the end of a response or a connection. It is created on first use: few requests read
 * upstream systems.
 * @param isClosed whether it has ended already, so that no `close` follows.
 */
export function createClosedSignal(
  closing: Pick<EventEmitter, 'once'>,
  isClosed: () => boolean,
): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (!controller) {
      const created = new AbortController();
      controller = created;
      if (isClosed()) created.abort();
      else closing.once('close', () => created.abort());
    }
    return controller.signal;
  };
}
