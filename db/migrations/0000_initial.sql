CREATE SCHEMA "jobs";
--> statement-breakpoint
CREATE TABLE "access_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"digest" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "access_links_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "session_grants" (
	"session_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_grants_session_id_subject_subject_id_pk" PRIMARY KEY("session_id","subject","subject_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"application_id" uuid NOT NULL,
	"field_key" text NOT NULL,
	"draft" jsonb NOT NULL,
	"value" jsonb,
	"in_error" boolean DEFAULT false NOT NULL,
	"refusals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"provenance" text DEFAULT 'manual' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answers_application_id_field_key_pk" PRIMARY KEY("application_id","field_key")
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"choice" text NOT NULL,
	"explanation" text,
	"wording" text NOT NULL,
	"wording_version" text NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	"session_id" uuid
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"field_key" text NOT NULL,
	"slot" text DEFAULT 'documents' NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"scan_state" text DEFAULT 'not_scanned' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "market_applications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"market_id" uuid NOT NULL,
	"siret" text,
	"siret_locked" boolean DEFAULT false NOT NULL,
	"company_name" text,
	"provider_user_id" text,
	"saved_steps" text[] DEFAULT '{}'::text[] NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"documents_ready_at" timestamp (3) with time zone,
	"verification_secret_ciphertext" text,
	CONSTRAINT "market_applications_identifier_unique" UNIQUE("identifier")
);
--> statement-breakpoint
CREATE TABLE "published_documents" (
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "published_documents_application_id_kind_pk" PRIMARY KEY("application_id","kind")
);
--> statement-breakpoint
CREATE TABLE "catalogue_categories" (
	"key" text PRIMARY KEY NOT NULL,
	"rank" integer NOT NULL,
	"buyer_label" text NOT NULL,
	"candidate_label" text NOT NULL,
	"intro" text NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "catalogue_field_market_types" (
	"field_key" text NOT NULL,
	"market_type" text NOT NULL,
	CONSTRAINT "catalogue_field_market_types_field_key_market_type_pk" PRIMARY KEY("field_key","market_type")
);
--> statement-breakpoint
CREATE TABLE "catalogue_fields" (
	"key" text PRIMARY KEY NOT NULL,
	"category_key" text NOT NULL,
	"subcategory_key" text NOT NULL,
	"rank" integer NOT NULL,
	"input_type" text NOT NULL,
	"mandatory" boolean NOT NULL,
	"locked" boolean NOT NULL,
	"source" text,
	"unfavourable_when_yes" boolean DEFAULT false NOT NULL,
	"buyer_label" text NOT NULL,
	"buyer_help" text NOT NULL,
	"candidate_label" text NOT NULL,
	"candidate_help" text NOT NULL,
	"legal_reference" text,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "catalogue_subcategories" (
	"category_key" text NOT NULL,
	"key" text NOT NULL,
	"rank" integer NOT NULL,
	"buyer_label" text NOT NULL,
	"candidate_label" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "catalogue_subcategories_category_key_key_pk" PRIMARY KEY("category_key","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"relayed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delivery_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"http_status" integer,
	"error" text,
	"answer_excerpt" text
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"editor_id" uuid NOT NULL,
	"event" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"identifier" text NOT NULL,
	"payload" text NOT NULL,
	"sync_status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"first_attempt_number" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"editor_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "editor_client_secrets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"editor_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "editor_webhook_secrets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"editor_id" uuid NOT NULL,
	"ciphertext" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "editors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"client_id" text NOT NULL,
	"authorized" boolean DEFAULT true NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"defense_allowed" boolean DEFAULT true NOT NULL,
	"max_live_tokens" integer DEFAULT 1 NOT NULL,
	"rate_limits" jsonb,
	"completion_webhook_url" text,
	"buyer_return_url" text,
	"candidate_return_url" text,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "editors_clientId_unique" UNIQUE("client_id")
);
--> statement-breakpoint
CREATE TABLE "instance_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" text NOT NULL,
	"private_ciphertext" text NOT NULL,
	"public_part" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "jobs"."cron_ticks" (
	"function_id" text NOT NULL,
	"tick" timestamp with time zone NOT NULL,
	CONSTRAINT "cron_ticks_function_id_tick_pk" PRIMARY KEY("function_id","tick")
);
--> statement-breakpoint
CREATE TABLE "jobs"."events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"payload" json NOT NULL,
	"received_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs"."functions" (
	"id" text PRIMARY KEY NOT NULL,
	"config" json NOT NULL,
	"concurrency_limit" integer,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "jobs"."idempotency_keys" (
	"function_id" text NOT NULL,
	"key" text NOT NULL,
	"run_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_function_id_key_pk" PRIMARY KEY("function_id","key")
);
--> statement-breakpoint
CREATE TABLE "jobs"."queue" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jobs"."queue_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" text NOT NULL,
	"function_id" text NOT NULL,
	"kind" text NOT NULL,
	"step_id" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"lane" text,
	"leased_until" timestamp with time zone,
	"leased_by" text,
	"generation" integer DEFAULT 0 NOT NULL,
	"crashes" integer DEFAULT 0 NOT NULL,
	"undelivered" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs"."runs" (
	"id" text PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"event_id" text NOT NULL,
	"event" json NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"output" json,
	"request_version" integer DEFAULT -1 NOT NULL,
	"pending" text[] DEFAULT '{}' NOT NULL,
	"max_attempts" integer NOT NULL,
	"lane" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "jobs"."steps" (
	"run_id" text NOT NULL,
	"id" text NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "jobs"."steps_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text,
	"state" json,
	"ended_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "steps_run_id_id_pk" PRIMARY KEY("run_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"digest" text PRIMARY KEY NOT NULL,
	"request_digest" text NOT NULL,
	"attempt" uuid NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"answer_ciphertext" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"bucket" text NOT NULL,
	"holder" text NOT NULL,
	"hour_started_at" timestamp (3) with time zone NOT NULL,
	"hour_used" integer NOT NULL,
	"burst_started_at" timestamp (3) with time zone NOT NULL,
	"burst_used" integer NOT NULL,
	"admitted" boolean NOT NULL,
	CONSTRAINT "rate_limits_bucket_holder_pk" PRIMARY KEY("bucket","holder")
);
--> statement-breakpoint
CREATE TABLE "market_lots" (
	"market_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"name" text NOT NULL,
	"cpv_code" text,
	CONSTRAINT "market_lots_market_id_rank_pk" PRIMARY KEY("market_id","rank")
);
--> statement-breakpoint
CREATE TABLE "market_requirements" (
	"market_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"field_key" text NOT NULL,
	"required" boolean NOT NULL,
	"input_type" text NOT NULL,
	"category_key" text NOT NULL,
	"category_buyer_label" text NOT NULL,
	"category_candidate_label" text NOT NULL,
	"category_intro" text NOT NULL,
	"subcategory_key" text NOT NULL,
	"subcategory_buyer_label" text NOT NULL,
	"subcategory_candidate_label" text NOT NULL,
	"buyer_label" text NOT NULL,
	"candidate_label" text NOT NULL,
	"candidate_help" text NOT NULL,
	"legal_reference" text,
	"source" text,
	"unfavourable_when_yes" boolean NOT NULL,
	"options" jsonb NOT NULL,
	CONSTRAINT "market_requirements_market_id_field_key_pk" PRIMARY KEY("market_id","field_key")
);
--> statement-breakpoint
CREATE TABLE "public_markets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"editor_id" uuid NOT NULL,
	"name" text NOT NULL,
	"lot_name" text,
	"deadline" timestamp (3) with time zone NOT NULL,
	"siret" text NOT NULL,
	"market_type_codes" text[] NOT NULL,
	"provider_user_id" text,
	"configuration" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	CONSTRAINT "public_markets_identifier_unique" UNIQUE("identifier")
);
--> statement-breakpoint
ALTER TABLE "session_grants" ADD CONSTRAINT "session_grants_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_grants" ADD CONSTRAINT "session_grants_link_id_access_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."access_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_applications" ADD CONSTRAINT "market_applications_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_documents" ADD CONSTRAINT "published_documents_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_field_market_types" ADD CONSTRAINT "catalogue_field_market_types_field_key_catalogue_fields_key_fk" FOREIGN KEY ("field_key") REFERENCES "public"."catalogue_fields"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_subcategories" ADD CONSTRAINT "catalogue_subcategories_category_key_catalogue_categories_key_fk" FOREIGN KEY ("category_key") REFERENCES "public"."catalogue_categories"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_webhook_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."webhook_deliveries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_editor_id_editors_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."editors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_editor_id_editors_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."editors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editor_client_secrets" ADD CONSTRAINT "editor_client_secrets_editor_id_editors_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."editors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editor_webhook_secrets" ADD CONSTRAINT "editor_webhook_secrets_editor_id_editors_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."editors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs"."queue" ADD CONSTRAINT "queue_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "jobs"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs"."runs" ADD CONSTRAINT "runs_function_id_functions_id_fk" FOREIGN KEY ("function_id") REFERENCES "jobs"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs"."steps" ADD CONSTRAINT "steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "jobs"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_lots" ADD CONSTRAINT "market_lots_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_requirements" ADD CONSTRAINT "market_requirements_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_markets" ADD CONSTRAINT "public_markets_editor_id_editors_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."editors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_links_subject_subject_id_index" ON "access_links" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE INDEX "documents_application_id_field_key_index" ON "documents" USING btree ("application_id","field_key");--> statement-breakpoint
CREATE INDEX "market_applications_market_id_created_at_index" ON "market_applications" USING btree ("market_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "market_applications_submitted_once" ON "market_applications" USING btree ("market_id","siret") WHERE completed_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_created_at_index" ON "outbox" USING btree ("created_at") WHERE relayed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_attempts_delivery_id_number_index" ON "webhook_attempts" USING btree ("delivery_id","number");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_editor_id_created_at_index" ON "webhook_deliveries" USING btree ("editor_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_subject_id_index" ON "webhook_deliveries" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "access_tokens_editor_id_scope_index" ON "access_tokens" USING btree ("editor_id","scope") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "editor_client_secrets_editor_id_index" ON "editor_client_secrets" USING btree ("editor_id");--> statement-breakpoint
CREATE INDEX "editor_webhook_secrets_editor_id_index" ON "editor_webhook_secrets" USING btree ("editor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "instance_keys_purpose_index" ON "instance_keys" USING btree ("purpose") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "events_received_at_index" ON "jobs"."events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expires_at_index" ON "jobs"."idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_run_id_kind_step_id_index" ON "jobs"."queue" USING btree ("run_id","kind","step_id");--> statement-breakpoint
CREATE INDEX "queue_due_at_id_index" ON "jobs"."queue" USING btree ("due_at","id");--> statement-breakpoint
CREATE INDEX "queue_lane_due_at_id_index" ON "jobs"."queue" USING btree ("lane","due_at","id") WHERE lane is not null;--> statement-breakpoint
CREATE INDEX "queue_free_index" ON "jobs"."queue" USING btree ("due_at","id") WHERE lane is null;--> statement-breakpoint
CREATE INDEX "queue_leased_until_index" ON "jobs"."queue" USING btree ("leased_until") WHERE leased_until is not null;--> statement-breakpoint
CREATE INDEX "runs_created_at_index" ON "jobs"."runs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "runs_ended_at_index" ON "jobs"."runs" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "runs_function_id_index" ON "jobs"."runs" USING btree ("function_id") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "idempotency_keys_expires_at_index" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "public_markets_editor_id_created_at_index" ON "public_markets" USING btree ("editor_id","created_at");