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

/** A list of three items whose paging cannot be read, live and by import. */
function unreadPaging(
  system: 'kasar' | 'clarky',
  name: string,
  paging: object,
  { state: expected = 'FRESH false', warnings = 1 } = {},
  imported = 1,
): FieldCase {
  const items = notes(0, 3);
  const page =
    system === 'kasar'
      ? { ...kasarBody({ notes: items }), ...paging }
      : { ...clarkyBody(...items.map(({ id }: { id?: string }) => ({ id }))), ...paging };
  return {
    input: `10. ${system}, ${name}`,
    expected: {
      live: { shown: 3, state: expected, warnings, again: 0 },
      imported: { shown: 3, complete: false, warnings: imported },
    },
    async got(field) {
      const { organization, ...read } = await live(field, system, onePageOf(page));
      const again = await organization.readAgain(system);
      const imported = await organization.importLine(system, JSON.stringify(page));
      return {
        live: {
          shown: read.nodes.length,
          state: state(again),
          warnings: again.coverage?.warnings,
          again: again.counts.added,
        },
        imported: {
          shown: imported.nodes.length,
          complete: imported.coverage?.complete,
          warnings: imported.counts.warnings,
        },
      };
    },
  };
}

/** A list that ends with something that holds nothing. */
function emptyEnd(name: string, send: Answer): FieldCase {
  return {
    input: `18. Invent, ${name} after the last page`,
    expected: { shown: 3, state: 'FRESH true', error: null, again: 0 },
    async got(field) {
      const answer: Answer = (request, response) =>
        request.url?.includes('page=1&')
          ? sendJson(response, comments(0, 3))
          : send(request, response);
      const { organization } = await live(field, 'invent', answer);
      const outcome = await organization.readAgain('invent');
      const { error } = outcome.coverage ?? {};
      const { added } = outcome.counts;
      return { shown: outcome.nodes.length, state: state(outcome), error, again: added };
    },
  };
}

/** Lists under names that are not documented: named, and not complete. */
function unknownList(
  system: 'kasar' | 'clarky',
  name: string,
  body: object,
  shown: number,
  said = name,
): FieldCase {
  const named = expect.stringContaining(said);
  const outcome = { shown, complete: false, said: named };
  return {
    input: `10. ${system}, a list at ${name}`,
    expected: { live: { ...outcome, state: 'FRESH' }, imported: outcome, file: outcome },
    async got(field) {
      const { organization, ...read } = await live(field, system, pagesOf([body], body));
      const told = ({ nodes, coverage, said }: Outcome) => ({
        shown: nodes.length,
        complete: coverage?.complete ?? false,
        said: said.join(),
      });
      const again = await organization.readAgain(system);
      const text = JSON.stringify(body);
      const line = await organization.importLine(system, text);
      const other = await field.createOrganization();
      return {
        live: { ...told({ ...again, said: read.said }), state: again.coverage?.state },
        imported: told(line),
        file: told(await other.importFile(system, text)),
      };
    },
  };
}

/** A list with numbers as names, as PHP writes one with gaps. */
function gappyList(system: 'kasar' | 'invent' | 'clarky', body: object): FieldCase {
  return {
    input: `14. ${system}, a list with gaps`,
    expected: { imported: 2, live: 2, state: 'FRESH true', warnings: 0 },
    async got(field) {
      const { organization, ...read } = await live(field, system, pagesOf([body]));
      const imported = await organization.importLine(system, JSON.stringify(body));
      return {
        imported: imported.nodes.length,
        live: read.nodes.length,
        state: state(read),
        warnings: imported.counts.warnings! + read.counts.warnings!,
      };
    },
  };
}

/** Answers with a page, and with pages that hold nothing after it. */
function onePageOf(page: object): Answer {
  return (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    const isFirst = (searchParams.get('page') ?? '1') === '1' && !searchParams.has('cursor');
    sendJson(response, isFirst ? page : { data: [] });
  };
}

/** Three notes of Kasar with this total. */
const notesOf = (total: unknown) => ({ notes: { data: notes(0, 3), total } });

const paginationOf = (fields: object) => ({ pagination: { ...PAGINATION, ...fields } });

/** A warning of the value, and one of the list. */
const TWO = { warnings: 2 };

const PAGINATION = { page: 1, page_size: 100, total: 3, total_pages: 1 };

/** A page with an error beside its lists: without items it is the error, with items it is not the whole list. */
function errorBeside(system: 'kasar' | 'clarky', body: object, shown: number): FieldCase {
  const said = expect.stringContaining('quota exceeded');
  const read = shown > 0 ? { state: 'FRESH false', warnings: 2 } : {};
  return {
    input: `18. ${system}, ${JSON.stringify(body).slice(0, 40)}…`,
    expected: {
      live: { shown, said, ...read },
      file: { shown, said, complete: false, invalid: shown > 0 ? 0 : 1 },
    },
    async got(field) {
      const { organization, ...outcome } = await live(field, system, pagesOf([body], body));
      const { warnings } = outcome.coverage ?? {};
      const file = await organization.importFile(system, JSON.stringify(body));
      return {
        live: {
          shown: outcome.nodes.length,
          said: outcome.said.join(),
          ...(shown > 0 && { state: state(outcome), warnings }),
        },
        file: {
          shown: file.nodes.length,
          said: file.said.join(),
          complete: file.coverage?.complete ?? false,
          invalid: file.counts.invalid,
        },
      };
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

const TIMELINE_OF = (source: string) =>
  `{ timeline(record: { external: { source: "${source}", object: "contacts", id: "c-1" } }) {
    nodes { id } } }`;

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
      await organization.post(TIMELINE_OF('live-kasar'));
      const { error } = outcome.coverage ?? {};
      return { shown: outcome.nodes.length, state: state(outcome), error, requests };
    },
  },
  unreadPaging('kasar', 'a total of null', notesOf(null), TWO),
  unreadPaging('kasar', 'a total of "many"', notesOf('many'), TWO),
  unreadPaging('kasar', 'a total that is an object', notesOf({ value: 3 }), TWO),
  unreadPaging(
    'kasar',
    'a total of null before a stated end',
    { ...notesOf(null), nextCursor: null },
    { state: 'FRESH true' },
  ),
  unreadPaging(
    'kasar',
    'no totals',
    { interactions: { data: [] }, tasks: { data: [] }, ...notesOf(undefined) },
    TWO,
    0,
  ),
  unreadPaging('kasar', 'a cursor of true', { nextCursor: true }, { state: 'FRESH true' }),
  unreadPaging('clarky', 'a pagination of null', { pagination: null }, TWO),
  unreadPaging('clarky', 'a pagination of []', { pagination: [] }, TWO),
  unreadPaging('clarky', 'no pagination', { pagination: undefined }, TWO, 0),
  unreadPaging('clarky', 'a total of null', paginationOf({ total: null }), { state: 'FRESH true' }),
  unreadPaging('clarky', 'a total of "1+"', paginationOf({ total: '1+' }), { state: 'FRESH true' }),
  unreadPaging(
    'clarky',
    'no total_pages',
    paginationOf({ total_pages: undefined }),
    { state: 'FRESH true' },
    0,
  ),
  unreadPaging(
    'clarky',
    'neither total nor total_pages',
    { pagination: { page: 1 } },
    { warnings: 3 },
    0,
  ),
  {
    input: '10. clarky, every page without pagination, 130 items',
    expected: { added: 130, state: 'FRESH false', error: null, requests: 0 },
    async got(field) {
      let requests = 0;
      const all = clarkyBody(...notes(0, 130)) as { data: object[] };
      const page = pagesOf([{ data: all.data.slice(0, 100) }, { data: all.data.slice(100) }], {
        data: [],
      });
      const answer: Answer = (request, response) => {
        requests++;
        page(request, response);
      };
      const { organization, ...outcome } = await live(field, 'clarky', answer);
      requests = 0;
      await organization.post(TIMELINE_OF('live-clarky'));
      const { error } = outcome.coverage ?? {};
      return { added: outcome.counts.added, state: state(outcome), error, requests };
    },
  },
  {
    input: '10. clarky, only the first page has a total, 130 items',
    expected: { added: 130, state: 'FRESH true' },
    async got(field) {
      const all = clarkyBody(...notes(0, 130)) as { data: object[] };
      const pagination = { ...PAGINATION, total: 130, total_pages: 2 };
      const pages = [{ data: all.data.slice(0, 100), pagination }, { data: all.data.slice(100) }];
      const outcome = await live(field, 'clarky', pagesOf(pages, { data: [] }));
      return { added: outcome.counts.added, state: state(outcome) };
    },
  },
  {
    input: '10. clarky, the first page whatever is asked for',
    expected: { shown: 1, state: 'FRESH false', error: null },
    async got(field) {
      const pagination = { ...PAGINATION, total_pages: 3 };
      const body = { ...clarkyBody({}), pagination };
      const outcome = await live(field, 'clarky', pagesOf([body], body));
      const { error } = outcome.coverage ?? {};
      return { shown: outcome.nodes.length, state: state(outcome), error };
    },
  },
  ...([false, {}, []] as const).map((nextCursor) =>
    kasarEnd(`nextCursor ${JSON.stringify(nextCursor)}`, { nextCursor }),
  ),
  unknownList(
    'kasar',
    'Interactions',
    {
      Interactions: { data: [{ id: 1, channel: 'email', created_at: AT }], total: 1 },
      tasks: { data: [], total: 0 },
      nextCursor: null,
    },
    0,
  ),
  unknownList(
    'kasar',
    'emails',
    { ...kasarBody({ notes: notes(0, 2) }), emails: { data: notes(3, 1), total: 1 } },
    2,
  ),
  unknownList(
    'kasar',
    'interactions.items',
    { ...kasarBody({ notes: notes(0, 2) }), interactions: { items: notes(3, 1), total: 1 } },
    2,
  ),
  unknownList(
    'kasar',
    'tasks',
    { ...kasarBody({ notes: notes(0, 2) }), tasks: notes(3, 1) },
    2,
    'must be an object',
  ),
  unknownList(
    'clarky',
    'activities',
    { data: [], activities: [{ id: 'a-1' }], pagination: { ...PAGINATION, total: 0 } },
    0,
  ),
  emptyEnd('{}', (_request, response) => sendJson(response, {})),
  emptyEnd('null', (_request, response) => sendJson(response, null)),
  emptyEnd('204', (_request, response) => void response.writeHead(204).end()),
  gappyList('clarky', {
    ...clarkyBody({}, {}),
    data: Object.fromEntries(
      Object.entries((clarkyBody({}, {}, {}) as { data: object[] }).data).filter(
        ([name]) => name !== '1',
      ),
    ),
  }),
  gappyList('kasar', {
    ...kasarBody({}),
    notes: { data: { 1: notes(0, 2)[0], 3: notes(0, 2)[1] }, total: 2 },
  }),
  gappyList('invent', { 0: comments(0, 2)[0], 2: comments(0, 2)[1] }),
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
  errorBeside('clarky', { error: 'quota exceeded', data: [] }, 0),
  errorBeside('kasar', { errors: [{ message: 'quota exceeded' }], ...kasarBody({}) }, 0),
  errorBeside('clarky', { error: { message: 'quota exceeded' }, ...clarkyBody({}) }, 1),
  errorBeside(
    'kasar',
    {
      ...kasarBody({ notes: notes(0, 1) }),
      tasks: { error: 'quota exceeded', data: [], total: 0 },
    },
    1,
  ),
  {
    input: '18. clarky, {"success":false,"message":…} beside an empty list',
    expected: { shown: 0, said: expect.stringContaining('quota exceeded') },
    async got(field) {
      const body = { success: false, message: 'quota exceeded', data: [] };
      const { nodes, said } = await live(field, 'clarky', pagesOf([body], body));
      return { shown: nodes.length, said: said.join() };
    },
  },
  sent(
    'HTML',
    raw('<html>', { 'content-type': 'text/html' }),
    expect.stringMatching(/text\/html, not JSON/),
  ),
];
