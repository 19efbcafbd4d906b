import { json } from '@/lib/api/answers';
import { isKnown } from '@/lib/http/answer-with-file';
import { serverMetadata } from '@/lib/oauth/server-metadata';
import { publishedKeys } from '@/lib/oauth/signing-key';
import { endpoints, example, JSON_TYPE } from './endpoint';

const CACHED = ['Cache-Control'] as const;

const key = {
  kty: 'RSA',
  n: 'sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1WlUzewbgBHod5pcM9H95GQRV3JDXboIRROSBigeC5yjU1hGzHHyXss8UDprecbAYxknTcQkhslANGRUZmdTOQ5qTRsLAt6BTYuyvVRdhS8exSZEy_c4gs_7svlJJQ4H9_NxsiIoLwAEk7-Q3UXERGYw_75IDrGA84-lA_-Ct4eTlXHBIY2EaV7t7LjJaynVJCpkv4LKjTTAumiGUIuQhrNhZLuF_RJLqHpM2kgWFLU7-VTdL1VbC2tejvcI2BlMkEpk1BzBZI0KQB0GaDWFLN-aEAw3vRw',
  e: 'AQAB',
  kid: '0d4f6a1c-52c7-4b39-8a3e-1f2c9b7e6d50',
  use: 'sig',
  alg: 'RS256',
};

export const discovery = endpoints({
  getAuthorizationServer: {
    method: 'get',
    path: '/.well-known/oauth-authorization-server',
    tag: 'discovery',
    access: 'anybody',
    answers: { 200: { schema: 'AuthorizationServer', headers: CACHED, examples: example(serverMetadata) } },
    async handle() {
      return json(200, serverMetadata(), { 'Cache-Control': 'public, max-age=3600' });
    },
  },

  getKeySet: {
    method: 'get',
    path: '/.well-known/jwks.json',
    tag: 'discovery',
    access: 'anybody',
    answers: {
      200: { schema: 'KeySet', headers: CACHED, examples: example({ keys: [key] }) },
      503: 'Unavailable',
    },
    // A minute, as our own processes: a new key must be known soon after it signs.
    async handle() {
      return json(200, { keys: await publishedKeys(new Date()) }, { 'Cache-Control': 'public, max-age=60' });
    },
  },

  getOpenApiDocument: {
    method: 'get',
    path: '/api/v1/openapi.json',
    tag: 'discovery',
    access: 'anybody',
    parameters: ['IfNoneMatch'],
    answers: {
      200: {
        schema: 'OpenApiDocument',
        headers: ['ETag', ...CACHED],
        examples: example({ openapi: '3.1.1', paths: {} }),
      },
      304: { headers: ['ETag', ...CACHED] },
    },
    // `application/json`, which every tool and browser opens; `application/openapi+json` is not registered yet.
    async handle(request) {
      // The document is made of every endpoint, this one included.
      const { servedDocument } = await import('@/lib/api/openapi/served-document');
      const { text, etag } = servedDocument();
      const headers = { ETag: etag, 'Cache-Control': 'public, max-age=300' };
      if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
      return new Response(text, { headers: { ...headers, 'Content-Type': `${JSON_TYPE}; charset=utf-8` } });
    },
  },
});
