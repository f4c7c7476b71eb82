import { v5 as uuidV5 } from 'uuid';
import type { ActivityInput } from '../../src/activity/activity-input.js';
import { recordPrefix } from '../../src/activity/crm-object.js';
import { keyInSource, type RecordInSource } from '../../src/activity/record-reference.js';
import { encodeId } from '../../src/activity/type-id.js';
import type { Database } from '../../src/db/database.js';
import { inTransaction } from '../../src/db/transaction.js';
import { deleteActivities } from '../../src/ingest/delete-activities.js';
import { ensureSource } from '../../src/ingest/ensure-source.js';
import { type WriteOutcome, writeActivities } from '../../src/ingest/write-activities.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import type { KnownActivity } from './known-activity.js';
import { plainWords } from './known-activity.js';

/** An activity to be written, on the records that it names. */
export interface JournalEntry extends Omit<ActivityInput, 'wire' | 'records' | 'occurredAt'> {
  occurredAt: string;
  records: RecordInSource[];
  /** The external id of the user to whom a task is given; no upstream's document has one yet. */
  assigneeUser?: string;
}

/** Writes activities of one organization as an import does, and knows what is there. */
export class ActivityJournal {
  /** By UUID; deleted ones are gone. */
  readonly known = new Map<string, KnownActivity>();
  private readonly sources = new Map<string, string>();
  private readonly records = new Map<string, { id: string; object: string }>();

  constructor(
    private readonly database: Database,
    readonly organizationId: string,
  ) {}

  /**
   * Ids are made of names: known beforehand, and in an order that has nothing to do with that in
   * which activities are written.
   */
  readonly newId = (name: string): string => uuidV5(name, this.organizationId);

  /** The id of a source, by the slug that is its system's name too; made where there is none. */
  async sourceId(slug: string): Promise<string> {
    let id = this.sources.get(slug);
    if (id === undefined) {
      const definition = findSourceDefinition(slug.split('-')[0]!);
      if (!definition) throw new Error(`no system for the source ${slug}`);
      const { database, organizationId, newId } = this;
      id = await ensureSource(database, organizationId, slug, definition, newId);
      this.sources.set(slug, id);
    }
    return id;
  }

  /** Writes new activities in one transaction. */
  write(source: string, entries: readonly JournalEntry[]): Promise<KnownActivity[]> {
    return this.store(source, entries, ['added']);
  }

  /** Writes activities anew that it holds already; they may be on other records then. */
  rewrite(source: string, entries: readonly JournalEntry[]): Promise<KnownActivity[]> {
    return this.store(source, entries, ['updated', 'unchanged']);
  }

  private async store(
    source: string,
    entries: readonly JournalEntry[],
    wanted: readonly WriteOutcome[],
  ): Promise<KnownActivity[]> {
    const { organizationId, newId } = this;
    const sourceId = await this.sourceId(source);
    const target = { organizationId, sourceId, newId };
    await inTransaction(this.database.pool, async (client) => {
      const outcomes = await writeActivities(
        client,
        target,
        entries.map(({ assigneeUser: _, ...input }) => ({
          input: { ...input, wire: { id: input.externalId } },
          readFrom: null,
        })),
      );
      const other = outcomes.find((outcome) => !wanted.includes(outcome));
      if (other) throw new Error(`to be ${wanted.join(' or ')}, and one activity was ${other}`);
    });
    await this.assign(sourceId, entries);
    await this.findRecords(source, entries);
    const added = entries.map((entry) => this.toKnown(source, sourceId, entry));
    for (const activity of added) this.known.set(activity.id, activity);
    return added;
  }

  /** Deletes activities in one transaction. */
  async delete(ids: readonly string[]): Promise<void> {
    await inTransaction(this.database.pool, (client) =>
      deleteActivities(client, this.organizationId, [...ids]),
    );
    for (const id of ids) this.known.delete(id);
  }

  /** The record that a source calls so. */
  record(source: string, ref: RecordInSource): { id: string; object: string } {
    const record = this.records.get(`${source} ${keyInSource(ref)}`);
    if (!record) throw new Error(`no activity was written on ${source} ${keyInSource(ref)}`);
    return record;
  }

  private toKnown(source: string, sourceId: string, entry: JournalEntry): KnownActivity {
    const { newId } = this;
    const actor = (type: 'USER' | 'ASSISTANT', externalId: string | undefined) =>
      externalId === undefined
        ? null
        : encodeId(
            type === 'USER' ? 'user' : 'assistant',
            newId(`actor ${type} ${sourceId} ${externalId}`),
          );
    const texts = [
      entry.title,
      entry.subject,
      entry.snippet,
      entry.description,
      entry.assigneeName,
      ...(entry.attachments ?? []).map(({ filename }) => filename),
    ];
    return {
      id: newId(`activity ${sourceId} ${entry.externalId}`),
      occurredAt: entry.occurredAt,
      kind: entry.kind,
      source,
      channel: entry.channel ?? null,
      direction: entry.direction ?? null,
      user: actor('USER', entry.user?.externalId),
      assistant: actor('ASSISTANT', entry.assistant?.externalId),
      assignee: actor('USER', entry.assigneeUser),
      segment: entry.segment
        ? encodeId('segment', newId(`segment  ${sourceId} ${entry.segment.externalId}`))
        : null,
      records: entry.records.map((ref) => this.record(source, ref)),
      status: entry.status ?? null,
      due: entry.dueAt ?? (entry.dueDate ? `${entry.dueDate}T00:00:00.000Z` : null),
      words: texts.flatMap((text) => plainWords(text ?? '')),
    };
  }

  private async findRecords(source: string, entries: readonly JournalEntry[]): Promise<void> {
    const refs = entries.flatMap(({ records }) => records);
    if (refs.every((ref) => this.records.has(`${source} ${keyInSource(ref)}`))) return;
    const { rows } = await this.database.pool.query<RecordInSource & { recordId: string }>(
      `select object, external_id as "externalId", record_id as "recordId" from record_link
        where source_id = $1`,
      [this.sources.get(source)],
    );
    for (const { recordId, ...ref } of rows) {
      const record = { id: encodeId(recordPrefix(ref.object), recordId), object: ref.object };
      this.records.set(`${source} ${keyInSource(ref)}`, record);
    }
  }

  /** Entries are replaced, never changed in place. */
  private async assign(sourceId: string, entries: readonly JournalEntry[]): Promise<void> {
    const assigned = entries.filter(({ assigneeUser }) => assigneeUser !== undefined);
    if (assigned.length === 0) return;
    const pairs = assigned.map(({ externalId, assigneeUser }) => ({
      activity_id: this.newId(`activity ${sourceId} ${externalId}`),
      assignee_id: this.newId(`actor USER ${sourceId} ${assigneeUser}`),
    }));
    await inTransaction(this.database.pool, async (client) => {
      await client.query(
        `update activity a set assignee_id = p.assignee_id
           from json_populate_recordset(null::timeline_entry, $1) p where a.id = p.activity_id`,
        [JSON.stringify(pairs)],
      );
      const { rows } = await client.query(
        'delete from timeline_entry where activity_id = any($1::uuid[]) returning *',
        [pairs.map(({ activity_id }) => activity_id)],
      );
      const byId = new Map(pairs.map((pair) => [pair.activity_id, pair]));
      await client.query(
        `insert into timeline_entry
         select * from json_populate_recordset(null::timeline_entry, $1)`,
        [JSON.stringify(rows.map((row) => ({ ...row, ...byId.get(row.activity_id) })))],
      );
    });
  }
}
