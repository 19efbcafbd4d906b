CREATE TABLE "catalogue_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"field_key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"administrator_id" uuid NOT NULL,
	"change" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_edits" (
	"field_key" text PRIMARY KEY NOT NULL,
	"buyer_label" text,
	"buyer_help" text,
	"candidate_label" text,
	"candidate_help" text,
	"place" integer,
	"archived_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_step_times" (
	"application_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_step_times_application_id_step_pk" PRIMARY KEY("application_id","step")
);
--> statement-breakpoint
CREATE TABLE "market_step_times" (
	"market_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "market_step_times_market_id_step_pk" PRIMARY KEY("market_id","step")
);
--> statement-breakpoint
ALTER TABLE "catalogue_changes" ADD CONSTRAINT "catalogue_changes_field_key_catalogue_fields_key_fk" FOREIGN KEY ("field_key") REFERENCES "public"."catalogue_fields"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_edits" ADD CONSTRAINT "catalogue_edits_field_key_catalogue_fields_key_fk" FOREIGN KEY ("field_key") REFERENCES "public"."catalogue_fields"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_step_times" ADD CONSTRAINT "application_step_times_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_step_times" ADD CONSTRAINT "market_step_times_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalogue_changes_field_key_at_index" ON "catalogue_changes" USING btree ("field_key","at");--> statement-breakpoint
CREATE INDEX "market_applications_created_at_id_index" ON "market_applications" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "market_applications_identifier_prefix" ON "market_applications" USING btree ("identifier" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_created_at_id_index" ON "webhook_deliveries" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_failed_index" ON "webhook_deliveries" USING btree ("created_at","id") WHERE sync_status = 'sync_failed';--> statement-breakpoint
CREATE INDEX "public_markets_created_at_id_index" ON "public_markets" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "public_markets_identifier_prefix" ON "public_markets" USING btree ("identifier" text_pattern_ops);