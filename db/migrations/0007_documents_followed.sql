ALTER TABLE "market_applications" ADD COLUMN "documents_asked_again_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "market_applications" ADD COLUMN "documents_failure" text;--> statement-breakpoint
CREATE INDEX "market_applications_without_documents" ON "market_applications" USING btree ("completed_at") WHERE documents_ready_at is null and completed_at is not null;