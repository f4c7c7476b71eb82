/**
 * Ends a subquery that is looked up for each row of those before it: PostgreSQL does not merge it into the
 * statement. Candidates are few, and without statistics a join could read whole tables for each entry.
 */
export const LOOKED_UP = 'offset 0';

/** Duplicates are at most so many minutes apart. */
export const DUPLICATE_MINUTES = 5;

/**
 * The condition that an entry `e` may be of a duplicate of an activity: of the same kind, from another source,
 * within minutes. One index range of timeline_entry_kind.
 * @param own SQL of a row with the activity's kind, source_id and occurred_at.
 * @param sources `<`: only from sources that were added earlier, whose ids are smaller (those of the demo are
 *   made of names).
 */
export function mayBeDuplicate(own: string, sources: '<' | '<>'): string {
  const distance = `interval '${DUPLICATE_MINUTES} minutes'`;
  return `e.kind = ${own}.kind and e.source_id ${sources} ${own}.source_id
    and e.occurred_at between ${own}.occurred_at - ${distance} and ${own}.occurred_at + ${distance}`;
}

/**
 * The activity `b` of a candidate `d`, where it is a duplicate of `a`, as a table: both happened at a known
 * instant, and they have a text in common, or their actors an e-mail address or a name: `name_key` of
 * activity/listed-name.ts, which is '1' where there is no name.
 */
export const DUPLICATE = `(
  select b.id, b.occurred_at from activity b
   where b.id = d.activity_id and a.occurred_precision = 'INSTANT' and b.occurred_precision = 'INSTANT'
     and (a.text_hashes && b.text_hashes or exists (
       select from actor u join actor v
           on lower(u.email) = lower(v.email) or (u.name_key = v.name_key and u.name_key <> '1')
        where u.id = coalesce(a.user_id, a.assistant_id)
          and v.id = coalesce(b.user_id, b.assistant_id) ${LOOKED_UP})) ${LOOKED_UP}) b`;

/**
 * The keys of an activity `a` that happened at a known instant, by an actor `u` or nobody, as a table: those of two
 * such activities have one in common exactly where these are duplicates by DUPLICATE.
 */
export const DUPLICATE_KEYS = `(
  select 'text ' || hash from unnest(a.text_hashes) hash
   union all select 'email ' || lower(u.email) where u.email is not null
   union all select 'name ' || u.name_key where u.name_key <> '1') k (key)`;

/**
 * The records of an activity `a` that the viewer may read, as a table `r (id)`.
 * @param objects SQL of an array of the objects that the viewer is limited to; null: it is not.
 */
export function readableRecords(objects: string | null): string {
  const records = 'unnest(a.record_ids) r (id)';
  return objects === null
    ? records
    : `(select c.id from ${records} join crm_record c on c.id = r.id where c.object = any(${objects})) r`;
}
