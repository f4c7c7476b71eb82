-- A company's rollup is one more timeline: the activities of the company and of its contacts. Which rollups an
-- activity is on is stored with it; where a contact's company changes, rollup_refresh lists what is to be moved.
-- CreateTable
CREATE TABLE "rollup_refresh" (
    "record_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "company_ids" UUID[],
    "occurred_at" TIMESTAMPTZ(3),
    "activity_id" UUID,

    CONSTRAINT "rollup_refresh_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE INDEX "rollup_refresh_organization_id_record_id_idx" ON "rollup_refresh"("organization_id", "record_id");

-- CreateIndex
CREATE INDEX "rollup_refresh_company_ids_idx" ON "rollup_refresh" USING GIN ("company_ids");

-- What is stored already is put on its rollups in the background, by record/refresh-rollups.ts.
insert into rollup_refresh (record_id, organization_id, company_ids)
  select r.id, r.organization_id,
         array[case when r.object = 'companies' then r.id else coalesce(a.record_id, r.company_id) end]
    from crm_record r left join record_alias a on a.id = r.company_id
   where r.object = 'companies' or r.object = 'contacts' and r.company_id is not null;

-- Last, because they lock the tables until the commit.
-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "company_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "activity_change" ADD COLUMN     "rollups_only" BOOLEAN NOT NULL DEFAULT false;
