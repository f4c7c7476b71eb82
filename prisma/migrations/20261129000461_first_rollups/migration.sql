-- AlterTable
ALTER TABLE "rollup_refresh" ADD COLUMN     "is_first" BOOLEAN NOT NULL DEFAULT false;

-- What an upgrade has queued, and not a change of a company: of one company.
update rollup_refresh set is_first = true where cardinality(company_ids) = 1;
