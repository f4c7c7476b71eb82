-- AlterTable
ALTER TABLE "crm_record" ADD COLUMN     "merging" UUID[] DEFAULT ARRAY[]::UUID[];

-- What schema.prisma cannot say ------------------------------------------------------------------

-- Merges that are not completed: their process was stopped, or is still at work.
create index crm_record_merging on crm_record (organization_id) where merging <> '{}';
