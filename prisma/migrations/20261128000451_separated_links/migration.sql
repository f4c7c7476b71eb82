-- A link that was separated from a record: the activities that came by it are being moved.
ALTER TABLE "record_link" ADD COLUMN     "separated_from" UUID;
create index record_link_separated on record_link (source_id) where separated_from is not null;
