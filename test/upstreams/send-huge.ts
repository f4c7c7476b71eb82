import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { System } from './system.js';
import type { WireItem } from './wire-item.js';

const CHUNK_ITEMS = 500;

/** Streams so much valid JSON in the system's shape, as fast as it is taken. */
export async function sendHuge<Item extends WireItem>(
  response: ServerResponse,
  frame: System<Item>['frame'],
  megabytes: number,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  // A caller that has had enough breaks the connection.
  await pipeline(Readable.from(createChunks(frame, megabytes * 1024 * 1024)), response).catch(
    () => {},
  );
}

function* createChunks<Item extends WireItem>(
  frame: System<Item>['frame'],
  bytes: number,
): Generator<string> {
  yield frame.opening;
  let sent = frame.opening.length;
  for (let first = true; sent < bytes; first = false) {
    const items = Array.from({ length: CHUNK_ITEMS }, () => {
      const { section: _, ...item } = frame.filler() as WireItem;
      return JSON.stringify(item);
    });
    const chunk = `${first ? '' : ','}${items.join(',')}`;
    yield chunk;
    sent += chunk.length;
  }
  yield frame.closing;
}
