import { clarky } from './clarky/clarky.js';
import { invent } from './invent/invent.js';
import { kasar } from './kasar/kasar.js';
import type { SourceDefinition } from './source-definition.js';

/** The definition of every upstream system. A new one is a folder beside this file and a line here. */
export const SOURCE_DEFINITIONS: readonly SourceDefinition[] = [kasar, invent, clarky];

/** SourceSystem of the contract: NATIVE, for activities logged in the gateway, and the registry. */
export const NATIVE = 'NATIVE';
export const SOURCE_SYSTEMS: readonly string[] = [
  NATIVE,
  ...SOURCE_DEFINITIONS.map(({ system }) => system),
];

/** The definition of a system by its name in any case; undefined for an unknown one. */
export function findSourceDefinition(system: string): SourceDefinition | undefined {
  return SOURCE_DEFINITIONS.find((definition) => definition.system === system.toUpperCase());
}

/** Whether a system lists the activities of an object's records. */
export function hasList(system: string, object: string): boolean {
  return findSourceDefinition(system)?.hasList(object) ?? false;
}
