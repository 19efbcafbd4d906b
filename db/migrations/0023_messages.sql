CREATE TABLE "address_codes" (
	"browser_digest" text PRIMARY KEY NOT NULL,
	"address_id" uuid NOT NULL,
	"code_digest" text NOT NULL,
	"tries_left" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"subject" text,
	"subject_id" uuid,
	"asked_at" text
);
--> statement-breakpoint
CREATE TABLE "mail_addresses" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"refused_at" timestamp (3) with time zone,
	"stopped" text[] DEFAULT '{}'::text[] NOT NULL,
	CONSTRAINT "mail_addresses_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"address_id" uuid NOT NULL,
	"application_id" uuid,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secret_ciphertext" text,
	"once_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"outcome" text,
	"smtp_status" integer,
	CONSTRAINT "messages_once_key" UNIQUE("once_key")
);
--> statement-breakpoint
ALTER TABLE "access_links" ADD COLUMN "address_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address_id" uuid;--> statement-breakpoint
ALTER TABLE "address_codes" ADD CONSTRAINT "address_codes_address_id_mail_addresses_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."mail_addresses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_address_id_mail_addresses_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."mail_addresses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "address_codes_expires_at_index" ON "address_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "address_codes_address_id_index" ON "address_codes" USING btree ("address_id");--> statement-breakpoint
CREATE INDEX "messages_address_id_created_at_index" ON "messages" USING btree ("address_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_application_id_index" ON "messages" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("created_at") WHERE settled_at is null;--> statement-breakpoint
ALTER TABLE "access_links" ADD CONSTRAINT "access_links_address_id_mail_addresses_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."mail_addresses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_address_id_mail_addresses_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."mail_addresses"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_links_of_address" ON "access_links" USING btree ("address_id") WHERE address_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "access_links_once" ON "access_links" USING btree ("subject","subject_id","address_id") WHERE address_id is not null and revoked_at is null;