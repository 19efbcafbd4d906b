-- Names as they are looked for: without accents, capitals or punctuation, by words. The same for what is stored and for what is
-- asked, or nothing would be found.
CREATE FUNCTION "search_text"(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT translate(replace(replace(lower(words), 'œ', 'oe'), 'æ', 'ae'),
    'àâäáãåçéèêëîïíìñôöóòõùûüúÿý', 'aaaaaaceeeeiiiinooooouuuuyy')
$$;
--> statement-breakpoint
CREATE FUNCTION "search_words"(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsvector('pg_catalog.simple', regexp_replace(public.search_text(words), '[[:punct:]’«»]+', ' ', 'g'))
$$;
--> statement-breakpoint
-- Each word, or its beginning; null when there is none, which nothing matches.
CREATE FUNCTION "search_query"(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsquery('pg_catalog.simple', string_agg(quote_literal(word) || ':*', ' & '))
  FROM regexp_split_to_table(public.search_text(words), '[[:punct:][:space:]’«»]+') AS word WHERE word <> ''
$$;
--> statement-breakpoint
CREATE INDEX "answers_search_name" ON "answers" USING gin (search_words("value" ->> 'text')) WHERE field_key = 'identite_entreprise_identification_raison_sociale';--> statement-breakpoint
CREATE INDEX "answers_search_email" ON "answers" USING btree (lower("value" ->> 'text')) WHERE field_key = 'identite_entreprise_contact_email';--> statement-breakpoint
CREATE INDEX "market_applications_search_siret" ON "market_applications" USING btree ("siret" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "market_applications_completed" ON "market_applications" USING btree ("completed_at") WHERE completed_at is not null;--> statement-breakpoint
CREATE INDEX "public_markets_search_name" ON "public_markets" USING gin (search_words("name"));--> statement-breakpoint
CREATE INDEX "public_markets_search_siret" ON "public_markets" USING btree ("siret" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "public_markets_open_deadline" ON "public_markets" USING btree ("deadline") WHERE completed_at is not null and cancelled_at is null;