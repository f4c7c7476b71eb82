import { useEffect } from 'preact/hooks';
import { Coverage } from './coverage.js';
import { Filters } from './filters.js';
import { nameOf, objectName } from './format.js';
import { Histogram } from './histogram.js';
import { Icon, objectIcon } from './icons.js';
import { type Overview, useOverview } from './overview.js';
import { NO_SUCH_RECORD, Problem } from './problem.js';
import { RecordChooser } from './record-chooser.js';
import type { Theme } from './theme.js';
import { Timeline } from './timeline.js';
import { UNFILTERED, useView, type View } from './view.js';

interface DashboardProps {
  theme: Theme;
  toggleTheme: () => void;
  /** Reads all again. */
  refresh: () => void;
  /** Forgets the key. */
  onLeave: () => void;
}

/** The page: whose timeline it is above, then its plot, filters, sources and the timeline itself. */
export function Dashboard({ theme, toggleTheme, refresh, onLeave }: DashboardProps) {
  const [view, changeView] = useView();
  const overview = useOverview(view);
  const { viewer, record, mergedInto, hasContacts, facets, span, error, isMissing, retry } =
    overview;
  const openRecord = (id: string | null) => changeView({ ...UNFILTERED, record: id });
  const name = view.record === null ? 'Everything' : record ? nameOf(record) : '';
  const title = name || (isMissing ? 'Not found' : '…');

  useEffect(() => {
    document.title = `${title} · Activity Gateway`;
  }, [title]);
  useEffect(() => {
    if (mergedInto) changeView({ record: mergedInto }, 'replace');
  }, [mergedInto]);

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
        <RecordChooser chosen={view.record} chosenName={name} onChoose={openRecord} />
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
        <Title
          view={view}
          record={record}
          title={title}
          withContacts={hasContacts && view.withContacts}
          openRecord={openRecord}
        />
        {error ? (
          <Problem problem={error} retry={retry} />
        ) : isMissing ? (
          <Problem problem={NO_SUCH_RECORD} retry={retry} />
        ) : (
          <div class="columns">
            <Coverage sources={facets?.sources ?? null} />
            <Histogram view={view} span={span} theme={theme} changeView={changeView} />
            <div class="side">
              <Filters view={view} overview={overview} changeView={changeView} />
              {record && <Links record={record} />}
            </div>
            <Timeline
              view={view}
              overview={overview}
              changeView={changeView}
              openRecord={openRecord}
              refresh={refresh}
            />
          </div>
        )}
      </main>
    </>
  );
}

interface TitleProps {
  view: View;
  record: Overview['record'];
  title: string;
  withContacts: boolean;
  openRecord: (id: string) => void;
}

function Title({ view, record, title, withContacts, openRecord }: TitleProps) {
  const company = record && 'company' in record ? record.company : null;
  return (
    <div class="title">
      <span class="avatar">
        <Icon
          name={view.record === null ? 'everything' : objectIcon(record?.object ?? '')}
          size={26}
        />
      </span>
      <div>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p class="subtitle">
          {view.record === null
            ? 'All activities of the organization'
            : record && objectName(record.object)}
          {withContacts && ' with its contacts'}
          {company && (
            <>
              {' of '}
              <button type="button" class="link" onClick={() => openRecord(company.id)}>
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
