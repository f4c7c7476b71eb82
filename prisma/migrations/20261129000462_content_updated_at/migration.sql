-- Keys that are limited to objects are not told when an activity moved between records that they may not read.
-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "content_updated_at" TIMESTAMPTZ(3);
