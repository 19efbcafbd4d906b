CREATE TABLE "webhook_tests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"editor_id" uuid NOT NULL,
	"event" text NOT NULL,
	"payload" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone,
	"duration_ms" integer,
	"http_status" integer,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "webhook_circuits" ADD COLUMN "probe_delivery_id" uuid;--> statement-breakpoint
ALTER TABLE "webhook_circuits" ADD COLUMN "probe_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_tests" ADD CONSTRAINT "webhook_tests_editor_id_editors_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."editors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_tests_editor_id_index" ON "webhook_tests" USING btree ("editor_id");