CREATE TABLE "metric_totals" (
	"name" text NOT NULL,
	"labels" text NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "metric_totals_name_labels_pk" PRIMARY KEY("name","labels")
);
--> statement-breakpoint
CREATE TABLE "process_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"resident_bytes" double precision NOT NULL,
	"event_loop_delay_seconds" double precision NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "origin" jsonb;