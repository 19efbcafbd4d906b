-- One kept form where there were three (docs/decisions/0026). The release before serves meanwhile, and may be gone back to: its
-- columns stay, and triggers write in them what this release keeps, and here what that one keeps.
ALTER TABLE "session_grants" ADD COLUMN "kept_form" jsonb;--> statement-breakpoint
ALTER TABLE "administrator_sessions" ADD COLUMN "kept_form" jsonb;--> statement-breakpoint
CREATE FUNCTION "kept_form_of_post"(post jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
  RETURN jsonb_strip_nulls(jsonb_build_object('place', post -> 'step', 'values', post -> 'chosen',
    'violations', jsonb_build_array(jsonb_build_object('field', 'base', 'code', post -> 'problem')),
    'seenRevision', post -> 'seenRevision'));
--> statement-breakpoint
CREATE FUNCTION "post_of_kept_form"(form jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
  RETURN jsonb_build_object('step', form -> 'place', 'problem', form #> '{violations,0,code}',
    'seenRevision', form -> 'seenRevision', 'chosen', form -> 'values');
--> statement-breakpoint
CREATE FUNCTION "kept_form_of_entries"(unsaved jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
  RETURN jsonb_build_object('place', unsaved -> 'step',
    'values', (SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(value)), '{}') FROM jsonb_each(unsaved -> 'entries')),
    'violations', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', name, 'code', 'changed') ORDER BY rank), '[]')
      FROM jsonb_array_elements(unsaved -> 'changed') WITH ORDINALITY AS changed(name, rank)));
--> statement-breakpoint
CREATE FUNCTION "entries_of_kept_form"(form jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
  RETURN jsonb_build_object('step', form -> 'place',
    'entries', (SELECT coalesce(jsonb_object_agg(key, value -> -1), '{}') FROM jsonb_each(form -> 'values')),
    'changed', (SELECT coalesce(jsonb_agg(violation -> 'field' ORDER BY rank), '[]')
      FROM jsonb_array_elements(form -> 'violations') WITH ORDINALITY AS told(violation, rank)));
--> statement-breakpoint
CREATE FUNCTION "kept_form_of_refused"(refused jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
  RETURN jsonb_build_object('place', refused -> 'page', 'violations', refused -> 'violations',
    'values', (SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(value)), '{}') FROM jsonb_each(refused -> 'values')));
--> statement-breakpoint
CREATE FUNCTION "refused_of_kept_form"(form jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
  RETURN jsonb_build_object('page', form -> 'place', 'violations', form -> 'violations',
    'values', (SELECT coalesce(jsonb_object_agg(key, value -> -1), '{}') FROM jsonb_each(form -> 'values')));
--> statement-breakpoint
UPDATE "session_grants" SET "kept_form" = coalesce(kept_form_of_post("refused_post"), kept_form_of_entries("unsaved_entries"))
  WHERE "refused_post" IS NOT NULL OR "unsaved_entries" IS NOT NULL;
--> statement-breakpoint
UPDATE "administrator_sessions" SET "kept_form" = kept_form_of_refused("refused_form") WHERE "refused_form" IS NOT NULL;
--> statement-breakpoint
CREATE FUNCTION "keep_form_of_before"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'administrator_sessions' THEN
    IF NEW.kept_form IS DISTINCT FROM OLD.kept_form THEN
      NEW.refused_form := public.refused_of_kept_form(NEW.kept_form);
    ELSIF NEW.refused_form IS DISTINCT FROM OLD.refused_form THEN
      NEW.kept_form := public.kept_form_of_refused(NEW.refused_form);
    END IF;
  ELSIF NEW.kept_form IS DISTINCT FROM OLD.kept_form THEN
    NEW.refused_post := CASE NEW.subject WHEN 'market' THEN public.post_of_kept_form(NEW.kept_form) END;
    NEW.unsaved_entries := CASE NEW.subject WHEN 'application' THEN public.entries_of_kept_form(NEW.kept_form) END;
  ELSIF NEW.refused_post IS DISTINCT FROM OLD.refused_post THEN
    NEW.kept_form := public.kept_form_of_post(NEW.refused_post);
  ELSIF NEW.unsaved_entries IS DISTINCT FROM OLD.unsaved_entries THEN
    NEW.kept_form := public.kept_form_of_entries(NEW.unsaved_entries);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "keep_form_of_before" BEFORE UPDATE ON "session_grants" FOR EACH ROW EXECUTE FUNCTION "keep_form_of_before"();
--> statement-breakpoint
CREATE TRIGGER "keep_form_of_before" BEFORE UPDATE ON "administrator_sessions" FOR EACH ROW EXECUTE FUNCTION "keep_form_of_before"();
