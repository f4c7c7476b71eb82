import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll } from 'vitest';
import { useCliGateway } from '../support/cli-gateway.js';
import type { CliResult } from '../support/run-cli.js';
import { createTestOrganization } from '../support/test-database.js';
import { coverageOf, readWholeTimeline } from '../support/whole-timeline.js';

export type SystemName = 'kasar' | 'invent' | 'clarky';

/** Answers the requests for a list. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What became of an input. */
export interface Outcome {
  /** What the command printed. */
  counts: Record<string, number>;
  /** The lines of standard error, without the place of the input. */
  said: string[];
  nodes: Awaited<ReturnType<typeof readWholeTimeline>>['nodes'];
  coverage: ReturnType<typeof coverageOf>;
}

/** An organization of the gateway, and the doors into it. Everything is on the contact c-1 of a source. */
export interface FieldOrganization {
  id: string;
  slug: string;
  client: GraphQLClient;
  /** Runs `import` with a file. */
  importFile(system: SystemName, content: Buffer | string): Promise<Outcome>;
  /** Runs `import --ndjson` with a line of a response body. */
  importLine(system: SystemName, response: string): Promise<Outcome>;
  /** Adds a live source and reads all of its list. */
  readLive(system: SystemName, answer: Answer): Promise<Outcome>;
  /** Reads all of the list of a live source again. */
  readAgain(system: SystemName): Promise<Outcome>;
  /** Posts a query and returns the body of the response as it is. */
  post(query: string): Promise<string>;
  cli(args: string[], input?: string): Promise<CliResult>;
  /** Writes a file for a command. @returns its path. */
  write(name: string, content: Buffer | string): string;
  /** The names of the organization's records, in their order. */
  names(): Promise<string[]>;
}

export interface FieldGateway {
  createOrganization(): Promise<FieldOrganization>;
}

const RECORD = { object: 'contacts', id: 'c-1' };

/** One gateway for all inputs of a test file, with a server that is their upstream system. */
export function useFieldGateway(): FieldGateway {
  const cli = useCliGateway();
  const answers = new Map<string, Answer>();
  const upstream = createServer((request, response) => {
    const [, organization = '', ...rest] = (request.url ?? '').split('/');
    request.url = `/${rest.join('/')}`;
    answers.get(organization)!(request, response);
  });
  beforeAll(() => new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise<void>((resolve) => void upstream.close(() => resolve())));

  let count = 0;
  return {
    async createOrganization() {
      const slug = `field-${++count}`;
      const id = await createTestOrganization(cli.database, slug);
      const client = await cli.server.clientOf(id, { scopes: ['read', 'write'] });
      const run = (args: string[], input?: string) =>
        cli.run([...args, '--org', slug], { input, env: { TOKEN: 'token' } });
      const write = (name: string, content: Buffer | string) => {
        const file = path.join(cli.folder, `${slug}-${name}`);
        writeFileSync(file, content);
        return file;
      };
      const outcomeOf = async (result: CliResult, source: string): Promise<Outcome> => {
        const timeline = await readWholeTimeline(client, { source, ...RECORD }).catch(() => null);
        return {
          counts: JSON.parse(result.stdout.trim().split('\n').at(-1) || '{}'),
          said: result.stderr.split('\n').filter(Boolean).map(withoutPlace),
          nodes: timeline?.nodes ?? [],
          coverage: timeline ? coverageOf(timeline, source) : undefined,
        };
      };
      const organization: FieldOrganization = {
        id,
        slug,
        client,
        async importFile(system, content) {
          const record = ['--object', RECORD.object, '--record', RECORD.id];
          const source = ['--system', system, '--source', system];
          const file = write('body.json', content);
          return outcomeOf(await run(['import', ...source, ...record, file]), system);
        },
        async importLine(system, response) {
          const { object, id: record } = RECORD;
          const head = JSON.stringify({ system, source: system, object, record });
          const file = write('lines.ndjson', `${head.slice(0, -1)},"response":${response}}\n`);
          return outcomeOf(await run(['import', '--ndjson', file]), system);
        },
        async readLive(system, answer) {
          answers.set(slug, answer);
          const { port } = upstream.address() as AddressInfo;
          const added = await run([
            ...['source', 'add', '--slug', `live-${system}`, '--system', system, '--name', system],
            ...['--url', `http://127.0.0.1:${port}/${slug}`, '--token-env', 'TOKEN'],
            ...(system === 'invent' ? ['--invent-org', 'o-1'] : []),
          ]);
          if (added.exitCode !== 0) throw new Error(added.stderr);
          return organization.readAgain(system);
        },
        async readAgain(system) {
          const source = `live-${system}`;
          const record = `${source}:${RECORD.object}:${RECORD.id}`;
          return outcomeOf(await run(['sync', '--record', record, '--full']), source);
        },
        async post(query) {
          const key = await cli.server.keyOf(id);
          const response = await fetch(cli.server.url, {
            method: 'POST',
            headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
            body: JSON.stringify({ query }),
          });
          return response.text();
        },
        cli: run,
        write,
        async names() {
          const records = await cli.database.prisma.crmRecord.findMany({
            where: { organizationId: id, name: { not: null } },
            orderBy: { name: 'asc' },
          });
          return records.map(({ name }) => name!);
        },
      };
      return organization;
    },
  };
}

/** A line of standard error without the file, the line and the path of the item. */
function withoutPlace(line: string): string {
  return line.replace(/^(warning: )?(?:\/\S+: )?(?:\$\S*: )?/, '$1');
}

/** Answers with the pages of a list, by page or by a cursor that is the number of a page; then with `rest`. */
export function pagesOf(pages: readonly unknown[], rest: unknown = []): Answer {
  return (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    const index = Number(searchParams.get('page') ?? searchParams.get('cursor') ?? 1) - 1;
    sendJson(response, pages[index] ?? rest);
  };
}

/** @param body JSON text, or a value. */
export function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
