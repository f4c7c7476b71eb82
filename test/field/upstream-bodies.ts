/** Response bodies of the three systems around items, as each documents them. */

export const AT = '2026-05-06T10:00:00Z';

export function inventEvent(fields: object): object {
  return { id: 'i-1', created_at: AT, ...fields };
}

export function inventComment(fields: object): object {
  return inventEvent({ type: 'comment', comment: 'Hello', ...fields });
}

export function kasarBody(sections: {
  interactions?: object[];
  tasks?: object[];
  notes?: object[];
}): object {
  const section = (items: object[] = []) => ({ data: items, total: items.length });
  const { interactions, tasks, notes } = sections;
  return { interactions: section(interactions), tasks: section(tasks), notes: section(notes) };
}

export function clarkyBody(...items: object[]): object {
  return {
    data: items.map((fields, index) => ({
      id: `a-${index + 1}`,
      contact_id: 'c-1',
      activity_type: 'note',
      created_at: AT,
      ...fields,
    })),
    pagination: { page: 1, page_size: 100, total: items.length, total_pages: 1 },
  };
}
