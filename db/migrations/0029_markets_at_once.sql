ALTER TABLE "webhook_deliveries" ADD COLUMN "market_identifier" text;--> statement-breakpoint
ALTER TABLE "webhook_lanes" ADD COLUMN "under_way" integer DEFAULT 0 NOT NULL;