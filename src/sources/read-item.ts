import { z } from 'zod';
import type { ActivityInput } from '../activity/activity-input.js';
import { idInSection } from '../activity/section-id.js';
import { describeIssue, type Problem } from './read-wire.js';
import type { SourceDefinition } from './source-definition.js';
import { toStorable } from './to-storable.js';

/** An item that can be stored. */
export interface ReadItem {
  input: ActivityInput;
  /** Its approximate size in characters. */
  size: number;
  /** Its fields that could not be read, or not as they came. */
  warnings: Problem[];
}

/**
 * Reads one wire item. It is kept unless it cannot be placed on a timeline: see readWire.
 * @throws {z.ZodError} {RangeError} where it is refused: see describeProblems.
 */
export function readItem(definition: SourceDefinition, item: unknown, itemPath: string): ReadItem {
  const warnings: Problem[] = [];
  const warn = (problem: Problem) => void warnings.push(problem);
  const { value: stored, size } = toStorable(item, [], warn);
  const input = definition.normalize(stored, itemPath, warn);
  const section = definition.sectionNames?.[itemPath];
  if (section === undefined) return { input, size, warnings };
  const externalId = idInSection(section, input.externalId);
  return { input: { ...input, externalId, section }, size, warnings };
}

/** The path at which an item with this external id is found in a body; ids without a section have one path. */
export function itemPathOf(
  { itemPaths, sectionNames = {} }: SourceDefinition,
  externalId: string,
): string {
  const isOf = (path: string) => externalId.startsWith(`${sectionNames[path]}/`);
  return itemPaths.find(isOf) ?? itemPaths[0]!;
}

/** Describes why readItem refused an item. @throws every other error. */
export function describeProblems(error: unknown): Problem[] {
  if (error instanceof RangeError) return [{ field: '', reason: error.message }];
  if (!(error instanceof z.ZodError)) throw error;
  return error.issues.map(describeIssue);
}
