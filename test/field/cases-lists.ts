import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { FieldCase } from './field-case.js';
import {
  type Answer,
  type FieldGateway,
  type Outcome,
  pagesOf,
  sendJson,
} from './field-gateway.js';
import { AT, clarkyBody, inventComment, kasarBody } from './upstream-bodies.js';

const minutes = (count: number) => new Date(Date.parse(AT) - count * 60_000).toISOString();

function comments(from: number, count: number): object[] {
  return Array.from({ length: count }, (_, index) =>
    inventComment({ id: `i-${from + index}`, created_at: minutes(from + index) }),
  );
}

function notes(from: number, count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `n-${from + index}`,
    content: 'Hello',
    created_at: minutes(from + index),
  }));
}

const state = ({ coverage }: Outcome) => coverage && `${coverage.state} ${coverage.complete}`;

async function live(field: FieldGateway, system: 'kasar' | 'invent' | 'clarky', answer: Answer) {
  const organization = await field.createOrganization();
  return { organization, ...(await organization.readLive(system, answer)) };
}

/** A list of Kasar that is read whole whatever it says of its end. */
function kasarEnd(name: string, end: object): FieldCase {
  const page = { ...kasarBody({ notes: notes(0, 3) }), ...end };
  return {
    input: `17. Kasar, ${name} on the last page`,
    expected: { shown: 3, state: 'FRESH true' },
    async got(field) {
      const outcome = await live(field, 'kasar', pagesOf([page], page));
      return { shown: outcome.nodes.length, state: state(outcome) };
    },
  };
}

/** One comment of Invent, sent in an unusual way. */
function sent(name: string, send: Answer, error: unknown = null): FieldCase {
  return {
    input: `18. ${name}`,
    expected: error === null ? { shown: 1, state: 'FRESH true' } : { shown: 0, error },
    async got(field) {
      const answer: Answer = (request, response) =>
        request.url?.includes('page=1&') ? send(request, response) : sendJson(response, []);
      const outcome = await live(field, 'invent', answer);
      const shown = outcome.nodes.length;
      return error === null
        ? { shown, state: state(outcome) }
        : { shown, error: outcome.said.join('\n') };
    },
  };
}

const JSON_TEXT = JSON.stringify([inventComment({})]);
const raw =
  (body: Buffer | string, headers: Record<string, string>, status = 200): Answer =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);
const type = 'application/json';

export const LIST_CASES: FieldCase[] = [
  {
    input: '3. pages of 100, 99, 50 and none',
    expected: { added: 249, state: 'FRESH true' },
    async got(field) {
      const pages = [comments(0, 100), comments(100, 99), comments(199, 50)];
      const outcome = await live(field, 'invent', pagesOf(pages));
      return { added: outcome.counts.added, state: state(outcome) };
    },
  },
  {
    input: '10. page "1" and total "1" as text',
    expected: { shown: 1, state: 'FRESH true' },
    async got(field) {
      const pagination = { page: '1', page_size: '100', total: '1', total_pages: '1' };
      const body = { ...clarkyBody({}), pagination };
      const outcome = await live(field, 'clarky', pagesOf([body], body));
      return { shown: outcome.nodes.length, state: state(outcome) };
    },
  },
  {
    input: '10. a total of 3 over two items, twice',
    expected: { shown: 2, state: 'FRESH false', error: null, requests: 0 },
    async got(field) {
      let requests = 0;
      const body = kasarBody({ notes: notes(0, 2) });
      Object.assign((body as { notes: object }).notes, { total: 3 });
      const answer: Answer = (_request, response) => {
        requests++;
        sendJson(response, body);
      };
      const organization = await field.createOrganization();
      await organization.readLive('kasar', answer);
      const outcome = await organization.readAgain('kasar');
      requests = 0;
      await organization.post(
        `{ timeline(record: { external: { source: "live-kasar", object: "contacts", id: "c-1" } }) {
          nodes { id } } }`,
      );
      const { error } = outcome.coverage ?? {};
      return { shown: outcome.nodes.length, state: state(outcome), error, requests };
    },
  },
  kasarEnd('a cursor', { nextCursor: '1' }),
  kasarEnd('nextCursor ""', { nextCursor: '' }),
  kasarEnd('nextCursor null', { nextCursor: null }),
  kasarEnd('no cursor', {}),
  sent('gzip', raw(gzipSync(JSON_TEXT), { 'content-type': type, 'content-encoding': 'gzip' })),
  sent(
    'br',
    raw(brotliCompressSync(JSON_TEXT), { 'content-type': type, 'content-encoding': 'br' }),
  ),
  sent('text/plain', raw(JSON_TEXT, { 'content-type': 'text/plain' })),
  sent('application/vnd.api+json', raw(JSON_TEXT, { 'content-type': 'application/vnd.api+json' })),
  sent('a byte order mark', raw(`\ufeff${JSON_TEXT}`, { 'content-type': type })),
  sent(
    'ISO 8859-1',
    raw(Buffer.from(JSON_TEXT, 'latin1'), { 'content-type': `${type}; charset=iso-8859-1` }),
  ),
  sent('204', raw('', {}, 204), expect.stringMatching(/no content \(status 204\)/)),
  sent(
    'a bomb',
    raw(gzipSync(Buffer.alloc(20_000_000, ' ')), {
      'content-type': type,
      'content-encoding': 'gzip',
    }),
    expect.stringMatching(/larger than the limit/),
  ),
  sent(
    '200 with an error object',
    raw('{"error":{"message":"quota exceeded"}}', { 'content-type': type }),
    expect.stringMatching(/an array.*error/),
  ),
  sent(
    'HTML',
    raw('<html>', { 'content-type': 'text/html' }),
    expect.stringMatching(/text\/html, not JSON/),
  ),
];
