import { clarky } from './clarky/clarky.js';
import { invent } from './invent/invent.js';
import { kasar } from './kasar/kasar.js';
import type { SourceDefinition } from './source-definition.js';

/** Every upstream system. A new one is a folder beside this file and a line here. */
export const SOURCES: readonly SourceDefinition[] = [kasar, invent, clarky];

/** SourceSystem of the contract: NATIVE, for activities logged in the gateway, and the registry. */
export const NATIVE = 'NATIVE';
export const SOURCE_SYSTEMS: readonly string[] = [NATIVE, ...SOURCES.map(({ system }) => system)];

/** The definition of a system by its name in any case; undefined for an unknown one. */
export function findSource(system: string): SourceDefinition | undefined {
  return SOURCES.find((source) => source.system === system.toUpperCase());
}

/** Whether a system lists the activities of an object's records. */
export function hasList(system: string, object: string): boolean {
  return findSource(system)?.hasList(object) ?? false;
}
