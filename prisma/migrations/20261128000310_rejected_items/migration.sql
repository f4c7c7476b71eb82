-- Items that were rejected are kept as they came: a later version may know how to read them.
-- CreateTable
CREATE TABLE "rejected_item" (
    "source_id" UUID NOT NULL,
    "item_key" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "item_path" TEXT NOT NULL,
    "named_records" TEXT[],
    "wire" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rejected_item_pkey" PRIMARY KEY ("source_id","item_key","object","external_id")
);
