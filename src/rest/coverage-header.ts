import type { Source } from '../db/prisma/client.js';
import { combineCoverage, type SourceCoverage } from '../timeline/coverage.js';

/** The header that says which sources an answer does not have all of. */
export const COVERAGE_HEADER = 'Source-Coverage';

/**
 * Writes the sources whose activities are not fresh or not complete as a list of RFC 9651:
 * `"kasar";state=FAILED;complete=?0`.
 * @param coverages of the lists that were read, those of one source any number of times.
 * @returns null where all are fresh and complete.
 */
export function writeCoverage(
  coverages: readonly SourceCoverage[],
  sources: readonly Source[],
): string | null {
  const items = sources.flatMap(({ id, slug }) => {
    const own = coverages.filter(({ sourceId }) => sourceId === id);
    if (own.length === 0) return [];
    const { state, complete } = combineCoverage(own);
    return state === 'FRESH' && complete
      ? []
      : [`"${slug}";state=${state};complete=${complete ? '?1' : '?0'}`];
  });
  return items.length > 0 ? items.join(', ') : null;
}
