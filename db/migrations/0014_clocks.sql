ALTER TABLE "webhook_deliveries" ADD COLUMN "waits_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "jobs"."cron_ticks" ADD COLUMN "honoured_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jobs"."queue" ADD COLUMN "since" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
ALTER TABLE "process_reports" ADD COLUMN "clock_ahead_seconds" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_lanes" ADD COLUMN "held_since" timestamp (3) with time zone;