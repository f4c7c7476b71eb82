import type { z } from 'zod';
import type { ActivityInput } from '../activity/activity-input.js';
import type { NativeActivity } from '../activity/native-activity.js';
import type { RecordInSource } from '../activity/record-reference.js';
import type { ActivityKind } from '../activity/vocabulary.js';

/** What one page says about where it stands in its list, as its system puts it. */
export interface PageFacts {
  /** Items read from the page, by the path that they were found at. */
  items: Record<string, number>;
  /** The values found at `pagePaths`. */
  values: Record<string, unknown>;
}

/** What a source must be told besides its URL and token: the org of Invent. */
export type SourceConfig = Record<string, string>;

/** The list of one record at an upstream system. */
export interface UpstreamList extends RecordInSource {
  config: SourceConfig;
}

/** Where a page stands in its list, as its system names it: a page number, a cursor. JSON. */
export type PagePosition = Record<string, string | number>;

/** What a page says of the list that it is of. */
export interface ListFacts {
  /** The page after this one; null: this is the last. */
  next: PagePosition | null;
  /** How many items there are in all, by the path that they stand at; absent: it does not say. */
  totals: Record<string, number>;
  /** The number of this page, where the page itself says it. */
  pageNumber?: number;
}

/** How activities are logged in a system. All of it is pure. */
export interface WritableSource {
  /** The path to post to, below the source's URL. */
  path: string;
  /** The kinds that it takes. */
  kinds: readonly ActivityKind[];
  /** The fields of LogActivityInput that it takes, besides those that every activity needs. */
  fields: readonly string[];
  /**
   * The request's body.
   * @param records what the system calls the records that it is logged on.
   * @throws {GatewayError} BAD_USER_INPUT that names what the system cannot take.
   */
  toBody(activity: NativeActivity, records: RecordInSource[]): Record<string, unknown>;
  /** Of these records, the one in whose list it will stand. */
  listOf(records: RecordInSource[]): RecordInSource;
  /** The item in the answer, as a list would show it; undefined where there is none. */
  readAnswer(body: unknown): unknown;
  /** Whether an item of a list may be what a body became. */
  matches(item: unknown, body: Record<string, unknown>): boolean;
}

/**
 * An upstream system: how its answers are read, and what to ask for. All of it is pure: sync/ makes the
 * requests, retries them and stores what they gave. One folder below sources/ and one line in the
 * registry for each.
 */
export interface SourceDefinition {
  /** Its name in SourceSystem of the contract. */
  system: string;
  /** What people call it. */
  label: string;
  /**
   * Where the items stand in an answer: `$` is the body, `*` each element of an array. A single item
   * where the array would be counts as one.
   */
  itemPaths: string[];
  /** Where an answer says how far the list goes on. */
  pagePaths: string[];
  /** Whether an item may name its records itself; if not, the reader must be told. */
  namesRecords: boolean;
  /**
   * Turns one wire item into the gateway's terms. Pure.
   * @param path the one of `itemPaths` at which it was found.
   * @throws {z.ZodError} that names the field and the reason where it is not what is documented.
   */
  normalize(item: unknown, path: string): ActivityInput;
  /** What `source add` must be told besides; each member is an option of it, --SYSTEM-MEMBER. */
  configSchema: z.ZodObject<Record<string, z.ZodType<string>>>;
  /** Whether there are lists of the activities of such records. */
  hasList(object: string): boolean;
  /**
   * Path and query of a page, below the source's URL; as many items as the system gives at once.
   * @param position null: the first page.
   */
  pagePath(list: UpstreamList, position: PagePosition | null): string;
  /**
   * What follows a page.
   * @param most the most items that the source has given at once so far: it gives as many again.
   * @throws {z.ZodError} where the answer is not what is documented.
   */
  readList(facts: PageFacts, position: PagePosition | null, most: number): ListFacts;
  /**
   * Whether an item may be of this record: not where it names another. A page of nothing else is one of
   * another record.
   */
  isOf(item: unknown, record: RecordInSource): boolean;
  /** Absent: nothing can be logged in it. */
  write?: WritableSource;
}
