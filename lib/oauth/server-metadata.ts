import { env } from '@/lib/env';
import { SCOPES } from './scopes';

const CLIENT_AUTHENTICATIONS = ['client_secret_basic', 'client_secret_post'];

/** What a client needs to know of this authorization server (RFC 8414, 2). */
export function serverMetadata(issuer = env().BASE_URL) {
  return {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    token_endpoint_auth_methods_supported: CLIENT_AUTHENTICATIONS,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    revocation_endpoint_auth_methods_supported: CLIENT_AUTHENTICATIONS,
    introspection_endpoint: `${issuer}/oauth/introspect`,
    introspection_endpoint_auth_methods_supported: CLIENT_AUTHENTICATIONS,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    scopes_supported: SCOPES,
    grant_types_supported: ['client_credentials'],
    // Required, though there is no authorization endpoint: nothing can be asked of it.
    response_types_supported: [],
    service_documentation: `${issuer}/documentation/api`,
  };
}
