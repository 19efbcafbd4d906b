import { introspectToken } from '@/lib/oauth/introspect-token';
import { issueToken } from '@/lib/oauth/issue-token';
import { revokeToken } from '@/lib/oauth/revoke-token';
import { type AnswerSpec, type BodySpec, endpoints, example, FORM_TYPE } from './endpoint';

const NO_STORE = ['Cache-Control'] as const;
const CLIENT = {
  client_id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  client_secret: '4f6c0a9be2d75813c1f07a6d9b3e5284af17c6d02e9b85437d1c60fa8b24e593',
};
const TOKEN = 'eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IjEifQ.eyJzdWIiOiIwZjFlMmQzYyJ9.c2lnbmF0dXJl';

const form = (schema: 'TokenRequest' | 'TokenInquiry', value: object): BodySpec => ({
  schema,
  contentType: FORM_TYPE,
  required: true,
  examples: example(value),
});

const oauthErrors = (...examples: [error: string, error_description: string][]): AnswerSpec => ({
  schema: 'OAuthError',
  headers: NO_STORE,
  examples: Object.fromEntries(
    examples.map(([error, error_description]) => [error, { value: { error, error_description } }]),
  ),
});

export const oauth = endpoints({
  issueToken: {
    method: 'post',
    path: '/oauth/token',
    tag: 'oauth',
    access: 'client',
    body: form('TokenRequest', { grant_type: 'client_credentials', ...CLIENT, scope: 'api_access' }),
    answers: {
      200: {
        schema: 'Token',
        headers: NO_STORE,
        examples: example({ access_token: TOKEN, token_type: 'Bearer', expires_in: 86_400, scope: 'api_access' }),
      },
      400: oauthErrors(
        ['invalid_request', 'grant_type is missing'],
        ['unsupported_grant_type', 'Only client_credentials is supported'],
        ['invalid_scope', 'A requested scope is unknown'],
      ),
    },
    handle: issueToken,
  },

  revokeToken: {
    method: 'post',
    path: '/oauth/revoke',
    tag: 'oauth',
    access: 'client',
    body: form('TokenInquiry', { token: TOKEN, ...CLIENT }),
    answers: {
      200: { headers: NO_STORE },
      400: oauthErrors(
        ['invalid_request', 'token is missing'],
        ['unauthorized_client', 'The token was not issued to this client'],
      ),
    },
    handle: revokeToken,
  },

  introspectToken: {
    method: 'post',
    path: '/oauth/introspect',
    tag: 'oauth',
    access: 'client',
    body: form('TokenInquiry', { token: TOKEN, ...CLIENT }),
    answers: {
      200: {
        schema: 'Introspection',
        headers: NO_STORE,
        examples: {
          active: {
            value: (base: string) => ({
              active: true,
              scope: 'api_access',
              client_id: CLIENT.client_id,
              token_type: 'Bearer',
              exp: 1_795_444_245,
              iat: 1_795_357_845,
              sub: CLIENT.client_id,
              aud: `${base}/api/v1`,
              iss: base,
              jti: '7d7b2b5c-9f51-4d2e-8f0a-0c9c8f1c7d33',
            }),
          },
          inactive: { value: { active: false } },
        },
      },
      400: 'OAuthInvalidRequest',
    },
    handle: introspectToken,
  },
});
