-- Hashes of the texts of an activity: duplicates across sources have one in common.
-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "text_hashes" BIGINT[] DEFAULT ARRAY[]::BIGINT[];

-- What is stored was indexed by earlier rules: serve and worker index it anew in the background, found by
-- these indexes. They name the version that SEARCH_VERSION has from now on.
drop index activity_outdated_search;
create index activity_outdated_search on activity (occurred_at) where search_version < 4;
drop index crm_record_outdated_name;
create index crm_record_outdated_name on crm_record (id) where search_version < 4;
drop index actor_outdated_name;
create index actor_outdated_name on actor (id) where search_version < 4;
drop index segment_outdated_name;
create index segment_outdated_name on segment (id) where search_version < 4;
