import type { Viewer } from '../../access/viewer.js';
import type {
  ActivityCategory,
  ActivityKind,
  Direction,
  TaskStatus,
} from '../../activity/vocabulary.js';
import type { ActorType } from '../../loaders/actor.js';
import type { Loaders } from '../../loaders/loaders.js';
import type { Condition } from './condition.js';

/** The GraphQL types of filters, and how GraphQL passes a value of each. */
export interface InputTypes {
  ActivityCategory: ActivityCategory;
  ActivityKind: ActivityKind;
  ActorType: ActorType;
  Boolean: boolean;
  /** ISO 8601 in UTC with milliseconds. */
  DateTime: string;
  Direction: Direction;
  ID: string;
  String: string;
  TaskStatus: TaskStatus;
}

export type TypeName = keyof InputTypes;

/** A GraphQL type as Pothos writes it: 'DateTime', or ['ID'] for a list. */
export type FilterType = TypeName | [TypeName];

/** The value of a GraphQL type. */
export type FilterValue<T extends FilterType> = T extends TypeName
  ? InputTypes[T]
  : T extends [infer Item extends TypeName]
    ? readonly InputTypes[Item][]
    : never;

/** Who filters: ids and names lead only to what this viewer may see. */
export interface FilterContext {
  viewer: Viewer;
  loaders: Loaders;
}

/** One filter of ActivityFilter. */
export interface FilterDefinition<T extends FilterType = FilterType> {
  /** As GraphQL describes it. */
  description: string;
  type: T;
  /** Whether it depends on other activities: the change feed, which reports each for itself, refuses it. */
  comparesActivities?: true;
  /**
   * Turns the value into a condition; null: it filters nothing. Lists have at most 100 items; with an empty
   * one nothing matches.
   * @param argument what the client gave it as, for errors.
   * @throws {GatewayError} for a value that cannot be used.
   */
  parse(
    value: FilterValue<T>,
    context: FilterContext,
    argument: string,
  ): Condition | null | Promise<Condition>;
}
