import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v5 as uuidV5 } from 'uuid';
import { issueKey } from '../src/access/manage-keys.js';
import { createLoggedActivity } from '../src/activity/logged-activity.js';
import type { Database } from '../src/db/database.js';
import { createOrganization } from '../src/ingest/create-organization.js';
import { ensureSource } from '../src/ingest/ensure-source.js';
import { Importer, type LocatedProblem } from '../src/ingest/importer.js';
import { insertNativeActivity } from '../src/ingest/native-activities.js';
import { stateRecord } from '../src/record/link-records.js';
import { readParsedBody } from '../src/sources/read-body.js';
import { findSourceDefinition, NATIVE } from '../src/sources/registry.js';
import { demoEnvelopes, demoOrganization, demoRecords, demoSources } from './demo-organization.js';
import { demoTasks } from './demo-tasks.js';

/** The namespace of the demo's ids, which are the same at every load. */
const DEMO_ID = '019345ab-0000-7000-8000-000000000de0';
const newId = (name: string) => uuidV5(name, DEMO_ID);

/** The demo's key; null until the demo has been loaded completely. */
export function readDemoKey(dataDir: string): string | null {
  const file = keyFile(dataDir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/**
 * Loads the demo organization by importing its upstream systems' responses, and logs its own tasks. Loading it
 * again changes nothing and completes a load that was interrupted.
 * @param onProgress receives the number of activities read so far.
 * @returns its key, which is stored below the data folder.
 */
export async function loadDemo(
  database: Database,
  dataDir: string,
  onProgress: (read: number) => void = () => {},
): Promise<string> {
  await createOrganization(database, { id: DEMO_ID, ...demoOrganization }, newId);
  await stateRecords(database);
  const importer = new Importer({
    database,
    organizationId: DEMO_ID,
    newId,
    onInvalid: raise,
    onWarning: raise,
  });
  // All of one source before the next: the importer stores the items of one source together.
  const envelopes = [...demoEnvelopes()].sort((a, b) => a.source.localeCompare(b.source));
  for (const { system, source, object, record, name, response } of envelopes) {
    await importer.addBody(readParsedBody(response, definitionOf(system)), {
      location: `${source}:${object}:${record}`,
      definition: definitionOf(system),
      source,
      record: { object, externalId: record, name: name ?? null },
    });
    onProgress(importer.counts.read);
  }
  await importer.finish();
  await logTasks(database);
  const kept = readDemoKey(dataDir);
  if (kept) return kept;
  const key = await issueKey(database, {
    organizationId: DEMO_ID,
    name: 'Demo',
    scopes: ['read', 'write'],
  });
  writeFileSync(keyFile(dataDir), key, { mode: 0o600 });
  return key;
}

/** Links the external ids of one person in several systems to one record. */
async function stateRecords(database: Database): Promise<void> {
  const sourceIds = new Map<string, string>();
  for (const { slug, system } of demoSources) {
    const id = await ensureSource(database, DEMO_ID, slug, definitionOf(system), newId);
    sourceIds.set(slug, id);
  }
  for (const { object, name, company, external } of demoRecords()) {
    await stateRecord(database, DEMO_ID, {
      object,
      name,
      company,
      newId,
      external: Object.entries(external).map(([slug, externalId]) => ({
        sourceId: sourceIds.get(slug)!,
        object,
        externalId,
      })),
    });
  }
}

/** Logs the tasks of the demo, on records and for users that the import has stored. */
async function logTasks(database: Database): Promise<void> {
  const { prisma } = database;
  const organizationId = DEMO_ID;
  const { id: sourceId } = await prisma.source.findFirstOrThrow({
    where: { organizationId, system: NATIVE },
  });
  for (const task of demoTasks) {
    const id = newId(`task ${task.title}`);
    if ((await prisma.activity.count({ where: { id } })) > 0) continue;
    const assignee = await findUser(task.assignee.id);
    const activity = createLoggedActivity(
      task.kind,
      {
        title: task.title,
        status: task.status,
        dueDate: task.dueDate,
        occurredAt: task.loggedAt,
        assignee,
        actor: { type: 'USER', id: (await findUser(task.loggedBy.id)).id },
      },
      task.loggedAt,
    );
    const recordIds = [
      ...(task.contact ? [await findRecordId('contacts', task.contact)] : []),
      ...(task.company ? [await findRecordId('companies', task.company)] : []),
    ];
    const assigneeName = assignee.name;
    const idempotency = null;
    const newActivity = {
      organizationId,
      sourceId,
      activity,
      assigneeName,
      recordIds,
      idempotency,
    };
    await insertNativeActivity(database, newActivity, id);
  }

  function findUser(externalId: string) {
    return prisma.actor.findFirstOrThrow({ where: { organizationId, type: 'USER', externalId } });
  }

  async function findRecordId(object: string, name: string): Promise<string> {
    const where = { organizationId, object, name };
    return (await prisma.crmRecord.findFirstOrThrow({ where })).id;
  }
}

function definitionOf(system: string) {
  const definition = findSourceDefinition(system);
  if (!definition) throw new Error(`the demo names an unknown system: ${system}`);
  return definition;
}

function keyFile(dataDir: string): string {
  return path.join(dataDir, 'demo-key');
}

function raise({ location, field, reason }: LocatedProblem): never {
  throw new Error(`the demo's own data is not valid: ${location}: ${field} ${reason}`);
}
