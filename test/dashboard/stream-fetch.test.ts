import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createStreamFetch } from '../../dashboard/src/stream-fetch.js';

const SILENCE_MS = 30_000;

/** A server that answers when the test says so. */
let server: Server;
let url: string;
let arrived: Promise<ServerResponse>;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  arrived = new Promise((resolve) => server.once('request', (_, response) => resolve(response)));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function open(contentType = 'text/event-stream') {
  const onData = vi.fn();
  const onSilence = vi.fn();
  const caller = new AbortController();
  const streamFetch = createStreamFetch({ onData, onSilence, silenceMs: SILENCE_MS });
  const answer = streamFetch(url, { signal: caller.signal });
  answer.catch(() => {});
  async function accept() {
    const response = await arrived;
    response.writeHead(200, { 'content-type': contentType }).flushHeaders();
    const reader = (await answer).body!.getReader();
    const read = async () => new TextDecoder().decode((await reader.read()).value);
    return { response, read };
  }
  return { answer, accept, caller, onData, onSilence };
}

test('a stream stays open while something arrives, and is aborted when nothing does', async () => {
  const { accept, onData, onSilence } = open();
  const { response, read } = await accept();
  expect(onData).not.toHaveBeenCalled();
  for (const part of [':\n\n', 'event: next\ndata: {}\n\n', ':\n\n']) {
    vi.advanceTimersByTime(SILENCE_MS - 1);
    response.write(part);
    expect(await read()).toBe(part);
  }
  expect(onData).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(SILENCE_MS - 1);
  expect(onSilence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onSilence).toHaveBeenCalledOnce();
  await expect(read()).rejects.toThrow('aborted');
});

test('a stream on which nothing arrives at all is aborted', async () => {
  const { accept, onSilence } = open();
  const { read } = await accept();
  vi.advanceTimersByTime(SILENCE_MS);
  await expect(read()).rejects.toThrow('aborted');
  expect(onSilence).toHaveBeenCalledOnce();
});

test('a request that is not answered is aborted', async () => {
  const { answer, onSilence } = open();
  await arrived;
  vi.advanceTimersByTime(SILENCE_MS);
  await expect(answer).rejects.toThrow('aborted');
  expect(onSilence).toHaveBeenCalledOnce();
});

test('the end of a stream, and that the caller closes it, is no silence', async () => {
  const ended = open();
  const { response, read } = await ended.accept();
  response.end(':\n\n');
  expect([await read(), await read()]).toEqual([':\n\n', '']);

  arrived = new Promise((resolve) => server.once('request', (_, response) => resolve(response)));
  const closed = open();
  const stream = await closed.accept();
  closed.caller.abort();
  await expect(stream.read()).rejects.toThrow('aborted');

  vi.advanceTimersByTime(SILENCE_MS);
  expect(ended.onSilence).not.toHaveBeenCalled();
  expect(closed.onSilence).not.toHaveBeenCalled();
});

test('an answer that is no stream, such as the page of a proxy, is no sign of the gateway', async () => {
  const { accept, onData } = open('text/html');
  const { response, read } = await accept();
  response.end('<p>Sign in to this network</p>');
  expect(await read()).toContain('Sign in');
  expect(onData).not.toHaveBeenCalled();
});
