import { useQuery } from '@urql/preact';
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CATEGORIES, CATEGORY_NAMES, colorVariable } from './categories.js';
import { formatCount, TIME_ZONE } from './format.js';
import type { ActivityHistogramQuery, HistogramInterval } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { Icon } from './icons.js';
import { Problem } from './problem.js';
import type { Theme } from './theme.js';
import { type ChangeView, histogramFilterOf, scopeOf, type View } from './view.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

const ActivityHistogram = graphql(`
  query ActivityHistogram(
    $record: RecordBy
    $scope: TimelineScope!
    $from: DateTime!
    $to: DateTime!
    $interval: HistogramInterval!
    $timeZone: String!
    $filter: ActivityFilter!
  ) {
    activityHistogram(
      record: $record
      scope: $scope
      from: $from
      to: $to
      interval: $interval
      timeZone: $timeZone
      filter: $filter
    ) {
      totalCountExact
      buckets { start end count byCategory { category count } }
    }
  }
`);

type Bucket = NonNullable<ActivityHistogramQuery['activityHistogram']>['buckets'][number];

const NO_BUCKETS: Bucket[] = [];

interface HistogramProps {
  view: View;
  /** When the oldest and the newest activity happened; null where there is none. */
  span: { oldest: string; newest: string } | null;
  theme: Theme;
  changeView: ChangeView;
}

/** Activities over time by category. Choosing a bar, or its row in the table, limits the timeline to its time. */
export function Histogram({ view, span, theme, changeView }: HistogramProps) {
  const time = span && plottedTime(span);
  const interval = time ? intervalOf(time) : 'DAY';
  const [{ data, error, stale, fetching }, retry] = useQuery({
    query: ActivityHistogram,
    variables: {
      record: view.record === null ? null : { id: view.record },
      scope: scopeOf(view),
      from: time?.from ?? '',
      to: time?.to ?? '',
      interval,
      timeZone: TIME_ZONE,
      filter: histogramFilterOf(view),
    },
    pause: time === null,
  });
  if (error) {
    return (
      <div class="histogram">
        <Problem problem={error} retry={() => retry({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  // A query that is paused keeps its last answer, which is about another record.
  const histogram = time ? data?.activityHistogram : null;
  const buckets = histogram?.buckets ?? NO_BUCKETS;
  const choose = ({ start, end }: Bucket) =>
    changeView({ range: view.range?.from === start ? null : { from: start, before: end } });
  return (
    <section class="card histogram" aria-labelledby="histogram" aria-busy={fetching || stale}>
      <header>
        <h2 id="histogram">Activities by {interval.toLowerCase()}</h2>
        {view.range && (
          <button
            type="button"
            class="chip"
            aria-label={`${formatRange(view.range)}: show all times again`}
            onClick={() => changeView({ range: null })}
          >
            {formatRange(view.range)} <Icon name="close" size={14} />
          </button>
        )}
      </header>
      <Plot
        buckets={buckets}
        interval={interval}
        chosen={view.range?.from ?? null}
        theme={theme}
        onChoose={choose}
      />
      {time?.isPart && (
        <p class="hint">Some activities are too old, or too far ahead, for this plot.</p>
      )}
      {histogram && !histogram.totalCountExact && (
        <p class="hint">There are too many activities to count: earlier bars lack some.</p>
      )}
      <BucketTable
        buckets={buckets}
        interval={interval}
        chosen={view.range?.from ?? null}
        onChoose={choose}
      />
    </section>
  );
}

interface PlotProps {
  buckets: Bucket[];
  interval: HistogramInterval;
  chosen: string | null;
  onChoose: (bucket: Bucket) => void;
}

function Plot({ buckets, interval, chosen, theme, onChoose }: PlotProps & { theme: Theme }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // The newest one: the chart outlives the render that made it.
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const chosenIndex = buckets.findIndex(({ start }) => start === chosen);
    const chart = new Chart(canvas.current!, {
      type: 'bar',
      data: {
        labels: buckets.map(({ start }) => formatBucket(start, interval)),
        datasets: CATEGORIES.map((category) => {
          const full = color(colorVariable(category));
          return {
            label: CATEGORY_NAMES[category],
            data: buckets.map((bucket) => countOf(bucket, category)),
            backgroundColor: buckets.map((_, index) =>
              chosenIndex < 0 || index === chosenIndex ? full : `${full}40`,
            ),
            barPercentage: 0.9,
            categoryPercentage: 0.95,
          };
        }).filter(({ data }) => data.some((count) => count > 0)),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        onClick: (event, _, { getElementsAtEventForMode }) => {
          const [hit] = getElementsAtEventForMode.call(
            chart,
            event as unknown as Event,
            'index',
            { intersect: false },
            false,
          );
          const bucket = hit && buckets[hit.index];
          if (bucket && bucket.count > 0) choose.current(bucket);
        },
        onHover: (event, elements) => {
          const target = event.native?.target as HTMLElement | undefined;
          if (target) target.style.cursor = elements.length > 0 ? 'pointer' : 'default';
        },
        plugins: {
          tooltip: {
            backgroundColor: color('--tooltip'),
            titleColor: color('--tooltip-text'),
            bodyColor: color('--tooltip-text'),
            boxPadding: 4,
            filter: ({ raw }) => Number(raw) > 0,
          },
        },
        scales: {
          x: {
            stacked: true,
            grid: { display: false },
            border: { color: color('--border') },
            ticks: { color: color('--muted'), maxRotation: 0, autoSkipPadding: 16 },
          },
          y: {
            stacked: true,
            grid: { color: color('--border') },
            border: { display: false },
            ticks: { color: color('--muted'), precision: 0, maxTicksLimit: 4 },
          },
        },
      },
    });
    return () => chart.destroy();
  }, [buckets, interval, chosen, theme]);

  return (
    <div class="plot">
      <canvas
        ref={canvas}
        role="img"
        aria-label="Bars of activities over time; the table has the same figures."
      >
        The table below has the same figures.
      </canvas>
    </div>
  );
}

/** The figures of the plot, to read and to choose by keyboard. */
function BucketTable({ buckets, interval, chosen, onChoose }: PlotProps) {
  const [isOpen, setOpen] = useState(false);
  const filled = isOpen ? buckets.filter(({ count }) => count > 0).reverse() : [];
  const categories = CATEGORIES.filter((category) =>
    filled.some((bucket) => countOf(bucket, category) > 0),
  );
  return (
    <details class="bucket-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show as a table</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard.
        <section class="scroller" tabIndex={0} aria-label="Activities over time">
          <table>
            <thead>
              <tr>
                <th scope="col">{interval === 'HOUR' ? 'Hour' : 'From'}</th>
                <th scope="col">All</th>
                {categories.map((category) => (
                  <th key={category} scope="col">
                    {CATEGORY_NAMES[category]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {filled.map((bucket) => (
                <tr key={bucket.start}>
                  <th scope="row">
                    <button
                      type="button"
                      class="link"
                      aria-pressed={bucket.start === chosen}
                      onClick={() => onChoose(bucket)}
                    >
                      {formatBucket(bucket.start, interval)}
                    </button>
                  </th>
                  <td>{formatCount(bucket.count)}</td>
                  {categories.map((category) => (
                    <td key={category}>{formatCount(countOf(bucket, category))}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

function countOf({ byCategory }: Bucket, category: string): number {
  return byCategory.find((it) => it.category === category)?.count ?? 0;
}

const DAY_MS = 86_400_000;

const YEAR_MS = 366 * DAY_MS;

/** Fixed, so that rendering again does not ask for another time. */
const IN_A_YEAR = Date.now() + YEAR_MS;

/**
 * The time that is plotted: from the oldest activity to the newest, but at most ten years, and one year
 * ahead. A single activity of 1970 or 2099 would leave no room for the bars of the others.
 */
function plottedTime({ oldest, newest }: NonNullable<HistogramProps['span']>) {
  const first = Date.parse(oldest);
  const last = Date.parse(newest);
  const end = Math.max(first, Math.min(last, IN_A_YEAR));
  const start = Math.max(first, end - 10 * YEAR_MS);
  return {
    from: new Date(start).toISOString(),
    // The end is exclusive.
    to: new Date(end + 1).toISOString(),
    isPart: start > first || end < last,
  };
}

/** The interval that gives a readable number of bars, at most some 120. */
function intervalOf({ from, to }: { from: string; to: string }): HistogramInterval {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (days <= 2) return 'HOUR';
  if (days <= 92) return 'DAY';
  return days <= 800 ? 'WEEK' : 'MONTH';
}

const BUCKET_FORMATS: Record<HistogramInterval, Intl.DateTimeFormatOptions> = {
  HOUR: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  DAY: { day: 'numeric', month: 'short', year: 'numeric' },
  WEEK: { day: 'numeric', month: 'short', year: 'numeric' },
  MONTH: { month: 'short', year: 'numeric' },
};

function formatBucket(start: string, interval: HistogramInterval): string {
  return new Intl.DateTimeFormat(undefined, BUCKET_FORMATS[interval]).format(new Date(start));
}

/** A range in whole days or with its times; its end is exclusive. */
function formatRange({ from, before }: NonNullable<View['range']>): string {
  const last = new Date(Date.parse(before) - 1);
  const isShort = Date.parse(before) - Date.parse(from) < DAY_MS / 2;
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    ...(isShort && { timeStyle: 'short' }),
  }).formatRange(new Date(from), last);
}
