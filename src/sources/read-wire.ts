import { z } from 'zod';
import { copyJson } from '../db/json.js';
import { echo } from '../errors.js';

/** Something about an item that is not as documented. */
export interface Problem {
  /** Path of the field: actor.id; empty: the item as a whole. */
  field: string;
  reason: string;
}

/** Receives the problems of an item that is kept. */
export type Warn = (problem: Problem) => void;

/** How a building block of wire-schema.ts qualifies an issue, in its `params`. */
export type IssueParams =
  /** The item cannot be placed without this value: it is refused. */
  | { isRequired: true }
  /** The value can be read in more than one way: this value takes its place, which is the safe way. */
  | { replacement: unknown };

/**
 * Parses an item by its wire schema and keeps all of it that can be read: a field that cannot is null, an
 * element of a list that cannot is left out, and `warn` is called with each. An item is refused only where
 * that leaves something without which it cannot be placed: its id, its type, its timestamp.
 * @throws {z.ZodError} whose issues carry the invalid value, for messages.
 */
export function readWire<T extends z.ZodType>(schema: T, item: unknown, warn: Warn): z.output<T> {
  const first = schema.safeParse(item, WITH_REASONS);
  if (first.success) return first.data;
  return new Salvage(schema, copyJson(item), warn).run();
}

type Issue = z.core.$ZodIssue;

const NOUNS: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
  array: 'a list',
};

/** Options of a parse whose issues carry the invalid value, and say why it is invalid where the schema does not. */
export const WITH_REASONS: z.core.ParseContext<z.core.$ZodIssue> = {
  reportInput: true,
  error(issue) {
    if (issue.input === undefined) return 'is missing';
    switch (issue.code) {
      case 'invalid_type':
        return `must be ${NOUNS[issue.expected] ?? issue.expected}`;
      case 'invalid_union':
        return 'is of a type that cannot be read';
      case 'too_small':
        return `must be at least ${issue.minimum}`;
      case 'too_big':
        return `must be at most ${issue.maximum}`;
      default:
        return undefined;
    }
  },
};

/** Parses a copy of an item again and again, each time without the value that the last time failed at. */
class Salvage<T extends z.ZodType> {
  /** The first problem of each value, by its path: once it is null, there is another one. */
  private readonly problems = new Map<string, Issue>();
  /** The paths of the values that were replaced: what still cannot be read is removed with its parent. */
  private readonly changed = new Set<string>();

  constructor(
    private readonly schema: T,
    private readonly item: unknown,
    private readonly warn: Warn,
  ) {}

  run(): z.output<T> {
    let result = this.parse();
    while (!result.success) {
      // One value may fail several checks; the first says most.
      const { issues } = result.error;
      const byPath = new Map([...issues].reverse().map((issue) => [nameOf(issue), issue]));
      for (const issue of byPath.values()) this.repair(issue);
      result = this.parse();
    }
    for (const problem of this.problems.values()) this.warn(describeIssue(problem));
    return result.data;
  }

  private parse() {
    return this.schema.safeParse(this.item, WITH_REASONS);
  }

  /** Makes a value null that cannot be read; where null is no value either, what it is part of. */
  private repair(issue: Issue): void {
    const { path } = issue;
    const problem = this.problems.get(nameOf(issue)) ?? issue;
    this.problems.set(nameOf(issue), problem);
    const params: Partial<Record<string, unknown>> =
      issue.code === 'custom' ? ((issue.params as IssueParams | undefined) ?? {}) : {};
    if (params.isRequired) throw new z.ZodError([problem]);
    if ('replacement' in params && !this.changed.has(nameOf(issue))) {
      this.set(path, params.replacement);
      return;
    }
    const removed = this.findRemovable(path);
    if (!removed) throw new z.ZodError([problem]);
    this.set(removed, null);
  }

  /** The innermost value on a path that can still be removed; null: only the item is left. */
  private findRemovable(path: PropertyKey[]): PropertyKey[] | null {
    for (let length = path.length; length > 0; length--) {
      const outer = path.slice(0, length);
      if (!this.isLost(outer)) return outer;
    }
    return null;
  }

  /** Whether there is no value to remove: it is absent, or was replaced without success. */
  private isLost(path: PropertyKey[]): boolean {
    const value = this.get(path);
    return value === null || value === undefined || this.changed.has(path.join('.'));
  }

  private get(path: PropertyKey[]): unknown {
    return path.reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
      this.item,
    );
  }

  private set(path: PropertyKey[], value: unknown): void {
    this.changed.add(path.join('.'));
    const parent = this.get(path.slice(0, -1));
    // A problem of the same pass may have removed it.
    if (typeof parent !== 'object' || parent === null) return;
    Object.defineProperty(parent, path.at(-1)!, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

function nameOf({ path }: Issue): string {
  return path.join('.');
}

/** Describes an issue, with the invalid value. */
export function describeIssue(issue: Issue): Problem {
  const { message, input } = issue;
  const reason = input === undefined ? message : `${message}, got ${echo(input)}`;
  return { field: nameOf(issue), reason };
}
