import { formatAge, formatTimestamp } from './format.js';
import type { CoverageState } from './gql/graphql.js';
import type { Overview } from './overview.js';

const STATE_NAMES: Record<CoverageState, string> = {
  FRESH: 'Fresh',
  STALE: 'Stale',
  SYNCING: 'Reading',
  FAILED: 'Failed',
  NEVER_SYNCED: 'Never read',
  DISABLED: 'Not read',
};

type Source = NonNullable<Overview['facets']>['sources'][number];

/** How fresh and how complete the timeline is, as a badge for each source. */
export function Coverage({ sources }: { sources: Source[] | null }) {
  return (
    <ul class="coverage" aria-label="Sources">
      {sources?.map((coverage) => (
        <li key={coverage.source.slug} class={`badge state-${coverage.state.toLowerCase()}`}>
          <div class="coverage-line">
            <span class="dot" />
            <bdi class="source-name">{coverage.source.name}</bdi>
            <span class="state">{STATE_NAMES[coverage.state]}</span>
            <span class="coverage-details">{detailsOf(coverage).join(', ')}</span>
          </div>
          {coverage.error && <p class="coverage-error">{coverage.error.message}</p>}
        </li>
      ))}
    </ul>
  );
}

function detailsOf({ asOf, complete, completeDownTo, warnings, rejectedItems }: Source): string[] {
  return [
    asOf && formatAge(asOf),
    complete
      ? null
      : completeDownTo
        ? `complete since ${formatTimestamp(completeDownTo)}`
        : 'not complete',
    warnings > 0 && (warnings === 1 ? '1 warning' : `${warnings} warnings`),
    rejectedItems > 0 && `${rejectedItems} rejected`,
  ].filter((it): it is string => Boolean(it));
}
