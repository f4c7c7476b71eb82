-- Records, actors and segments in the order of their names, and searched by name. The columns are derived by
-- the program (activity/listed-name.ts): serve fills those of what is stored in the background, found by the
-- partial indexes. The collation makes the order the same on every server.
ALTER TABLE "crm_record" ADD COLUMN     "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '1',
ADD COLUMN     "name_search" tsvector,
ADD COLUMN     "search_version" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "actor" ADD COLUMN     "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '1',
ADD COLUMN     "name_search" tsvector,
ADD COLUMN     "search_version" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "segment" ADD COLUMN     "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '1',
ADD COLUMN     "name_search" tsvector,
ADD COLUMN     "search_version" SMALLINT NOT NULL DEFAULT 0;

CREATE INDEX "crm_record_by_name" ON "crm_record"("organization_id", "object", "name_key", "id");
CREATE INDEX "crm_record_name_search" ON "crm_record" USING GIN ("name_search");
CREATE INDEX "actor_by_name" ON "actor"("organization_id", "type", "name_key", "id");
CREATE INDEX "actor_name_search" ON "actor" USING GIN ("name_search");
CREATE INDEX "segment_by_name" ON "segment"("organization_id", "name_key", "id");
CREATE INDEX "segment_name_search" ON "segment" USING GIN ("name_search");

create index crm_record_outdated_name on crm_record (id) where search_version < 2;
create index actor_outdated_name on actor (id) where search_version < 2;
create index segment_outdated_name on segment (id) where search_version < 2;

-- The contacts of a company, in the same order.
drop index crm_record_company;
create index crm_record_company on crm_record (company_id, object, name_key, id) where company_id is not null;
