import type { z } from 'zod';
import type { ActivityInput } from '../activity/activity-input.js';
import type { LoggedActivity } from '../activity/logged-activity.js';
import type { RecordInSource } from '../activity/record-reference.js';
import type { ActivityKind } from '../activity/vocabulary.js';
import type { Problem, Warn } from './read-wire.js';

/** What a page says of its list, as its system sends it: see Paging. */
export interface RawPaging {
  /** Number of items on the page, by item path. */
  items: Record<string, number>;
  /** The values found at `pagePaths`. */
  values: Record<string, unknown>;
}

/** Settings of a source besides its URL and token: the org of Invent. */
export type SourceConfig = Record<string, string>;

/** The list of one record at an upstream system. */
export interface UpstreamList extends RecordInSource {
  config: SourceConfig;
}

/** The position of a page in its list, in its system's terms: a page number, a cursor. JSON. */
export type PagePosition = Record<string, string | number>;

/** What a page says of its list: the page after it, the totals. */
export interface Paging {
  /** The page after this one; null: this is the last, or none can be requested. */
  next: PagePosition | null;
  /** Whether the page does not say if another follows; an empty page or one that repeats is the end then. */
  isEndUnstated?: boolean;
  /** Total number of items by item path; absent: not reported. */
  totals: Record<string, number>;
  /** The number of this page, where it reports it. */
  pageNumber?: number;
}

/** Something that a page says of its list and that cannot be read. */
export interface PagingProblem extends Problem {
  /** Whether the value is missing, as it may be where only a part of a page is imported. */
  isMissing?: true;
}

/** How activities are logged in a system. All members are pure. */
export interface WriteDefinition {
  /** The path to post to, below the source's URL. */
  path: string;
  /** The kinds that it accepts. */
  kinds: readonly ActivityKind[];
  /** The fields of LogActivityInput that it accepts, besides those that every activity needs. */
  fields: readonly string[];
  /**
   * Creates the request body.
   * @param records the system's references of the records that the activity is logged on.
   * @throws {GatewayError} BAD_USER_INPUT that names the field that the system does not accept.
   */
  toBody(activity: LoggedActivity, records: RecordInSource[]): Record<string, unknown>;
  /** Of these records, the one whose list will contain it. */
  listOf(records: RecordInSource[]): RecordInSource;
  /** The item in the response, as a list contains it; undefined where there is none. */
  readAnswer(body: unknown): unknown;
  /** Whether an item of a list may have been created by a request with this body. */
  matches(item: unknown, body: Record<string, unknown>): boolean;
}

/**
 * An upstream system: which requests to send, and how to read the responses. All members are pure: sync/
 * sends and retries the requests and stores the items. Each has a folder below sources/ and a line in the
 * registry.
 */
export interface SourceDefinition {
  /** Its name in SourceSystem of the contract. */
  system: string;
  /** Its display name. */
  label: string;
  /**
   * Paths of the items in a response: `$` is the body, `*` each element of an array. A single item in
   * place of the array counts as one.
   */
  itemPaths: string[];
  /** Paths of the values in a response that describe the list: totals, the next cursor. */
  pagePaths: string[];
  /**
   * The names of a list's sections by item path, which are a part of stored ids where an id is unique in its
   * section only: see idInSection. Absent: ids are unique in the source.
   */
  sectionNames?: Readonly<Record<string, string>>;
  /** Whether an item may name its records itself; if not, imports need --object and --record. */
  namesRecords: boolean;
  /** The records that a rejected item names, as far as it can be read. Absent: items name none. */
  namedRecords?(item: unknown): RecordInSource[];
  /**
   * Normalizes one wire item.
   * @param path the one of `itemPaths` at which it was found.
   * @param warn is called with each field that cannot be read, or not as it came; the item is kept.
   * @throws {z.ZodError} that names the field and the reason where the item cannot be placed.
   */
  normalize(item: unknown, path: string, warn: Warn): ActivityInput;
  /** The settings of a source; each member is an option of `source add`, --SYSTEM-MEMBER. */
  configSchema: z.ZodObject<Record<string, z.ZodType<string>>>;
  /** Whether it lists the activities of this object's records. */
  hasList(object: string): boolean;
  /**
   * Path and query of a page, below the source's URL; requests the largest page size.
   * @param position null: the first page.
   */
  pagePath(list: UpstreamList, position: PagePosition | null): string;
  /**
   * Normalizes what a page says of its list: what cannot be read is absent.
   * @param position the requested page; null: the first, or of an import any.
   * @param warn is called with each value that is missing or cannot be read.
   */
  parsePaging(
    raw: RawPaging,
    position: PagePosition | null,
    warn: (problem: PagingProblem) => void,
  ): Paging;
  /**
   * Whether an item may belong to this record: false where it names another. A page of only such items
   * is rejected as another record's.
   */
  belongsTo(item: unknown, record: RecordInSource): boolean;
  /** Absent: activities cannot be logged in it. */
  write?: WriteDefinition;
}
