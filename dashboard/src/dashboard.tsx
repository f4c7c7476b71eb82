import { useEffect } from 'preact/hooks';
import { Coverage } from './coverage.js';
import { Filters } from './filters.js';
import { nameOf, objectName } from './format.js';
import { Histogram } from './histogram.js';
import { Icon, objectIcon } from './icons.js';
import { type Overview, useOverview } from './overview.js';
import { Problem } from './problem.js';
import { RecordChooser } from './record-chooser.js';
import { useTheme } from './theme.js';
import { Timeline } from './timeline.js';
import { type ChangeView, useView } from './view.js';

/** The page: whose timeline it is above, then its plot, filters, sources and the timeline itself. */
export function Dashboard({ onLeave }: { onLeave: () => void }) {
  const [view, changeView] = useView();
  const [theme, toggleTheme] = useTheme();
  const overview = useOverview(view);
  const { viewer, record, facets, total, span, error, retry } = overview;
  const openRecord = (id: string | null) => changeView({ record: id });
  const title = view.record === null ? 'Everything' : record ? nameOf(record) : '…';

  useEffect(() => {
    document.title = `${title} · Activity Gateway`;
  }, [title]);

  return (
    <>
      <a class="skip-link" href="#timeline">
        Skip to the timeline
      </a>
      <header class="top">
        <div class="brand">
          <span class="mark" aria-hidden="true" />
          <span class="brand-name">Activity Gateway</span>
        </div>
        <RecordChooser
          chosen={view.record}
          chosenName={view.record === null ? 'Everything' : record ? nameOf(record) : ''}
          onChoose={openRecord}
        />
        <div class="account">
          <button
            type="button"
            class="icon-button"
            aria-label={theme === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
            onClick={toggleTheme}
          >
            <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label="Change the key"
            title={viewer ? `Key “${viewer.keyName}” of ${viewer.organization}` : undefined}
            onClick={onLeave}
          >
            <Icon name="key" />
          </button>
        </div>
      </header>
      <main>
        <Title view={view.record} overview={overview} title={title} changeView={changeView} />
        {error ? (
          <Problem error={error} retry={retry} />
        ) : (
          <div class="columns">
            <Coverage sources={facets?.sources ?? null} />
            <Histogram view={view} span={span} theme={theme} changeView={changeView} />
            <div class="side">
              <Filters view={view} facets={facets} changeView={changeView} />
              {record && <Links record={record} />}
            </div>
            <Timeline view={view} total={total} changeView={changeView} openRecord={openRecord} />
          </div>
        )}
      </main>
    </>
  );
}

interface TitleProps {
  view: string | null;
  overview: Overview;
  title: string;
  changeView: ChangeView;
}

function Title({ view, overview: { record }, title, changeView }: TitleProps) {
  const company = record && 'company' in record ? record.company : null;
  return (
    <div class="title">
      <span class="avatar">
        <Icon name={view === null ? 'everything' : objectIcon(record?.object ?? '')} size={26} />
      </span>
      <div>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p class="subtitle">
          {view === null
            ? 'All activities of the organization'
            : record && objectName(record.object)}
          {company && (
            <>
              {' of '}
              <button type="button" class="link" onClick={() => changeView({ record: company.id })}>
                <bdi>{nameOf(company)}</bdi>
              </button>
            </>
          )}
        </p>
      </div>
    </div>
  );
}

/** The record's ids in its source systems. */
function Links({ record }: { record: NonNullable<Overview['record']> }) {
  if (record.links.length === 0) return null;
  return (
    <section class="card known-as" aria-labelledby="links">
      <h2 id="links">Known as</h2>
      <dl class="links">
        {record.links.map(({ source, object, externalId }) => (
          <div key={`${source.slug} ${object} ${externalId}`}>
            <dt>{source.name}</dt>
            <dd>
              <code>{externalId}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
