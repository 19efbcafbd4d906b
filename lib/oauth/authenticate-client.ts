import { type ClientSecret, type Editor, findClient } from '@/db/queries/editors';
import { digestSecret, equalInConstantTime } from '@/lib/keys';
import { OAuthError } from './oauth-error';

/** Who authenticated, with which of its secrets, and whether by HTTP Basic. */
export type Client = { editor: Editor; secretId: string; basic: boolean };

type Credentials = { clientId: string; clientSecret: string; basic: boolean };

/**
 * The client whose id and secret were given, in the body or by HTTP Basic (RFC 6749, 2.3.1): an editor authorised and active.
 * Throws `invalid_client`, for every reason alike; an unknown client costs the same work as a wrong secret.
 */
export async function authenticateClient(
  form: URLSearchParams,
  authorization: string | null,
  now: Date,
): Promise<Client> {
  const { clientId, clientSecret, basic } = readCredentials(form, authorization);
  // PostgreSQL cannot hold NUL: an id that has one is nobody's, at the same cost.
  const { editor, secrets } = await findClient(clientId.includes('\0') ? '' : clientId, now);
  const given = digestSecret(clientSecret);
  const [matching] = [...secrets, UNMATCHABLE].filter(({ digest }) => equalInConstantTime(digest, given));
  if (!editor || !matching || !editor.authorized || !editor.active) throw clientRefused(basic);
  return { editor, secretId: matching.id, basic };
}

/** The one answer to a client that is not let in, whatever the reason. */
export const clientRefused = (basic: boolean) =>
  new OAuthError('invalid_client', 'Client authentication failed', basic);

const UNMATCHABLE: ClientSecret = { id: '', digest: '-'.repeat(64) };

/** The client that a request says it comes from; an empty text when that cannot be read. */
export function claimedClientId(form: URLSearchParams, authorization: string | null): string {
  try {
    return readCredentials(form, authorization).clientId;
  } catch {
    return '';
  }
}

/** Only `Basic` authenticates a client: what HTTP libraries send there by themselves, an old `Bearer`, says nothing. */
function readCredentials(form: URLSearchParams, authorization: string | null): Credentials {
  const clientId = form.get('client_id') ?? '';
  const clientSecret = form.get('client_secret') ?? '';
  if (!/^Basic(?: |$)/i.test(authorization ?? '')) return { clientId, clientSecret, basic: false };
  if (clientSecret) throw new OAuthError('invalid_request', 'More than one client authentication method was used');
  const credentials = readBasic(authorization ?? '');
  if (clientId && clientId !== credentials.clientId) {
    throw new OAuthError('invalid_request', 'client_id is not the client of the Authorization header');
  }
  return credentials;
}

function readBasic(authorization: string): Credentials {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization) ?? [];
  const decoded = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (!encoded || colon < 0) throw new OAuthError('invalid_client', 'Malformed Authorization header', true);
  return {
    clientId: formDecode(decoded.slice(0, colon)),
    clientSecret: formDecode(decoded.slice(colon + 1)),
    basic: true,
  };
}

/** Both halves of HTTP Basic are form-encoded first (RFC 6749, 2.3.1 and appendix B). */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
