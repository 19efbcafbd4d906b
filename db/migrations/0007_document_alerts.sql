CREATE TABLE "document_alerts" (
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"message" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_alerts_application_id_kind_pk" PRIMARY KEY("application_id","kind")
);
--> statement-breakpoint
ALTER TABLE "document_alerts" ADD CONSTRAINT "document_alerts_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;