-- With this default few rows are written while the table is locked: an upgrade may have queued all records.
-- AlterTable
ALTER TABLE "rollup_refresh" ADD COLUMN     "is_first" BOOLEAN NOT NULL DEFAULT true;

-- A rollup is filled for the first time while its company itself is queued, which only an upgrade does. The change feed
-- reports all else: changes of a company, and what is left to fill of companies that are no longer queued themselves.
update rollup_refresh q set is_first = false where not exists (
  select from rollup_refresh c where c.company_ids = array[c.record_id] and q.company_ids = array[c.record_id]);

-- AlterTable
ALTER TABLE "rollup_refresh" ALTER COLUMN "is_first" SET DEFAULT false;

-- The order in which the queue is read.
-- DropIndex
DROP INDEX "rollup_refresh_organization_id_record_id_idx";

-- CreateIndex
CREATE INDEX "rollup_refresh_organization_id_is_first_record_id_idx" ON "rollup_refresh"("organization_id", "is_first", "record_id");
