-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "delivery" TEXT,
ADD COLUMN     "vanished_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "record_link" ADD COLUMN     "error_at" TIMESTAMPTZ(3),
ADD COLUMN     "error_code" TEXT,
ADD COLUMN     "error_message" TEXT,
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lease_id" UUID,
ADD COLUMN     "lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "reading" JSONB,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "config" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "every_seconds" INTEGER NOT NULL DEFAULT 900,
ADD COLUMN     "max_age_seconds" INTEGER NOT NULL DEFAULT 300,
ADD COLUMN     "token" BYTEA,
ADD COLUMN     "url" TEXT,
ADD COLUMN     "write_back" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "delivery" (
    "activity_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "object" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" JSONB NOT NULL,
    "activity" JSONB,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("activity_id")
);

-- CreateIndex
CREATE INDEX "delivery_source_id_object_external_id_idx" ON "delivery"("source_id", "object", "external_id");

-- CreateIndex
CREATE INDEX "record_link_source_id_next_at_idx" ON "record_link"("source_id", "next_at");

-- What schema.prisma cannot say ------------------------------------------------------------------

-- What somebody reads now, or was reading when they were killed.
create index record_link_leased on record_link (lease_until) where lease_id is not null;
