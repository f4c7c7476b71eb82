/** An activity as Clarky sends it. Optional fields are absent where they were not logged. */
export interface ClarkyActivityWire {
  id: string;
  contact_id: string | null;
  company_id: string | null;
  activity_type: 'note' | 'call' | 'meeting' | 'video_call' | 'task' | 'todo' | 'reminder';
  title: string | null;
  description?: string | null;
  due_date?: string | null;
  duration_minutes?: number | null;
  completed_at?: string | null;
  metadata?: Record<string, unknown>;
  created_at: string;
}

/** One answer of GET /api/v1/contacts/{id}/activities, or of the same for a company. */
export interface ClarkyPageWire {
  data: ClarkyActivityWire[];
  pagination: { page: number; page_size: number; total: number; total_pages: number };
}

const PAGE_SIZE = 100;

/** A feed, newest first, in Clarky's pages of 100; at least one, even when empty. */
export function* createClarkyPages(
  activities: readonly ClarkyActivityWire[],
): Generator<ClarkyPageWire> {
  const total = activities.length;
  const totalPages = Math.ceil(total / PAGE_SIZE);
  for (let page = 1; page === 1 || page <= totalPages; page += 1) {
    yield {
      data: activities.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      pagination: { page, page_size: PAGE_SIZE, total, total_pages: totalPages },
    };
  }
}
