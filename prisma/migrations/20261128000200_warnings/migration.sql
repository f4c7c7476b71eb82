-- The number of fields of a list's items that could not be read.
alter table record_link add column warnings integer not null default 0;
