import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import type { Viewer } from '../access/viewer.js';
import type { ActivityKey } from '../activity/fields.js';
import type {
  ActivityCategory,
  ActivityKind,
  DeliveryState,
  Direction,
  FieldChange,
  TaskStatus,
  TimePrecision,
} from '../activity/vocabulary.js';
import type { Database } from '../db/database.js';
import type { Broadcast, CrmRecord, Segment, Source } from '../db/prisma/client.js';
import type { FeedHub } from '../feed/hub.js';
import type { ChangeType } from '../feed/match-change.js';
import type { Actor, ActorType } from '../loaders/actor.js';
import type { Attachment } from '../loaders/attachment.js';
import type { Caller } from '../sync/reading-slots.js';
import type { Sync } from '../sync/sync.js';
import type { SourceCoverage } from '../timeline/coverage.js';
import type { Cursors } from '../timeline/cursor.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';

/** What every resolver is given: who asks, and what this request looks things up with. */
export interface GraphqlContext {
  viewer: Viewer;
  loaders: TimelineLoaders;
  database: Database;
  cursors: Cursors;
  /** What is followed live. */
  changes: FeedHub;
  /** Reads upstream systems. */
  sync: Sync;
  /** This request, for what is read from upstream systems while it waits. */
  caller: Caller;
  /** Whether the key is still good. @throws {GatewayError} UNAUTHENTICATED. */
  checkKey(): Promise<void>;
}

/** An enum's values; Pothos knows names of scalars only, so enums stand among them. */
interface EnumOf<T> {
  Input: T;
  Output: T;
}

export interface SchemaTypes {
  Context: GraphqlContext;
  DefaultFieldNullability: true;
  Scalars: {
    ID: { Input: string; Output: string };
    /** In: ISO 8601 in UTC with milliseconds. */
    DateTime: { Input: string; Output: string | Date };
    /** YYYY-MM-DD */
    Date: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    ActivityCategory: EnumOf<ActivityCategory>;
    ActivityKind: EnumOf<ActivityKind>;
    ActorType: EnumOf<ActorType>;
    ChangeType: EnumOf<ChangeType>;
    CoverageState: EnumOf<string>;
    DeliveryState: EnumOf<DeliveryState>;
    Direction: EnumOf<Direction>;
    LoggableKind: EnumOf<ActivityKind>;
    Scope: EnumOf<string>;
    SourceErrorCode: EnumOf<string>;
    SourceSystem: EnumOf<string>;
    TaskStatus: EnumOf<TaskStatus>;
    TimelineOrder: EnumOf<'NEWEST_FIRST' | 'OLDEST_FIRST'>;
    TimePrecision: EnumOf<TimePrecision>;
  };
  Interfaces: { Node: { id: string }; Activity: ActivityKey; Actor: Actor; CrmRecord: CrmRecord };
  Objects: {
    Attachment: Attachment;
    Broadcast: Broadcast;
    FieldChange: FieldChange;
    Segment: Segment;
    Source: Source;
    User: Actor;
    Assistant: Actor;
    Contact: CrmRecord;
    Company: CrmRecord;
    TableRecord: CrmRecord;
    SourceCoverage: SourceCoverage;
  };
}

/** Collects the schema's types; the files beside this one add theirs, schema.ts builds it. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ComplexityPlugin],
  // A field costs nothing but what cost.ts declares; the HTTP server checks the sum before execution.
  complexity: { disabled: true, defaultComplexity: 0, defaultListMultiplier: 20 },
});

export type GraphqlBuilder = typeof builder;
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
