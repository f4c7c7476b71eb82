-- Hashes of the texts of an activity: duplicates across sources have one in common.
-- What is stored was indexed by earlier rules: serve and worker index it anew in the background, found by
-- these indexes. They name the version that SEARCH_VERSION has from now on.
create index activity_outdated_search_4 on activity (occurred_at) where search_version < 4;
create index crm_record_outdated_name_4 on crm_record (id) where search_version < 4;
create index actor_outdated_name_4 on actor (id) where search_version < 4;
create index segment_outdated_name_4 on segment (id) where search_version < 4;

-- Last, because these lock the tables for readers until the commit.
drop index activity_outdated_search;
alter index activity_outdated_search_4 rename to activity_outdated_search;
drop index crm_record_outdated_name;
alter index crm_record_outdated_name_4 rename to crm_record_outdated_name;
drop index actor_outdated_name;
alter index actor_outdated_name_4 rename to actor_outdated_name;
drop index segment_outdated_name;
alter index segment_outdated_name_4 rename to segment_outdated_name;
-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "text_hashes" BIGINT[] DEFAULT ARRAY[]::BIGINT[];
