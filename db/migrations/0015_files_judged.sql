ALTER TABLE "documents" ADD COLUMN "given_name" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "notes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "swept_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "documents_to_sweep" ON "documents" USING btree ("deleted_at") WHERE deleted_at is not null and swept_at is null;