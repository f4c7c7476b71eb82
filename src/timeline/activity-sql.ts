/** The columns of an activity `a`, named as the fields of Activity. */
export const ACTIVITY_COLUMNS = `
  a.id, a.source_id as "sourceId", a.external_id as "externalId", a.kind,
  a.occurred_at as "occurredAt", a.occurred_precision as "occurredPrecision",
  a.recorded_at as "recordedAt", a.updated_at as "updatedAt", a.record_ids as "recordIds",
  a.title, a.subject, a.snippet, a.description, a.channel, a.direction, a.status,
  a.status_label as "statusLabel", a.due_date as "dueDate", a.due_at as "dueAt",
  a.duration_minutes as "durationMinutes", a.completed_at as "completedAt", a.user_id as "userId",
  a.assistant_id as "assistantId", a.assignee_id as "assigneeId",
  a.assignee_name as "assigneeName", a.author_id as "authorId", a.segment_id as "segmentId",
  a.broadcast_id as "broadcastId", a.source_url as "sourceUrl",
  a.source_created_at as "sourceCreatedAt", a.source_updated_at as "sourceUpdatedAt",
  a.details, a.metadata`;

/** The actor of an activity `a`, as Actor. */
export const ACTOR_COLUMN = `
  (select json_build_object('id', u.id, 'type', u.type, 'name', u.name, 'email', u.email,
      'avatarUrl', u.avatar_url, 'seenAt', u.seen_at)
     from actor u where u.id = coalesce(a.user_id, a.assistant_id)) as actor`;

/** The attachments of an activity `a`, as a list of Attachment. */
export const ATTACHMENTS_COLUMN = `
  (select coalesce(json_agg(json_build_object('id', f.id, 'isFile', f.is_file,
      'filename', f.filename, 'path', f.path, 'url', f.url, 'size', f.size,
      'mimeType', f.mime_type, 'createdAt', f.created_at) order by f.position), '[]')
     from attachment f where f.activity_id = a.id) as attachments`;
