-- AlterTable
ALTER TABLE "rollup_refresh" ADD COLUMN     "is_first" BOOLEAN NOT NULL DEFAULT false;

-- What an upgrade has queued, and not a change of a company: of one company.
update rollup_refresh set is_first = true where cardinality(company_ids) = 1;

-- The order in which the queue is read.
-- DropIndex
DROP INDEX "rollup_refresh_organization_id_record_id_idx";

-- CreateIndex
CREATE INDEX "rollup_refresh_organization_id_is_first_record_id_idx" ON "rollup_refresh"("organization_id", "is_first", "record_id");
