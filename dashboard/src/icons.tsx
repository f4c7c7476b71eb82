import type { ActivityKind } from './gql/graphql.js';

/** One path for each kind, drawn as a line in a square of 24. */
const KIND_PATHS: Record<ActivityKind, string> = {
  CALL: 'M6 4h3l1.5 4.5L8.5 10a12 12 0 0 0 5.5 5.5l1.5-2L20 15v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
  EMAIL: 'M4 6h16v12H4zM4 7l8 6 8-6',
  MEETING: 'M5 6h14v14H5zM5 10h14M9 4v4M15 4v4M9 14h2M13 14h2',
  MESSAGE: 'M5 5h14v11h-7l-4 4v-4H5z',
  VIDEO_CALL: 'M4 7h11v10H4zM15 11l5-3v8l-5-3',
  TASK: 'M5 5h14v14H5zM9 12l2.5 2.5L16 9.5',
  TODO: 'M4 7l1.5 1.5L8 6M4 15l1.5 1.5L8 14M11 8h9M11 16h9',
  REMINDER: 'M6 17h12l-1.5-2.5V11a4.5 4.5 0 0 0-9 0v3.5zM10.5 19.5h3M12 4.5v2',
  NOTE: 'M6 4h9l4 4v12H6zM14 4v5h5M9 13h6M9 16h4',
  COMMENT: 'M5 5h14v11h-7l-4 4v-4H5zM9 9h6M9 12h4',
  FILE_UPLOADED:
    'M17 11l-6 6a3.5 3.5 0 0 1-5-5l7-7a2.5 2.5 0 0 1 3.5 3.5l-6.5 6.5a1 1 0 0 1-1.5-1.5l5.5-5.5',
  SEGMENT_ADDED: 'M4 5h8l8 8-7 7-8-8zM8 9h.01M14 4h6M17 1v6',
  SEGMENT_REMOVED: 'M4 5h8l8 8-7 7-8-8zM8 9h.01M14 4h6',
  CONTACT_UPDATED: 'M5 19l1-4L15.5 5.5l3 3L9 18zM13.5 7.5l3 3',
  CONTACT_BLOCKED: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM6.5 6.5l11 11',
  CONTACT_UNBLOCKED: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.5 12l2.5 2.5 4.5-5',
  CONTACT_UNSUBSCRIBED: 'M7 17h11M8 14.5V11a4 4 0 0 1 4-4c2.2 0 4 1.8 4 4v2M4 4l16 16',
  CONTACT_RESUBSCRIBED: 'M6 16h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v3.5zM9 19l2 2 4-4',
};

const OTHER_PATHS = {
  contacts: 'M12 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c0-4 3-6 7-6s7 2 7 6',
  companies: 'M6 20V5h8v15M14 10h4v10M4 20h16M9 8.5h2M9 12h2M9 15.5h2',
  table: 'M4 6h16v12H4zM4 10h16M4 14h16M10 6v12',
  everything: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c3 2 3 14 0 16M12 4c-3 2-3 14 0 16',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 15.5L20 20',
  chevron: 'M7 10l5 5 5-5',
  close: 'M7 7l10 10M17 7L7 17',
  key: 'M15 5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 12l-7 7M8 16l2.5 2.5M5.5 18.5L8 21',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4',
  moon: 'M19 14.5A7.5 7.5 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.5z',
} as const;

export type IconName = ActivityKind | keyof typeof OTHER_PATHS;

/** An icon in the colour of the text around it. It says nothing that the text beside it does not. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path d={{ ...KIND_PATHS, ...OTHER_PATHS }[name]} />
    </svg>
  );
}

/** The icon of a record's object: contacts, companies, or the id of a custom table. */
export function objectIcon(object: string): IconName {
  return object === 'contacts' || object === 'companies' ? object : 'table';
}
