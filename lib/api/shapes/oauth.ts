import { z } from 'zod';
import { SCOPES } from '@/lib/oauth/scopes';
import { link } from '@/lib/shapes/values';
import { tokenMembers as text } from '@/lib/text/api-members';

/** What the authorization server takes and says (contract §2). Its forms are read by hand: RFC 6749 has its own errors. */

const scopes = z.string().regex(new RegExp(`^(${SCOPES.join('|')})( (${SCOPES.join('|')}))*$`));

const client = {
  client_id: z.string().optional().describe(text.client_id),
  client_secret: z.string().optional().describe(text.client_secret),
};

export const tokenRequest = z.object({
  grant_type: z.literal('client_credentials').describe(text.grant_type),
  ...client,
  scope: scopes.optional().describe(text.scope_asked),
});

export const tokenInquiry = z.object({
  token: z.string().min(1).describe(text.token),
  token_type_hint: z.string().optional().describe(text.token_type_hint),
  ...client,
});

export const tokenShape = z.object({
  access_token: z.string().describe(text.access_token),
  token_type: z.literal('Bearer').describe(text.token_type),
  expires_in: z.int().describe(text.expires_in),
  scope: scopes.describe(text.scope),
});

const active = (value: boolean) => z.literal(value).describe(text.active);

export const introspectionShape = z.union([
  z.object({ active: active(false) }),
  z.object({
    active: active(true),
    scope: scopes.describe(text.scope),
    client_id: z.string().describe(text.sub),
    token_type: z.literal('Bearer').describe(text.token_type),
    exp: z.int().describe(text.exp),
    iat: z.int().describe(text.iat),
    sub: z.string().describe(text.sub),
    aud: z.string().describe(text.aud),
    iss: z.string().describe(text.iss),
    jti: z.string().describe(text.jti),
  }),
]);

/** RFC 8414, 2. */
export const serverMetadataShape = z.object({
  issuer: link,
  token_endpoint: link,
  token_endpoint_auth_methods_supported: z.array(z.string()),
  revocation_endpoint: link,
  revocation_endpoint_auth_methods_supported: z.array(z.string()),
  introspection_endpoint: link,
  introspection_endpoint_auth_methods_supported: z.array(z.string()),
  jwks_uri: link,
  scopes_supported: z.array(z.enum(SCOPES)),
  grant_types_supported: z.array(z.string()),
  response_types_supported: z.array(z.string()),
  service_documentation: link,
});

/** RFC 7517, 5: the public half of RSA keys. */
export const keySetShape = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('RSA'),
      n: z.string(),
      e: z.string(),
      kid: z.string(),
      use: z.literal('sig'),
      alg: z.literal('RS256'),
    }),
  ),
});
