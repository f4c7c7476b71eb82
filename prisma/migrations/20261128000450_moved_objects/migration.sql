-- Which followers a change of records alone concerns: a key that is limited to other objects sees nothing of it.
ALTER TABLE "activity_change" ADD COLUMN "moved_objects" TEXT[];
