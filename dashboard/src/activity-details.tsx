import { useQuery } from '@urql/preact';
import type { ComponentChildren } from 'preact';
import { formatDate, formatSize, formatTimestamp } from './format.js';
import type { ActivityDetailsQuery } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { Problem } from './problem.js';

const Details = graphql(`
  query ActivityDetails($id: ID!) {
    activity(id: $id) {
      id
      title
      occurredAt
      recordedAt
      actor { id name }
      assistant { id name }
      origin { url externalId }
      duplicates { id summary occurredAt origin { url source { id slug name } } }
      attachments { ...FileFields }
      ... on InteractionData {
        subject
        direction
        durationMinutes
        completedAt
        dueAt
        snippetText
        descriptionText
      }
      ... on TaskData { assigneeName statusLabel completedAt dueAt dueDate descriptionText }
      ... on NoteData { contentText }
      ... on SegmentEventData { segment { id name color } broadcast { id name } }
      ... on ContactEventData { broadcast { id name } }
      ... on ContactUpdated { changes { key oldValue newValue } }
      ... on FileUploaded { file { ...FileFields } }
    }
  }

  fragment FileFields on Attachment {
    id
    filename
    mimeType
    size
    url
  }
`);

type Activity = NonNullable<ActivityDetailsQuery['activity']>;

/** What an activity contains besides its sentence. */
export function ActivityDetails({ id }: { id: string }) {
  const [{ data, error, fetching }, retry] = useQuery({ query: Details, variables: { id } });
  if (error)
    return <Problem problem={error} retry={() => retry({ requestPolicy: 'network-only' })} />;
  if (fetching && !data) return <p class="details hint">Loading …</p>;
  const activity = data?.activity;
  if (!activity) return <p class="details hint">This activity no longer exists.</p>;
  const text = textOf(activity);
  const files = [
    ...('file' in activity && activity.file ? [activity.file] : []),
    ...activity.attachments,
  ];
  return (
    <div class="details">
      {text && (
        <p class="text" dir="auto">
          {text}
        </p>
      )}
      {'changes' in activity && <Changes changes={activity.changes} />}
      {files.length > 0 && (
        <ul class="files">
          {files.map(({ id, filename, size, url }) => (
            <li key={id}>
              <SafeLink url={url}>{filename ?? 'File'}</SafeLink>
              {size !== null && size !== undefined && <span class="hint"> {formatSize(size)}</span>}
            </li>
          ))}
        </ul>
      )}
      <dl>
        {factsOf(activity).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {activity.duplicates.length > 0 && <Duplicates duplicates={activity.duplicates} />}
      {activity.origin.url && <SafeLink url={activity.origin.url}>Open in the source</SafeLink>}
    </div>
  );
}

/** The same activity as other sources have it. */
function Duplicates({ duplicates }: Pick<Activity, 'duplicates'>) {
  return (
    <section class="duplicates" aria-label="Also in other sources">
      <h3>Also in other sources</h3>
      <ul>
        {duplicates.map(({ id, summary, occurredAt, origin }) => (
          <li key={id}>
            <span class="badge">{origin.source.name}</span>{' '}
            <time dateTime={occurredAt}>{formatTimestamp(occurredAt)}</time>{' '}
            <SafeLink url={origin.url}>{summary}</SafeLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A link to another site where its address is one of the web; otherwise the text alone. */
function SafeLink({ url, children }: { url?: string | null; children: ComponentChildren }) {
  if (!url || !/^https?:\/\//i.test(url)) return <bdi>{children}</bdi>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      <bdi>{children}</bdi>
    </a>
  );
}

function Changes({
  changes,
}: {
  changes: { key: string; oldValue?: unknown; newValue?: unknown }[];
}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, oldValue, newValue }) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            <td dir="auto">{formatValue(oldValue)}</td>
            <td dir="auto">{formatValue(newValue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function textOf(activity: Activity): string | null {
  if ('contentText' in activity) return activity.contentText ?? null;
  if ('descriptionText' in activity && activity.descriptionText) return activity.descriptionText;
  return 'snippetText' in activity ? (activity.snippetText ?? null) : null;
}

/** The other fields that have a value, by the names that people read. */
function factsOf(activity: Activity): [string, string][] {
  const facts: [string, string | null | undefined][] = [
    ['Title', activity.title],
    ['By', activity.actor?.name],
    ['Assistant', activity.assistant?.name],
    ['When', formatTimestamp(activity.occurredAt)],
  ];
  if ('direction' in activity) {
    facts.push(
      ['Direction', activity.direction?.toLowerCase()],
      ['Duration', activity.durationMinutes ? `${activity.durationMinutes} min` : null],
    );
  }
  if ('assigneeName' in activity) {
    facts.push(['Assigned to', activity.assigneeName], ['Status', activity.statusLabel]);
  }
  if ('completedAt' in activity) {
    const day = 'dueDate' in activity && activity.dueDate ? formatDate(activity.dueDate) : null;
    facts.push(
      ['Due', activity.dueAt ? formatTimestamp(activity.dueAt) : day],
      ['Completed', activity.completedAt ? formatTimestamp(activity.completedAt) : null],
    );
  }
  if ('segment' in activity) facts.push(['Segment', activity.segment?.name]);
  if ('broadcast' in activity) facts.push(['Broadcast', activity.broadcast?.name]);
  facts.push(['Id in the source', activity.origin.externalId]);
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

function formatValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
