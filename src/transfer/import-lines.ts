import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { LOGGED_FIELDS } from '../activity/fields.js';
import { checkActivityFields, type LoggedActivity } from '../activity/logged-activity.js';
import { parseJson } from '../db/json.js';
import { inTransaction, isDataError, type Transaction } from '../db/transaction.js';
import { CommandError, GatewayError } from '../errors.js';
import type { BodyOrigin } from '../ingest/body-origin.js';
import {
  type ImportCounts,
  Importer,
  type ImporterOptions,
  type LocatedProblem,
  MAX_BATCH_SIZE,
} from '../ingest/importer.js';
import {
  DeletedOrganizationError,
  ensureImportSource,
  lockForImport,
} from '../ingest/lock-for-import.js';
import {
  createRejectedItem,
  type ExportedRejectedItem,
  restoreRejected,
} from '../ingest/rejected-items.js';
import { type ExportedEntity, restoreEntities } from '../ingest/restore-entities.js';
import { type ExportedActivity, restoreLogged } from '../ingest/restore-logged.js';
import {
  type ExportedRecord,
  type RecordOutcome,
  restoreRecords,
} from '../record/restore-records.js';
import { readParsedBody } from '../sources/read-body.js';
import { readLines } from '../sources/read-lines.js';
import { describeIssue, type Problem, WITH_REASONS } from '../sources/read-wire.js';
import { findSourceDefinition, NATIVE, SOURCE_DEFINITIONS } from '../sources/registry.js';
import {
  activityLineSchema,
  actorLineSchema,
  broadcastLineSchema,
  envelopeSchema,
  exportedEnvelopeSchema,
  recordLineSchema,
  rejectedLineSchema,
  segmentLineSchema,
  sourceLineSchema,
} from './line-schemas.js';

/** The most lines stored in one transaction. */
const MAX_BATCH_LINES = 500;

/** The numbers of an import; `records` only where lines named some. */
export interface LineCounts extends ImportCounts {
  records?: Record<RecordOutcome, number>;
}

interface Located<T> {
  location: string;
  value: T;
}

/** A rejected item of a source. */
interface ExportedRejected {
  sourceId: string;
  item: ExportedRejectedItem;
}

/** What is read but not stored yet; of one type, since later lines refer to earlier ones. */
type Batch =
  | { type: 'records'; lines: Located<ExportedRecord>[] }
  | { type: 'entities'; lines: Located<ExportedEntity>[] }
  | { type: 'rejected'; lines: Located<ExportedRejected>[] }
  | { type: 'activities'; lines: Located<ExportedActivity>[] };

/**
 * Imports NDJSON: envelopes with response bodies, and what `export` writes. Each batch is one transaction:
 * a killed import leaves complete items, and repeating it adds the missing ones.
 */
export class LineImporter {
  private readonly importer: Importer;
  private readonly records: Record<RecordOutcome, number> = {
    added: 0,
    updated: 0,
    unchanged: 0,
    erased: 0,
  };
  private hasRecords = false;
  private batch: Batch | null = null;
  private batchSize = 0;
  /** UUIDs of the sources that lines have named, by slug. */
  private readonly sources = new Map<string, string>();

  constructor(private readonly options: ImporterOptions) {
    this.importer = new Importer(options);
  }

  get counts(): LineCounts {
    const { counts } = this.importer;
    return this.hasRecords ? { ...counts, records: this.records } : counts;
  }

  /**
   * Imports the lines of a file. A read error is reported as an invalid item and ends it.
   * @param file its name, for messages.
   */
  async addFile(input: AsyncIterable<Uint8Array>, file: string): Promise<void> {
    let number = 0;
    try {
      for await (const line of readLines(reportingErrors(input))) {
        number++;
        if (line.every((byte) => byte <= SPACE)) continue;
        await this.addLine(line, `${file}:${number}`);
      }
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error;
      this.importer.reject({ location: file, field: '', reason: error.message });
    }
  }

  /** Counts and reports what was not read as it came. */
  warn(problem: LocatedProblem): void {
    this.importer.warn(problem);
  }

  /** Stores what is left. */
  async finish(): Promise<LineCounts> {
    await this.flush();
    await this.importer.finish();
    return this.counts;
  }

  private async addLine(line: Buffer, location: string): Promise<void> {
    const json = parseLine(line);
    if ('problem' in json) {
      this.importer.reject({ location, field: '', reason: json.problem });
      return;
    }
    try {
      await this.addValue(json.value, location, line.length);
    } catch (error) {
      this.importer.reject(...describeError(error).map((problem) => ({ location, ...problem })));
    }
  }

  /** @throws {z.ZodError} {CommandError} {GatewayError} where the line is invalid. */
  private async addValue(value: unknown, location: string, size: number): Promise<void> {
    const members: Record<string, unknown> = typeof value === 'object' ? { ...value } : {};
    const isOwn = (name: string) => members.system === undefined && isObject(members[name]);
    if (isOwn('source')) return this.addSource(sourceLineSchema.parse(value, WITH_REASONS).source);
    if (isOwn('record')) {
      const { record } = recordLineSchema.parse(value, WITH_REASONS);
      return this.add('records', { location, value: await this.toRecord(record) }, size);
    }
    if (isOwn('actor') || isOwn('segment') || isOwn('broadcast')) {
      return this.add('entities', { location, value: await this.toEntity(value, members) }, size);
    }
    if (isOwn('activity')) {
      const { activity } = activityLineSchema.parse(value, WITH_REASONS);
      this.importer.counts.read++;
      return this.add('activities', { location, value: toActivity(activity) }, size);
    }
    if (isOwn('rejected')) {
      const rejected = await this.toRejected(value);
      if (rejected) return this.add('rejected', { location, value: rejected }, size);
      return;
    }
    if (members.activity !== undefined) {
      const envelope = exportedEnvelopeSchema.parse(value, WITH_REASONS);
      const exported = envelope.activity;
      return this.addEnvelope({ location, record: null, exported }, envelope);
    }
    const envelope = envelopeSchema.parse(value, WITH_REASONS);
    const { object, record: externalId, name = null } = envelope;
    return this.addEnvelope({ location, record: { object, externalId, name } }, envelope);
  }

  private async addEnvelope(
    origin: Pick<BodyOrigin, 'location' | 'record' | 'exported'>,
    {
      system,
      source,
      response,
    }: Pick<z.infer<typeof envelopeSchema>, 'system' | 'source' | 'response'>,
  ): Promise<void> {
    const definition = findSourceDefinition(system);
    if (!definition) throw invalid('system', `must be one of ${systemNames()}`, system);
    await this.flush();
    await this.importer.addBody(readParsedBody(response, definition), {
      ...origin,
      definition,
      source,
    });
  }

  private async addSource({
    slug,
    system,
    name,
  }: z.infer<typeof sourceLineSchema>['source']): Promise<void> {
    const definition = findSourceDefinition(system);
    if (!definition) throw invalid('source.system', `must be one of ${systemNames()}`, system);
    const { database, organizationId } = this.options;
    const id = await ensureImportSource(
      database,
      organizationId,
      slug,
      definition,
      undefined,
      name,
    );
    this.sources.set(slug, id);
  }

  /** The UUID of a source. @throws {z.ZodError} where there is none. */
  private async sourceId(slug: string, field: string): Promise<string> {
    const known = this.sources.get(slug);
    if (known !== undefined) return known;
    const { database, organizationId } = this.options;
    const source = await database.prisma.source.findUnique({
      where: { organizationId_slug: { organizationId, slug } },
    });
    if (!source || source.system === NATIVE) {
      throw invalid(field, 'there is no such source: its line must come before', slug);
    }
    this.sources.set(slug, source.id);
    return source.id;
  }

  private async toRecord({
    external,
    name,
    company,
    ...record
  }: z.infer<typeof recordLineSchema>['record']): Promise<ExportedRecord> {
    const links: ExportedRecord['links'] = [];
    for (const [index, { source, id, ...coverage }] of external.entries()) {
      const sourceId = await this.sourceId(source, `record.external.${index}.source`);
      links.push({ sourceId, object: record.object, externalId: id, ...coverage });
    }
    return { ...record, name: name ?? null, company: company ?? null, links };
  }

  private async toEntity(
    value: unknown,
    members: Record<string, unknown>,
  ): Promise<ExportedEntity> {
    if (isObject(members.actor)) {
      const { source, asOf, type, id, ...actor } = actorLineSchema.parse(value, WITH_REASONS).actor;
      await this.sourceId(source, 'actor.source');
      return { source, asOf, type, actor: { externalId: id, ...actor } };
    }
    if (isObject(members.segment)) {
      const { source, asOf, id, ...segment } = segmentLineSchema.parse(value, WITH_REASONS).segment;
      await this.sourceId(source, 'segment.source');
      return { source, asOf, segment: { externalId: id, ...segment } };
    }
    const { source, asOf, id, name } = broadcastLineSchema.parse(value, WITH_REASONS).broadcast;
    await this.sourceId(source, 'broadcast.source');
    return { source, asOf, broadcast: { externalId: id, name: name ?? null } };
  }

  /** @returns null where the item is too long to be kept. */
  private async toRejected(value: unknown): Promise<ExportedRejected | null> {
    const { source, list, path, reason, item, outdated, ...seen } = rejectedLineSchema.parse(
      value,
      WITH_REASONS,
    ).rejected;
    const sourceId = await this.sourceId(source, 'rejected.source');
    const { system } = await this.options.database.prisma.source.findUniqueOrThrow({
      where: { id: sourceId },
    });
    const readFrom = list && { object: list.object, externalId: list.id };
    const problems = [{ field: '', reason }];
    const part = { item, itemPath: path };
    const rejected = createRejectedItem(findSourceDefinition(system)!, part, readFrom, problems);
    return rejected && { sourceId, item: { ...rejected, ...seen, isOutdated: outdated } };
  }

  /** Adds a line to the batch; one of another type, or the same activity again, is stored after it. */
  private async add<T extends Batch['type']>(
    type: T,
    line: Extract<Batch, { type: T }>['lines'][number],
    size: number,
  ): Promise<void> {
    const isFull =
      (this.batch?.lines.length ?? 0) >= MAX_BATCH_LINES ||
      this.batchSize + size > MAX_BATCH_SIZE ||
      ((type === 'records' || type === 'activities') &&
        this.batch !== null &&
        holds(this.batch, line.value));
    if (this.batch?.type !== type || isFull) {
      await this.flush();
      await this.importer.flush();
      this.batch = { type, lines: [] } as Batch;
    }
    (this.batch!.lines as (typeof line)[]).push(line);
    this.batchSize += size;
  }

  private async flush(): Promise<void> {
    const { batch } = this;
    this.batch = null;
    this.batchSize = 0;
    if (batch) await this.store(batch);
  }

  /** Stores a batch; if PostgreSQL refuses it, line by line, without the refused ones. */
  private async store(batch: Batch): Promise<void> {
    try {
      if (batch.type === 'records') await this.storeRecords(batch.lines);
      else if (batch.type === 'entities') await this.storeEntities(batch.lines);
      else if (batch.type === 'rejected') await this.storeRejected(batch.lines);
      else await this.storeActivities(batch.lines);
    } catch (error) {
      if (!isDataError(error)) throw error;
      if (batch.lines.length > 1) {
        for (const line of batch.lines) await this.store({ ...batch, lines: [line] } as Batch);
        return;
      }
      const reason = `cannot be stored: ${(error as Error).message}`;
      this.importer.reject({ location: batch.lines[0]!.location, field: '', reason });
    }
  }

  private async storeRecords(lines: Located<ExportedRecord>[]): Promise<void> {
    const { database, organizationId } = this.options;
    const records = lines.map(({ value }) => value);
    const outcomes = await restoreRecords(database, organizationId, records);
    this.hasRecords = true;
    for (const outcome of outcomes) this.records[outcome]++;
  }

  private async storeEntities(lines: Located<ExportedEntity>[]): Promise<void> {
    const entities = lines.map(({ value }) => value);
    await this.inTransaction((client, organizationId) =>
      restoreEntities(client, organizationId, entities, this.sources),
    );
  }

  private async storeRejected(lines: Located<ExportedRejected>[]): Promise<void> {
    const sourceIds = [...new Set(lines.map(({ value }) => value.sourceId))].sort();
    await this.inTransaction(async (client, organizationId) => {
      for (const sourceId of sourceIds) {
        const own = lines.filter(({ value }) => value.sourceId === sourceId);
        const items = own.map(({ value }) => value.item);
        await restoreRejected(client, { organizationId, sourceId }, items);
      }
    });
  }

  private async storeActivities(lines: Located<ExportedActivity>[]): Promise<void> {
    const activities = lines.map(({ value }) => value);
    await this.importer.startCounting();
    const outcomes = await this.inTransaction((client, organizationId) =>
      restoreLogged(client, organizationId, activities),
    );
    for (const [index, outcome] of outcomes.entries()) {
      if (typeof outcome === 'string') this.importer.counts[outcome]++;
      else this.importer.reject({ location: lines[index]!.location, ...outcome });
    }
  }

  private inTransaction<T>(
    work: (client: Transaction, organizationId: string) => Promise<T>,
  ): Promise<T> {
    const { database, organizationId } = this.options;
    return inTransaction(database.pool, async (client) => {
      await lockForImport(client, organizationId);
      return work(client, organizationId);
    });
  }
}

const SPACE = 0x20;

/** An input could not be read to its end. */
class UnreadableInput extends Error {}

async function* reportingErrors(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* input;
  } catch (error) {
    throw new UnreadableInput(`cannot be read: ${(error as Error).message}`);
  }
}

function parseLine(line: Buffer): { value: unknown } | { problem: string } {
  if (!isUtf8(line)) return { problem: 'is not UTF-8; --encoding names another' };
  try {
    return { value: parseJson(line.toString()) };
  } catch (error) {
    return { problem: `is not JSON: ${(error as Error).message}` };
  }
}

/** Why a line is invalid. @throws every other error. */
function describeError(error: unknown): Problem[] {
  if (error instanceof DeletedOrganizationError) throw error;
  if (error instanceof z.ZodError) return error.issues.map(describeIssue);
  if (error instanceof CommandError) return [{ field: 'source', reason: error.message }];
  throw error;
}

function invalid(field: string, message: string, input: unknown): z.ZodError {
  return new z.ZodError([{ code: 'custom', path: field.split('.'), message, input }]);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a batch has a record or an activity of the same id. */
function holds({ lines }: Batch, value: object): boolean {
  const id = (value as { id?: string }).id;
  return lines.some((line) => (line.value as { id?: string }).id === id);
}

/** @throws {z.ZodError} that names the field that is above its limit, or that the kind does not have. */
function toActivity(line: z.infer<typeof activityLineSchema>['activity']): ExportedActivity {
  const { id, source, delivery, kind, occurredAt, recordedAt, updatedAt, records } = line;
  const values = new Map<string, unknown>(Object.entries(line));
  const fields = Object.fromEntries(
    LOGGED_FIELDS.map((field) => [field, values.get(field) ?? null]),
  ) as Omit<LoggedActivity, 'kind' | 'userId' | 'assistantId' | 'assigneeId'>;
  try {
    checkActivityFields(kind, fields);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const [, field = '', reason = error.message] =
      /^input\.(\w+): (.*)$/s.exec(error.message) ?? [];
    throw invalid(`activity.${field}`, reason, undefined);
  }
  return {
    id,
    source,
    delivery: delivery ?? null,
    recordedAt,
    updatedAt,
    contentUpdatedAt: line.contentUpdatedAt,
    records,
    actor: line.actor ?? null,
    assignee: line.assignee ?? null,
    assigneeName: (line.assigneeName as string | null | undefined) ?? null,
    fields: { ...fields, kind, occurredAt },
  };
}

/** The names of the systems, for messages. */
function systemNames(): string {
  return SOURCE_DEFINITIONS.map(({ system }) => system.toLowerCase()).join(', ');
}
