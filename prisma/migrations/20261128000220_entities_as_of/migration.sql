-- When the newest item that showed an entity was updated. Null for what is stored: the next item that shows
-- it decides, as before.
ALTER TABLE "actor" ADD COLUMN     "as_of" TIMESTAMPTZ(3);
ALTER TABLE "segment" ADD COLUMN     "as_of" TIMESTAMPTZ(3);
ALTER TABLE "broadcast" ADD COLUMN     "as_of" TIMESTAMPTZ(3);
