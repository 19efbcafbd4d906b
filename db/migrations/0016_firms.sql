-- The firm that applies has a row of its own, on which answers, declarations and files hang (docs/decisions/0032). The release
-- before serves meanwhile, and may be gone back to: what it reads stays, and triggers complete what it writes.

-- All that is changed below is locked at once, or not at all: a transaction that holds one of these tables while it waits for
-- another would be in a deadlock with this one. A try ends before the database looks for deadlocks (1 s), and lets others by.
DO $$
BEGIN
  PERFORM set_config('lock_timeout', '100ms', true);
  FOR try IN 1..600 LOOP
    BEGIN
      LOCK TABLE public_markets, market_applications, answers, documents, declarations, published_documents,
        market_requirements, catalogue_fields IN ACCESS EXCLUSIVE MODE;
      PERFORM set_config('lock_timeout', '0', true);
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      PERFORM pg_sleep(random());
    END;
  END LOOP;
  RAISE EXCEPTION 'the tables of applications are in use (a dump that runs?): nothing was changed';
END $$;
--> statement-breakpoint
CREATE TABLE "applicant_firms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"rank" integer DEFAULT 1 NOT NULL,
	"siret" text,
	"company_name" text,
	CONSTRAINT "applicant_firms_rank" UNIQUE("application_id","rank"),
	CONSTRAINT "applicant_firms_one_each" CHECK (rank = 1)
);
--> statement-breakpoint
CREATE TABLE "live_submissions" (
	"firm_id" uuid NOT NULL,
	"market_id" uuid NOT NULL,
	"lot_rank" integer,
	"firm_identifier" text NOT NULL,
	CONSTRAINT "live_submissions_once" UNIQUE NULLS NOT DISTINCT("market_id","lot_rank","firm_identifier")
);
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD CONSTRAINT "applicant_firms_application_id_market_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."market_applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_submissions" ADD CONSTRAINT "live_submissions_firm_id_applicant_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."applicant_firms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_submissions" ADD CONSTRAINT "live_submissions_market_id_public_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."public_markets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_submissions_firm_id_index" ON "live_submissions" USING btree ("firm_id");--> statement-breakpoint
-- A firm that was there before has the id of its application; the others have one of their own.
INSERT INTO "applicant_firms" ("id", "application_id", "siret", "company_name")
  SELECT "id", "id", "siret", "company_name" FROM "market_applications";
--> statement-breakpoint
INSERT INTO "live_submissions" ("firm_id", "market_id", "firm_identifier")
  SELECT "id", "market_id", "siret" FROM "market_applications" WHERE "completed_at" IS NOT NULL AND "siret" IS NOT NULL;
--> statement-breakpoint
-- The quickest way to fill a column, in one pass over the table: it is computed from another, and then no longer is.
ALTER TABLE "answers" ADD COLUMN "firm_id" uuid NOT NULL GENERATED ALWAYS AS ("application_id") STORED;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "firm_id" uuid NOT NULL GENERATED ALWAYS AS ("application_id") STORED;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "firm_id" uuid NOT NULL GENERATED ALWAYS AS ("application_id") STORED;--> statement-breakpoint
ALTER TABLE "answers" ALTER COLUMN "firm_id" DROP EXPRESSION;--> statement-breakpoint
ALTER TABLE "declarations" ALTER COLUMN "firm_id" DROP EXPRESSION;--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "firm_id" DROP EXPRESSION;--> statement-breakpoint
ALTER TABLE "answers" ALTER COLUMN "application_id" SET DEFAULT null;--> statement-breakpoint
ALTER TABLE "declarations" ALTER COLUMN "application_id" SET DEFAULT null;--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "application_id" SET DEFAULT null;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_firm_id_applicant_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."applicant_firms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_firm_id_applicant_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."applicant_firms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_firm_id_applicant_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."applicant_firms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_firm_id_field_key" UNIQUE("firm_id","field_key");--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_firm_id" UNIQUE("firm_id");--> statement-breakpoint
CREATE INDEX "documents_firm_id_field_key_index" ON "documents" USING btree ("firm_id","field_key");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_firm_upload_key" ON "documents" USING btree ("firm_id","field_key","slot","upload_key") WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE "published_documents" ADD COLUMN "firm_id" uuid;--> statement-breakpoint
ALTER TABLE "published_documents" ADD CONSTRAINT "published_documents_firm_id_applicant_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."applicant_firms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_documents" DROP CONSTRAINT "published_documents_application_id_kind_pk";--> statement-breakpoint
ALTER TABLE "published_documents" ADD CONSTRAINT "published_documents_once" UNIQUE NULLS NOT DISTINCT("application_id","kind","firm_id");--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "not_applicable" jsonb;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "provenances" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_fields" ADD COLUMN "may_not_apply" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "market_requirements" ADD COLUMN "may_not_apply" boolean;--> statement-breakpoint
-- Every application has a firm that leads, which is what the application says it is, and stands once under its identifier.
CREATE FUNCTION "keep_leading_firm"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  firm uuid;
BEGIN
  INSERT INTO public.applicant_firms AS firms (application_id, siret, company_name)
    VALUES (NEW.id, NEW.siret, NEW.company_name)
    ON CONFLICT (application_id, rank) DO UPDATE SET siret = excluded.siret, company_name = excluded.company_name
    RETURNING firms.id INTO firm;
  DELETE FROM public.live_submissions WHERE firm_id = firm;
  IF NEW.completed_at IS NOT NULL AND NEW.siret IS NOT NULL THEN
    INSERT INTO public.live_submissions (firm_id, market_id, firm_identifier) VALUES (firm, NEW.market_id, NEW.siret);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "keep_leading_firm" AFTER INSERT OR UPDATE OF "siret", "company_name", "completed_at" ON "market_applications"
  FOR EACH ROW EXECUTE FUNCTION "keep_leading_firm"();
--> statement-breakpoint
-- What hangs on a firm is written by its application in the release before, by the firm since.
CREATE FUNCTION "hang_on_firm"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.firm_id IS NULL THEN
    NEW.firm_id := (SELECT id FROM public.applicant_firms WHERE application_id = NEW.application_id AND rank = 1);
  ELSIF NEW.application_id IS NULL THEN
    NEW.application_id := (SELECT application_id FROM public.applicant_firms WHERE id = NEW.firm_id);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "hang_on_firm" BEFORE INSERT ON "answers" FOR EACH ROW EXECUTE FUNCTION "hang_on_firm"();--> statement-breakpoint
CREATE TRIGGER "hang_on_firm" BEFORE INSERT ON "declarations" FOR EACH ROW EXECUTE FUNCTION "hang_on_firm"();--> statement-breakpoint
CREATE TRIGGER "hang_on_firm" BEFORE INSERT ON "documents" FOR EACH ROW EXECUTE FUNCTION "hang_on_firm"();
