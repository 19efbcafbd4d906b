CREATE TABLE "administrator_links" (
	"administrator_id" uuid PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "administrator_links_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "administrator_recovery_codes" (
	"administrator_id" uuid NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "administrator_recovery_codes_administrator_id_digest_pk" PRIMARY KEY("administrator_id","digest")
);
--> statement-breakpoint
CREATE TABLE "administrator_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"digest" text NOT NULL,
	"administrator_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"address" text NOT NULL,
	"agent" text NOT NULL,
	"totp_ciphertext" text,
	"shown_once" jsonb,
	"refused_form" jsonb,
	CONSTRAINT "administrator_sessions_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "administrators" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"totp_ciphertext" text,
	"totp_used_step" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_sign_in_at" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "administrators_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "audit_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"audit_id" uuid NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_chain_auditId_unique" UNIQUE("audit_id")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"one" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL,
	"chained_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"verified_position" bigint,
	"verified_problems" integer
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"target_kind" text,
	"target_id" text,
	"address" text,
	"request_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_unchained" (
	"audit_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"rule" text NOT NULL,
	"subject" text NOT NULL,
	"identifier_digest" text NOT NULL,
	"counts" jsonb NOT NULL,
	"erased_at" timestamp (3) with time zone NOT NULL,
	"objects_left" text[] DEFAULT '{}'::text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "market_outcomes" (
	"market_id" uuid PRIMARY KEY NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"winners" text[]
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
ALTER TABLE "administrator_links" ADD CONSTRAINT "administrator_links_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administrator_recovery_codes" ADD CONSTRAINT "administrator_recovery_codes_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administrator_sessions" ADD CONSTRAINT "administrator_sessions_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_changes" ADD CONSTRAINT "catalogue_changes_field_key_catalogue_fields_key_fk" FOREIGN KEY ("field_key") REFERENCES "public"."catalogue_fields"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_edits" ADD CONSTRAINT "catalogue_edits_field_key_catalogue_fields_key_fk" FOREIGN KEY ("field_key") REFERENCES "public"."catalogue_fields"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_outcomes" ADD CONSTRAINT "market_outcomes_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_step_times" ADD CONSTRAINT "application_step_times_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_step_times" ADD CONSTRAINT "market_step_times_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "administrator_sessions_administrator_id_index" ON "administrator_sessions" USING btree ("administrator_id");--> statement-breakpoint
CREATE INDEX "audit_log_at_id_index" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_log_actor_id_at_index" ON "audit_log" USING btree ("actor_id","at") WHERE actor_id is not null;--> statement-breakpoint
CREATE INDEX "audit_log_target_id_at_index" ON "audit_log" USING btree ("target_id","at") WHERE target_id is not null;--> statement-breakpoint
CREATE INDEX "catalogue_changes_field_key_at_index" ON "catalogue_changes" USING btree ("field_key","at");--> statement-breakpoint
CREATE INDEX "erasures_identifier_digest_index" ON "erasures" USING btree ("identifier_digest");--> statement-breakpoint
CREATE INDEX "erasures_unfinished" ON "erasures" USING btree ("erased_at") WHERE objects_left <> '{}';--> statement-breakpoint
CREATE INDEX "legal_holds_subject_id_index" ON "legal_holds" USING btree ("subject_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "market_applications_created_at_id_index" ON "market_applications" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "market_applications_identifier_prefix" ON "market_applications" USING btree ("identifier" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_created_at_id_index" ON "webhook_deliveries" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_failed_index" ON "webhook_deliveries" USING btree ("created_at","id") WHERE sync_status = 'sync_failed';--> statement-breakpoint
CREATE INDEX "public_markets_created_at_id_index" ON "public_markets" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "public_markets_identifier_prefix" ON "public_markets" USING btree ("identifier" text_pattern_ops);