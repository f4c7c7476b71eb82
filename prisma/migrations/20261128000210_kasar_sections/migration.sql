-- Kasar numbers its interactions, tasks and notes each by itself: their external ids are stored with the
-- section. Ids, cursors and tombstones of activities stay; what is known of a list is not kept, so that the
-- next sync reads it from the first page to the last.
update activity a
   set external_id = case kind when 'TASK' then 'tasks/' when 'NOTE' then 'notes/' else 'interactions/' end
                     || external_id
  from source s
 where s.id = a.source_id and s.system = 'KASAR' and a.external_id is not null;

update record_link l set reading = null
  from source s
 where s.id = l.source_id and s.system = 'KASAR' and l.reading is not null;
