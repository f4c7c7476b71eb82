import { useState } from 'preact/hooks';
import { ActivityDetails } from './activity-details.js';
import { colorVariable, KIND_NAMES } from './categories.js';
import { formatTime, nameOf } from './format.js';
import type { ListedActivityFragment } from './gql/graphql.js';
import { Icon } from './icons.js';

interface ActivityItemProps {
  activity: ListedActivityFragment;
  /** The record whose timeline it stands on; null for everything. */
  ofRecord: string | null;
  openRecord: (id: string) => void;
}

/** An activity: icon, colour and sentence of its kind; its details are read when they are opened. */
export function ActivityItem({ activity, ofRecord, openRecord }: ActivityItemProps) {
  const [isOpen, setOpen] = useState(false);
  const { id, kind, category, summary, occurredAt, occurredAtPrecision, origin } = activity;
  const { duplicates = [] } = activity;
  const others = activity.records.filter((record) => record.id !== ofRecord);
  return (
    <li class="activity" style={{ '--color': `var(${colorVariable(category)})` }}>
      <span class="kind-icon">
        <Icon name={kind} />
      </span>
      <div class="activity-body">
        <p class="sentence" dir="auto">
          {summary}
        </p>
        <p class="meta">
          <time dateTime={occurredAt} title={PRECISIONS[occurredAtPrecision]}>
            {occurredAtPrecision === 'FIRST_SEEN' && 'first read '}
            {occurredAtPrecision === 'DAY' ? 'all day' : formatTime(occurredAt)}
          </time>
          <span class="kind">{labelOf(activity)}</span>
          <span class="badge">{origin.source.name}</span>
          {duplicates.length > 0 && (
            <button
              type="button"
              class="badge stands-for"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              +{duplicates.length} in{' '}
              <bdi>{[...new Set(duplicates.map((it) => it.origin.source.name))].join(', ')}</bdi>
            </button>
          )}
          {activity.attachments.length > 0 && (
            <span>
              {activity.attachments.length === 1
                ? '1 file'
                : `${activity.attachments.length} files`}
            </span>
          )}
          {others.map((record) => (
            <button
              key={record.id}
              type="button"
              class="link"
              onClick={() => openRecord(record.id)}
            >
              <bdi>{nameOf(record)}</bdi>
            </button>
          ))}
        </p>
      </div>
      <button
        type="button"
        class="icon-button expand"
        aria-expanded={isOpen}
        aria-label={`Details: ${summary}`}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="chevron" />
      </button>
      {isOpen && <ActivityDetails id={id} />}
    </li>
  );
}

const PRECISIONS = {
  INSTANT: undefined,
  DAY: 'Only the day is known.',
  FIRST_SEEN: 'The source gives no time: this is when it was first read.',
};

/** The kind, with what tells interactions and tasks apart. */
function labelOf(activity: ListedActivityFragment): string {
  const kind = KIND_NAMES[activity.kind];
  if ('status' in activity && activity.status) {
    return `${kind}, ${activity.status.toLowerCase().replaceAll('_', ' ')}`;
  }
  if ('channel' in activity && activity.channel !== activity.kind.toLowerCase()) {
    return `${kind}, ${activity.channel.replaceAll('_', ' ')}`;
  }
  return kind;
}
