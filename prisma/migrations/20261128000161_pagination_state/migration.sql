-- A synced range names its pagination state so. Keys are told apart from text by the unescaped quotes, and
-- from an external id in `missing` by the value that follows: a number there, an object or null here.
update record_link
   set reading = regexp_replace(reading::text, '(?<!\\)"walk": (?=\{|null)', '"pagination": ', 'g')::jsonb
 where reading is not null;
