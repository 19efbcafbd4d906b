-- Keeps a new token and revokes the editor's oldest live ones of its scope set beyond what the editor may hold: see
-- db/queries/access-tokens.ts. A function, so that all of it is one round trip; in PL/pgSQL, where each statement sees what
-- was committed before it began, hence whatever was done while this one waited for the editor's row.
CREATE FUNCTION "grant_token"(
  "token_id" uuid, "holder_id" uuid, "secret_id" uuid, "token_scope" text, "at" timestamptz, "until" timestamptz
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  live integer;
BEGIN
  -- Held until the commit: parallel requests take their turn, and so do switching the editor off and changing its secret.
  SELECT max_live_tokens INTO live FROM editors
    WHERE id = holder_id AND active AND authorized FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;

  PERFORM FROM editor_client_secrets
    WHERE id = secret_id AND editor_id = holder_id AND (expires_at IS NULL OR expires_at > at);
  IF NOT FOUND THEN RETURN false; END IF;

  UPDATE access_tokens SET revoked_at = at WHERE id IN (
    SELECT id FROM access_tokens
      WHERE editor_id = holder_id AND scope = token_scope AND revoked_at IS NULL AND expires_at > at
      ORDER BY issued_at DESC, id DESC OFFSET live - 1
  );
  INSERT INTO access_tokens (id, editor_id, scope, issued_at, expires_at)
    VALUES (token_id, holder_id, token_scope, at, until);
  RETURN true;
END $$;
