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
ALTER TABLE "market_outcomes" ADD CONSTRAINT "market_outcomes_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasures_identifier_digest_index" ON "erasures" USING btree ("identifier_digest");--> statement-breakpoint
CREATE INDEX "erasures_unfinished" ON "erasures" USING btree ("erased_at") WHERE objects_left <> '{}';--> statement-breakpoint
CREATE INDEX "legal_holds_subject_id_index" ON "legal_holds" USING btree ("subject_id") WHERE lifted_at is null;