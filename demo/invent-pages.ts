/** Invent's limited user. */
export interface InventUserWire {
  id: string;
  name: string;
  email?: string;
  avatar?: string;
  seen_at?: string;
}

/** Color and boards come with contact events only. */
export interface InventSegmentWire {
  id: string;
  name: string;
  color?: string;
  contacts_count: number;
  boards?: { board_id: string; board_name: string; column_id: string }[];
  created_at: string;
  updated_at: string;
}

/** A stored file; file_size is in bytes. */
export interface InventFileWire {
  id: string;
  file_path: string;
  file_filename: string;
  file_size: number;
  file_mimetype: string;
  file_url: string;
  created_at: string;
}

/** One field's change; values are any JSON. */
export interface InventChangeWire {
  key: string;
  old_value: unknown;
  new_value: unknown;
}

interface InventEventWire {
  id: string;
  type: string;
  created_at: string | null;
  actor?: InventUserWire;
  assistant?: { id: string; name: string; avatar_url: string };
  segment?: InventSegmentWire;
  broadcast?: { id: string; name: string };
  metadata?: Record<string, unknown>;
}

/** An event of GET /orgs/{org_id}/contacts/{contact_id}/activities. */
export interface InventContactEventWire extends InventEventWire {
  note?: {
    id: string;
    contact_id: string;
    content: string;
    created_at: string;
    updated_at: string;
    user: { id: string; name: string; avatar: string };
  };
}

/** An event of GET /orgs/{org_id}/records/{record_id}/activities. */
export interface InventRecordEventWire extends InventEventWire {
  updated_at: string | null;
  comment?: string | null;
  attachments?: InventFileWire[];
  file?: InventFileWire;
}

const TAKE = 100;

/** A feed, newest first, in arrays of 100, followed by the empty array that ends it. */
export function* createInventPages<T>(events: readonly T[]): Generator<T[]> {
  for (let start = 0; start < events.length; start += TAKE) yield events.slice(start, start + TAKE);
  yield [];
}
