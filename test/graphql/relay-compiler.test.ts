import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPersistedOperations } from '../../src/http/read-persisted-operations.js';

/** A module of a client: a list that Relay pages through, and an object that it reads again by its id. */
const MODULE = `
import { graphql } from 'relay-runtime';

graphql\`
  query contactQuery($contact: RecordBy!) {
    contact(by: $contact) {
      name
      ...contact_timeline
    }
  }
\`;

graphql\`
  fragment contact_timeline on Contact
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "contactTimelineQuery") {
    timeline(first: $count, after: $cursor) @connection(key: "contact_timeline") {
      totalCount
      edges { node { summary ...contact_node } }
    }
  }
\`;

graphql\`
  fragment contact_node on Node @refetchable(queryName: "contactNodeQuery") {
    ... on Activity { occurredAt kind }
    ... on CrmRecord { name }
  }
\`;
`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'relay-'));
const manifest = path.join(folder, 'persisted.json');
let output: string;
beforeAll(async () => {
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'src/contact.ts'), MODULE);
  writeFileSync(path.join(folder, 'package.json'), '{}');
  copyFileSync('schema.graphql', path.join(folder, 'schema.graphql'));
  // relay-compiler adds to the file, and wants one.
  writeFileSync(manifest, '{}');
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'typescript',
    persistConfig: { file: manifest, algorithm: 'SHA256' },
  };
  writeFileSync(path.join(folder, 'relay.config.json'), JSON.stringify(config));
  const relayCompiler: string = createRequire(import.meta.url)('relay-compiler');
  const { stdout, stderr } = await promisify(execFile)(relayCompiler, ['relay.config.json'], {
    cwd: folder,
  });
  output = stdout + stderr;
});
afterAll(() => rmSync(folder, { recursive: true }));

const artifact = (name: string) =>
  readFileSync(path.join(folder, `src/__generated__/${name}.graphql.ts`), 'utf8');

it('accepts schema.graphql', () => {
  expect(output).not.toMatch(/error/i);
  expect(artifact('contactQuery')).toContain('ConcreteRequest');
});

it('makes a connection of a timeline, which it reads on by the id of the contact', () => {
  expect(artifact('contact_timeline')).toMatch(/"connection": \[\s*\{/);
  expect(artifact('contact_timeline')).toMatch(/"identifierField": "id"/);
});

it('writes operations that the gateway accepts as persisted ones', () => {
  const { documents } = readPersistedOperations({ mode: 'only', file: manifest });
  const texts = [...documents.values()];
  expect(texts).toHaveLength(3);
  const textOf = (name: string) => texts.find((text) => text.startsWith(`query ${name}(`));
  expect(textOf('contactQuery')).toContain('contact(by: $contact)');
  expect(textOf('contactTimelineQuery')).toMatch(/node\(id: \$id\)/);
  expect(textOf('contactTimelineQuery')).toContain('pageInfo {');
  expect(textOf('contactTimelineQuery')).toContain('timeline(first: $count, after: $cursor)');
  expect(textOf('contactNodeQuery')).toMatch(/node\(id: \$id\)/);
});
