-- The version of the program's rules by which an activity is indexed. What is stored was indexed by the
-- first ones: serve and worker index it anew in the background, found by this index.
ALTER TABLE "activity" ADD COLUMN     "search_version" SMALLINT NOT NULL DEFAULT 1;
CREATE INDEX "activity_outdated_search" ON "activity"("occurred_at") WHERE search_version < 2;
