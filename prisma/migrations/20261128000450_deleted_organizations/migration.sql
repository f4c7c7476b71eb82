-- An organization whose deletion has begun: it is not served, and no command finds it but the one that deletes it.
ALTER TABLE "organization" ADD COLUMN     "is_deleted" BOOLEAN NOT NULL DEFAULT false;
