-- An item that was rejected in one list may have been accepted in another, in a later version.
-- AlterTable
ALTER TABLE "rejected_item" ADD COLUMN     "is_outdated" BOOLEAN NOT NULL DEFAULT false;

-- Rejected items are read again list by list, and deleted by list.
-- CreateIndex
CREATE INDEX "rejected_item_list" ON "rejected_item"("source_id", "object", "external_id", "item_key");
