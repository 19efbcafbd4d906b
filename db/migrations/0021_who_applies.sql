-- Lots that one applies for, firms without SIRET, members of a group (docs/decisions/0034). The release before serves meanwhile,
-- and may be gone back to: it writes and reads the firm that leads, and markets for which one applies as a whole.

-- All that is changed below is locked at once, or not at all, by short tries (as in 0016).
DO $$
BEGIN
  PERFORM set_config('lock_timeout', '100ms', true);
  FOR try IN 1..600 LOOP
    BEGIN
      LOCK TABLE public_markets, market_lots, market_applications, applicant_firms, answers, documents, declarations,
        live_submissions, market_requirements, access_links IN ACCESS EXCLUSIVE MODE;
      PERFORM set_config('lock_timeout', '0', true);
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      PERFORM pg_sleep(random());
    END;
  END LOOP;
  RAISE EXCEPTION 'the tables of applications are in use (a dump that runs?): nothing was changed';
END $$;
--> statement-breakpoint
CREATE TABLE "application_lots" (
	"application_id" uuid NOT NULL,
	"market_id" uuid NOT NULL,
	"lot_rank" integer NOT NULL,
	CONSTRAINT "application_lots_application_id_lot_rank_pk" PRIMARY KEY("application_id","lot_rank")
);
--> statement-breakpoint
CREATE TABLE "firm_lots" (
	"firm_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"lot_rank" integer NOT NULL,
	CONSTRAINT "firm_lots_firm_id_lot_rank_pk" PRIMARY KEY("firm_id","lot_rank")
);
--> statement-breakpoint
ALTER TABLE "applicant_firms" DROP CONSTRAINT "applicant_firms_one_each";
--> statement-breakpoint
DROP INDEX "market_applications_submitted_once";
--> statement-breakpoint
ALTER TABLE "answers" DROP CONSTRAINT "answers_application_id_field_key_pk";
--> statement-breakpoint
ALTER TABLE "answers" ALTER COLUMN "application_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "declarations" DROP CONSTRAINT "declarations_pkey";
--> statement-breakpoint
ALTER TABLE "declarations" ALTER COLUMN "application_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "application_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "access_links" ADD COLUMN "used_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD COLUMN "foreign_identifier" jsonb;
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD COLUMN "saved_steps" text[] DEFAULT '{}'::text[] NOT NULL;
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD COLUMN "role" text;
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD COLUMN "reserved_tasks" text;
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD COLUMN "declared_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD COLUMN "declared_by" text;
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now();
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD COLUMN "removed_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "market_applications" ADD COLUMN "foreign_identifier" jsonb;
--> statement-breakpoint
ALTER TABLE "market_applications" ADD COLUMN "group_kind" text;
--> statement-breakpoint
ALTER TABLE "market_applications" ADD COLUMN "mandataire_solidaire" boolean;
--> statement-breakpoint
ALTER TABLE "market_requirements" ADD COLUMN "lot_ranks" integer[];
--> statement-breakpoint
ALTER TABLE "public_markets" ADD COLUMN "lot_limit" integer;
--> statement-breakpoint
ALTER TABLE "public_markets" ADD COLUMN "award_limit" integer;
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_application_id_field_key" UNIQUE("application_id","field_key");
--> statement-breakpoint
ALTER TABLE "applicant_firms" ADD CONSTRAINT "applicant_firms_of_application" UNIQUE("id","application_id");
--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_application_id" UNIQUE("application_id");
--> statement-breakpoint
ALTER TABLE "market_applications" ADD CONSTRAINT "market_applications_of_market" UNIQUE("id","market_id");
--> statement-breakpoint
ALTER TABLE "application_lots" ADD CONSTRAINT "application_lots_application" FOREIGN KEY ("application_id","market_id") REFERENCES "public"."market_applications"("id","market_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "application_lots" ADD CONSTRAINT "application_lots_lot" FOREIGN KEY ("market_id","lot_rank") REFERENCES "public"."market_lots"("market_id","rank") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "firm_lots" ADD CONSTRAINT "firm_lots_firm" FOREIGN KEY ("firm_id","application_id") REFERENCES "public"."applicant_firms"("id","application_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "firm_lots" ADD CONSTRAINT "firm_lots_lot" FOREIGN KEY ("application_id","lot_rank") REFERENCES "public"."application_lots"("application_id","lot_rank") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "market_lots_search_name" ON "market_lots" USING gin (search_words("name"));
--> statement-breakpoint
CREATE INDEX "market_applications_search_foreign" ON "market_applications" USING btree (upper(regexp_replace("foreign_identifier" ->> 'value', '\s', '', 'g')) text_pattern_ops) WHERE foreign_identifier is not null;
--> statement-breakpoint
-- A market of one lot has it in the list as well.
INSERT INTO "market_lots" ("market_id", "rank", "name")
  SELECT "id", 0, "lot_name" FROM "public_markets" markets
  WHERE "lot_name" IS NOT NULL AND NOT EXISTS (SELECT FROM "market_lots" lots WHERE lots."market_id" = markets."id");
--> statement-breakpoint
-- And is for it who applies there; but what was submitted and waits for its documents stays as it was read.
INSERT INTO "application_lots" ("application_id", "market_id", "lot_rank")
  SELECT "id", "market_id", 0 FROM "market_applications" applications
  WHERE ("completed_at" IS NULL OR "documents_ready_at" IS NOT NULL)
    AND (SELECT array_agg("rank") FROM "market_lots" lots WHERE lots."market_id" = applications."market_id") = '{0}';
--> statement-breakpoint
UPDATE "live_submissions" submissions SET "lot_rank" = lots."lot_rank"
  FROM "applicant_firms" firms JOIN "application_lots" lots ON lots."application_id" = firms."application_id"
  WHERE firms."id" = submissions."firm_id";
--> statement-breakpoint
-- What two submissions of one firm have in common: its SIRET, else its identifier without spaces or case, else nothing.
CREATE FUNCTION "firm_identifier"("siret" text, "foreign_identifier" jsonb, "firm" uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    siret,
    CASE WHEN foreign_identifier ->> 'value' IS NOT NULL THEN
      (foreign_identifier ->> 'country') || ':' || upper(regexp_replace(foreign_identifier ->> 'value', '\s', '', 'g')) END,
    CASE WHEN foreign_identifier IS NOT NULL THEN 'firm:' || firm END)
$$;
--> statement-breakpoint
-- Every application has a firm that leads, which is what the application says it is, and stands once under its identifier: for
-- each lot that it is for, else for the market as a whole.
CREATE OR REPLACE FUNCTION "keep_leading_firm"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  firm uuid;
  identifier text;
BEGIN
  INSERT INTO public.applicant_firms AS firms (application_id, siret, foreign_identifier, company_name)
    VALUES (NEW.id, NEW.siret, NEW.foreign_identifier, NEW.company_name)
    ON CONFLICT (application_id, rank) DO UPDATE
      SET siret = excluded.siret, foreign_identifier = excluded.foreign_identifier, company_name = excluded.company_name
    RETURNING firms.id INTO firm;
  DELETE FROM public.live_submissions WHERE firm_id = firm;
  identifier := public.firm_identifier(NEW.siret, NEW.foreign_identifier, firm);
  IF NEW.completed_at IS NOT NULL AND identifier IS NOT NULL THEN
    INSERT INTO public.live_submissions (firm_id, market_id, lot_rank, firm_identifier)
      SELECT firm, NEW.market_id, lots.lot_rank, identifier
      FROM (SELECT) AS whole LEFT JOIN public.application_lots lots ON lots.application_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER "keep_leading_firm" ON "market_applications";
--> statement-breakpoint
CREATE TRIGGER "keep_leading_firm"
  AFTER INSERT OR UPDATE OF "siret", "foreign_identifier", "company_name", "completed_at" ON "market_applications"
  FOR EACH ROW EXECUTE FUNCTION "keep_leading_firm"();
--> statement-breakpoint
-- What hangs on a firm is written by its application in an earlier release, by the firm since; a member that does not lead is
-- unknown to it.
CREATE OR REPLACE FUNCTION "hang_on_firm"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.firm_id IS NULL THEN
    NEW.firm_id := (SELECT id FROM public.applicant_firms WHERE application_id = NEW.application_id AND rank = 1);
  ELSIF NEW.application_id IS NULL THEN
    NEW.application_id := (SELECT application_id FROM public.applicant_firms WHERE id = NEW.firm_id AND rank = 1);
  END IF;
  RETURN NEW;
END $$;
