import type { Database } from '../../src/db/database.js';
import { type ImportCounts, Importer, type LocatedProblem } from '../../src/ingest/importer.js';
import { readParsedBody } from '../../src/sources/read-body.js';
import { findSourceDefinition } from '../../src/sources/registry.js';

/** A response body and whose it is: a line of `import --ndjson`. */
export interface TestEnvelope {
  system: string;
  source?: string;
  object: string;
  record: string;
  name?: string;
  response: unknown;
}

/** Imports response bodies as the command line does. */
export async function importBodies(
  database: Database,
  organizationId: string,
  envelopes: Iterable<TestEnvelope>,
): Promise<ImportCounts & { problems: LocatedProblem[]; warned: LocatedProblem[] }> {
  const problems: LocatedProblem[] = [];
  const warned: LocatedProblem[] = [];
  const importer = new Importer({
    database,
    organizationId,
    onInvalid: (problem) => problems.push(problem),
    onWarning: (problem) => warned.push(problem),
  });
  let lines = 0;
  for (const { system, source = system, object, record, name, response } of envelopes) {
    const definition = findSourceDefinition(system);
    if (!definition) throw new Error(`no system ${system}`);
    await importer.addBody(readParsedBody(response, definition), {
      location: `envelope ${++lines}`,
      definition,
      source,
      record: { object, externalId: record, name: name ?? null },
    });
  }
  return { ...(await importer.finish()), problems, warned };
}
