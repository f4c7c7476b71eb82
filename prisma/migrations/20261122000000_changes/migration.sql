-- CreateTable
CREATE TABLE "activity_change" (
    "xact" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "activity_id" UUID,
    "record_id" UUID,
    "merged_into" UUID,
    "scopes_before" UUID[],
    "before" JSON,
    "scopes_after" UUID[],
    "after" JSON,
    "search" tsvector,
    "search_before" tsvector,

    CONSTRAINT "activity_change_pkey" PRIMARY KEY ("xact","id")
);

-- CreateTable
CREATE TABLE "change_horizon" (
    "organization_id" UUID NOT NULL,
    "xact" BIGINT NOT NULL,
    "change_id" BIGINT NOT NULL,

    CONSTRAINT "change_horizon_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "organization_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "activity_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("organization_id","key_hash")
);

-- CreateTable
CREATE TABLE "tombstone" (
    "organization_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("organization_id","hash")
);

-- CreateIndex
CREATE INDEX "activity_change_organization_id_xact_id_idx" ON "activity_change"("organization_id", "xact", "id");

-- CreateIndex
CREATE INDEX "activity_change_activity_id_idx" ON "activity_change"("activity_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- What schema.prisma cannot say ------------------------------------------------------------------

-- Activities that are hidden have no timeline entry: this finds them where their record goes.
create index activity_hidden on activity (organization_id) where deleted_at is not null;
