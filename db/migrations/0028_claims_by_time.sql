DROP INDEX "jobs"."queue_free_index";--> statement-breakpoint
ALTER TABLE "jobs"."queue" ADD COLUMN "set_aside" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "queue_waiting_index" ON "jobs"."queue" USING btree ("due_at","id") WHERE leased_until is null and not set_aside;--> statement-breakpoint
CREATE INDEX "queue_set_aside_index" ON "jobs"."queue" USING btree ("lane","due_at","id") WHERE leased_until is null and set_aside;