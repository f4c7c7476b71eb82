import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { readPersistedOperations } from '../../src/http/read-persisted-operations.js';
import { importBodies } from '../support/import-bodies.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { createWriteClient, type WriteClient } from '../support/write-client.js';

const ADA = { external: { source: 'invent', object: 'contacts', id: 'ada:1' } };

/** Comments of one contact: the last one and two days before it, and one that is a week older. */
const TIMES = ['2026-10-28T10:15:00Z', '2026-10-26T23:30:00Z', '2026-10-26T08:00:00Z'];
const EARLIER = '2026-10-20T10:00:00Z';

let database: TestDatabase;
let server: TestServer;
let key: string;
let writer: WriteClient;
beforeAll(async () => {
  database = await createTestDatabase();
  const organizationId = await createTestOrganization(database);
  const comments = [...TIMES, EARLIER].map((created_at, index) => ({
    id: `act_${index}`,
    type: 'comment',
    created_at,
    actor: { id: 'usr_1', name: 'Grace' },
    comment: `comment ${index}`,
  }));
  await importBodies(database, organizationId, [
    { system: 'invent', object: 'contacts', record: 'ada:1', name: 'Ada', response: comments },
  ]);
  server = await startTestServer(database);
  key = await server.keyOf(organizationId);
  // Another gateway of the same database: it stays when the first one stops.
  const other = await startTestServer(database, { maintains: false });
  writer = createWriteClient(await other.clientOf(organizationId, { scopes: ['read', 'write'] }));
  afterAll(() => other.stop());
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

let program: ChildProcess | undefined;
afterEach(() => {
  program?.kill('SIGKILL');
  program = undefined;
});

/** Starts the program; what it has printed so far. */
function start(environment: Record<string, string>, ...args: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const output = { text: '', errors: '' };
  program = spawn(process.execPath, ['--import', 'tsx', 'examples/dashboard.ts', ...args], {
    env: { PATH, HOME, TZ: 'Europe/Lisbon', GATEWAY_URL: server.url, ...environment },
  });
  program.stdout?.on('data', (data) => {
    output.text += data;
  });
  program.stderr?.on('data', (data) => {
    output.errors += data;
  });
  const ended = new Promise((resolve) => program?.once('close', resolve));
  return { output, ended };
}

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

const log = (description: string) =>
  writer.log({ kind: 'NOTE', records: [ADA], description, occurredAt: '2026-11-02T09:00:00Z' });

it('prints the week of the contact, and then its changes, also after the gateway was away', async () => {
  const { output } = start({ GATEWAY_KEY: key }, 'invent:contacts:ada:1');
  await eventually(() => output.text).toContain('Changes:');
  expect(output.text.split('\n').map((line) => line.trimEnd())).toEqual([
    'Ada',
    'Thu 22 Oct   0',
    'Fri 23 Oct   0',
    'Sat 24 Oct   0',
    'Sun 25 Oct   0',
    'Mon 26 Oct  ██ 2',
    'Tue 27 Oct   0',
    'Wed 28 Oct  █ 1',
    '',
    '3 activities',
    ...TIMES.map((time, index) =>
      expect.stringMatching(
        new RegExp(`^  \\w{3} ${time.slice(8, 10)} Oct ${time.slice(11, 16)}  .*comment ${index}`),
      ),
    ),
    '',
    'Changes:',
    '',
  ]);

  const changes = () => output.text.split('Changes:\n')[1]?.trimEnd().split('\n') ?? [];
  const { id } = await log('a first note');
  await eventually(changes).toEqual([
    expect.stringMatching(/^\+ Mon 02 Nov 09:00 {2}.*a first note.* \(.+\)$/),
  ]);

  const { port } = new URL(server.url);
  await server.stop();
  await log('while it was away');
  await writer.delete(id);
  await eventually(() => output.errors).toContain('Continuing');
  server = await startTestServer(database, { port: Number(port) });
  await eventually(changes).toEqual([
    expect.stringContaining('a first note'),
    expect.stringMatching(/^\+ .*while it was away/),
    `- ${id}`,
  ]);
});

it('sends the hashes of its operations to a gateway that runs no others', async () => {
  const locked = await startTestServer(database, {
    maintains: false,
    persistedOperations: readPersistedOperations({
      mode: 'only',
      file: 'examples/persisted-operations.json',
    }),
  });
  onTestFinished(() => locked.stop());
  const persisted = { GATEWAY_KEY: key, GATEWAY_URL: locked.url, PERSISTED: '1' };
  const { output } = start(persisted, 'invent:contacts:ada:1');
  await eventually(() => output.text).toContain('Changes:');
  expect(output.text).toMatch(/\n[1-9]\d* activit/);
  await log('seen by its hash');
  await eventually(() => output.text).toMatch(/\+ .*seen by its hash/);
});

it('asks again after an error that passes, also as it loads again, and ends at any other', async () => {
  const latest = (name: string, changesCursor: string) => ({
    contact: { id: 'contact_1', name, timeline: { changesCursor, nodes: [] } },
  });
  const change = { type: 'DELETED', cursor: 'third', activityId: 'activity_1', activity: null };
  const played = await playGateway({
    Latest: [latest('Before', 'first'), HANG_UP, latest('After', 'second')],
    Histogram: [{ activityHistogram: null }, { activityHistogram: null }],
    Entries: [{ timeline: null }, { timeline: null }],
    ContactChanges: [
      'CURSOR_EXPIRED',
      { activityChanges: change },
      'UNAVAILABLE',
      'INTERNAL_SERVER_ERROR',
    ],
  });
  const { output, ended } = start({ GATEWAY_KEY: key, GATEWAY_URL: played.url });
  expect(await ended).toBe(1);
  expect(output.text).toMatch(/^Before\n.*: loading again\.\nAfter\n.*\n- activity_1\n$/s);
  expect(output.errors.split('\n')).toEqual([
    expect.stringMatching(/^.+ Continuing in a second\.$/),
    'UNAVAILABLE. Continuing in a second.',
    'INTERNAL_SERVER_ERROR.',
    '',
  ]);
  expect(played.cursors).toEqual(['first', 'second', 'third']);
});

it('says what is wrong, and ends', async () => {
  const unknown = start({ GATEWAY_KEY: key }, 'invent:contacts:nobody');
  expect(await unknown.ended).toBe(1);
  expect(unknown.output.errors).toBe('There is no contact invent:contacts:nobody.\n');
  const keyless = start({ GATEWAY_KEY: 'agw_no' }, 'invent:contacts:ada:1');
  expect(await keyless.ended).toBe(1);
  expect(keyless.output.errors).toMatch(/^.*key.*\n$/);
  const astray = start({ GATEWAY_URL: new URL('/grapql', server.url).href }, 'invent:contacts:ada');
  expect(await astray.ended).toBe(1);
  expect(astray.output.errors).toContain('404');
});

const HANG_UP = 'HANG_UP';

/**
 * Starts a server that reacts to each operation as it is told, by its name: with data, with an error of that code, or
 * by cutting the connection. A subscription has reactions until one is an error.
 */
async function playGateway(reactions: Record<string, (object | string)[]>) {
  const react = (name: string) => {
    const reaction = reactions[name]?.shift() ?? 'NOT_EXPECTED';
    if (typeof reaction !== 'string') return { data: reaction };
    return { errors: [{ message: `${reaction}.`, extensions: { code: reaction } }] };
  };
  const http = createServer(async (request, response) => {
    const { operationName } = (await json(request)) as { operationName: string };
    const result = react(operationName);
    if (result.errors?.[0]?.message === `${HANG_UP}.`) return request.socket.destroy();
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  });
  const cursors: string[] = [];
  new WebSocketServer({ server: http }).on('connection', (socket) => {
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on('message', (data) => {
      const { type, id, payload } = JSON.parse(String(data));
      if (type === 'connection_init') send({ type: 'connection_ack' });
      if (type !== 'subscribe') return;
      cursors.push(payload.variables.after);
      for (let ended = false; !ended; ) {
        const result = react('ContactChanges');
        if (result.data) send({ id, type: 'next', payload: result });
        else send({ id, type: 'error', payload: result.errors });
        ended = !result.data;
      }
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, cursors };
}
