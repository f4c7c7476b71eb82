-- Tasks by due instant, those without one last: of a timeline, and of one status. The expression is DUE of
-- src/timeline/entry-order.ts, the kinds are its IS_TASK: a new kind of task needs the first index anew.
create index timeline_entry_due on timeline_entry
  (scope_id, coalesce(due_at, 'infinity'), occurred_at, activity_id) where kind in ('TASK', 'TODO', 'REMINDER');
create index timeline_entry_task_status_due on timeline_entry
  (scope_id, task_status, coalesce(due_at, 'infinity'), occurred_at, activity_id) where task_status is not null;

-- Somebody's tasks that are due within a range; their status is checked in the index.
create index timeline_entry_assignee_due on timeline_entry
  (scope_id, assignee_id, coalesce(due_at, 'infinity'), task_status, occurred_at, activity_id)
  where assignee_id is not null;
