-- The freshness of an organization's sources: without it, the links of all organizations are read.
-- CreateIndex
CREATE INDEX "record_link_organization_id_object_idx" ON "record_link"("organization_id", "object");

-- The key that an activity was logged with, where its delivery completes or is canceled.
-- CreateIndex
CREATE INDEX "idempotency_key_organization_id_activity_id_idx" ON "idempotency_key"("organization_id", "activity_id");
