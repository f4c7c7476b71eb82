import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'graphql';
import { crmTypeDefs, type Person, startCrm } from './start-crm.js';
import { startRouter } from './start-router.js';

// npm run federation: Activity Gateway with its demo organization, a CRM, and a router in front of both. Ctrl-C
// stops them, also while they start.

// Of Activity Gateway, which reads both, too.
const { PORT = '4000', DATA_DIR = '.data', DATABASE_URL } = process.env;
const ACTIVITIES = `http://127.0.0.1:${PORT}`;
const ROUTER_PORT = 4100;
const JOBS = ['Head of Purchasing', 'Controller', 'Office Manager', 'Managing Director'];
const TEAMS = ['Sales North', 'Sales South', 'Support'];

/** How to stop what was started, in the order of the start. */
const running: { stop(): Promise<unknown> }[] = [];
let isStopping = false;
// npm passes on the signals that the terminal has sent already.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

if (!/^[1-9]\d*$/.test(PORT)) fail(`PORT must be the number of a port, got ${PORT}.`);
// Only an embedded PostgreSQL has the demo organization.
if (DATABASE_URL) fail('DATABASE_URL must not be set: the example shows the demo organization.');
if (!(await isReady())) await startGateway();
const key = readDemoKey();
const activitiesUrl = `${ACTIVITIES}/graphql`;

// The schema of each subgraph, from the subgraph itself.
const { _service } = await ask<{ _service: { sdl: string } }>(
  activitiesUrl,
  '{ _service { sdl } }',
);
const crm = await startCrm(await inventPeople());
running.push(crm);
const router = await startRouter(
  [
    { name: 'activities', url: activitiesUrl, typeDefs: parse(_service.sdl) },
    { name: 'crm', url: crm.url, typeDefs: crmTypeDefs },
  ],
  { port: ROUTER_PORT },
);
running.push(router);

await show(
  'Contacts of the CRM with their timelines:',
  '{ people(first: 2) { nodes { name jobTitle owner { name team } timeline(first: 1) { totalCount nodes { summary } } } } }',
);
await show(
  'Activities with the profiles of their contacts:',
  '{ activities(first: 2) { nodes { summary records { name ... on Contact { jobTitle } } } } }',
);
say(`Router, with GraphiQL:  ${router.url}
Activity Gateway:       ${activitiesUrl}
CRM:                    ${crm.url}
Header for GraphiQL:    { "authorization": "Bearer ${key}" }
Ctrl-C ends it.`);

/** Stops what was started, the last first, and ends. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const started of running.reverse()) await started.stop();
  process.exit();
}

function fail(reason: string): never {
  console.error(reason);
  process.exit(1);
}

function readDemoKey(): string {
  const file = path.join(DATA_DIR, 'demo-key');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    return fail(
      `The gateway at ${ACTIVITIES} must have its demo organization in DATA_DIR: ${(error as Error).message}.`,
    );
  }
}

/** Makes up profiles of the contacts that something happened with last. */
async function inventPeople(): Promise<Person[]> {
  const { activities, actors } = await ask<{
    activities: { nodes: { records: { __typename: string; id: string }[] }[] };
    actors: { nodes: { id: string; name: string }[] };
  }>(
    activitiesUrl,
    `{
      activities(first: 50) { nodes { records { __typename id } } }
      actors(type: USER, first: 3) { nodes { id name } }
    }`,
  );
  const contacts = activities.nodes
    .flatMap(({ records }) => records)
    .filter(({ __typename }) => __typename === 'Contact');
  return [...new Set(contacts.map(({ id }) => id))].map((id, n) => ({
    id,
    jobTitle: JOBS[n % JOBS.length]!,
    owner: { ...actors.nodes[n % actors.nodes.length]!, team: TEAMS[n % TEAMS.length]! },
  }));
}

async function show(title: string, query: string): Promise<void> {
  say(`${title}\n\n  ${query}\n\n${JSON.stringify(await ask(router.url, query), null, 2)}\n`);
}

/** Sends a query as the client whose key it is. @throws for a result with errors. */
async function ask<T>(url: string, query: string): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Starts Activity Gateway, as npm start does, and waits until it answers. */
async function startGateway(): Promise<void> {
  say('Starting Activity Gateway; its first start loads the demo organization.');
  const started = spawn(process.execPath, ['dist/program/main.js', 'serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // Ctrl-C is for this process, which stops it last, also where it fails.
    detached: true,
  });
  const hasEnded = once(started, 'exit');
  process.once('exit', () => started.kill('SIGTERM'));
  running.push({
    stop() {
      started.kill('SIGTERM');
      return hasEnded;
    },
  });
  while (!(await isReady())) {
    if (started.exitCode !== null && !isStopping) process.exit(1);
    await sleep(200);
  }
}

async function isReady(): Promise<boolean> {
  return fetch(`${ACTIVITIES}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function say(text: string): void {
  console.log(text);
}
