ALTER TABLE "market_applications" ADD COLUMN "replaces_id" uuid;--> statement-breakpoint
ALTER TABLE "market_applications" ADD COLUMN "replaced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "market_applications" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "editors" ADD COLUMN "told_of_withdrawals" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "market_applications" ADD CONSTRAINT "market_applications_replaces_id_market_applications_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."market_applications"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "market_applications_replaced_once" ON "market_applications" USING btree ("replaces_id") WHERE replaces_id is not null;
--> statement-breakpoint
-- What was replaced or withdrawn stands for nothing any more.
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
  IF NEW.completed_at IS NOT NULL AND NEW.replaced_at IS NULL AND NEW.withdrawn_at IS NULL AND identifier IS NOT NULL THEN
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
  AFTER INSERT OR UPDATE OF "siret", "foreign_identifier", "company_name", "completed_at", "replaced_at", "withdrawn_at" ON "market_applications"
  FOR EACH ROW EXECUTE FUNCTION "keep_leading_firm"();
