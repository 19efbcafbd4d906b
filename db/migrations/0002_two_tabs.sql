CREATE TABLE "market_revisions" (
	"market_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"configuration" jsonb NOT NULL,
	CONSTRAINT "market_revisions_market_id_revision_pk" PRIMARY KEY("market_id","revision")
);
--> statement-breakpoint
ALTER TABLE "session_grants" ADD COLUMN "refused_post" jsonb;--> statement-breakpoint
ALTER TABLE "market_revisions" ADD CONSTRAINT "market_revisions_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE cascade ON UPDATE no action;