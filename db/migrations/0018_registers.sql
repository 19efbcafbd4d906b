CREATE TABLE "register_calls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"register" text NOT NULL,
	"limit_group" text NOT NULL,
	"editor_id" uuid NOT NULL,
	"application" text NOT NULL,
	"siret" text NOT NULL,
	"recipient" text,
	"purpose" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"status" integer,
	"outcome" text,
	"reference" text,
	"group_closed_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "register_states" (
	"firm_id" uuid NOT NULL,
	"register" text NOT NULL,
	"siret" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"said" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"notices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reference" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"fresh_until" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "register_states_firm_id_register_pk" PRIMARY KEY("firm_id","register")
);
--> statement-breakpoint
ALTER TABLE "editors" ADD COLUMN "registers_allowed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "register_states" ADD CONSTRAINT "register_states_firm_id_applicant_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."applicant_firms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "register_calls_group" ON "register_calls" USING btree ("limit_group","started_at");--> statement-breakpoint
CREATE INDEX "register_calls_register" ON "register_calls" USING btree ("register","started_at");--> statement-breakpoint
CREATE INDEX "register_calls_application" ON "register_calls" USING btree ("application");--> statement-breakpoint
CREATE INDEX "register_calls_started" ON "register_calls" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "register_states_due" ON "register_states" USING btree ("register","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "register_states_answers" ON "register_states" USING btree ("register","siret") WHERE answered_at is not null;