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
ALTER TABLE "administrator_links" ADD CONSTRAINT "administrator_links_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administrator_recovery_codes" ADD CONSTRAINT "administrator_recovery_codes_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administrator_sessions" ADD CONSTRAINT "administrator_sessions_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "administrator_sessions_administrator_id_index" ON "administrator_sessions" USING btree ("administrator_id");