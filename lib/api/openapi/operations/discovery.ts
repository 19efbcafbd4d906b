import { example, type OperationSpec } from '@/lib/api/openapi/operation';
import { serverMetadata } from '@/lib/oauth/server-metadata';

const CACHED = ['Cache-Control'] as const;

const key = {
  kty: 'RSA',
  n: 'sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1WlUzewbgBHod5pcM9H95GQRV3JDXboIRROSBigeC5yjU1hGzHHyXss8UDprecbAYxknTcQkhslANGRUZmdTOQ5qTRsLAt6BTYuyvVRdhS8exSZEy_c4gs_7svlJJQ4H9_NxsiIoLwAEk7-Q3UXERGYw_75IDrGA84-lA_-Ct4eTlXHBIY2EaV7t7LjJaynVJCpkv4LKjTTAumiGUIuQhrNhZLuF_RJLqHpM2kgWFLU7-VTdL1VbC2tejvcI2BlMkEpk1BzBZI0KQB0GaDWFLN-aEAw3vRw',
  e: 'AQAB',
  kid: '0d4f6a1c-52c7-4b39-8a3e-1f2c9b7e6d50',
  use: 'sig',
  alg: 'RS256',
};

export const discoveryOperations = (base: string): OperationSpec[] => [
  {
    id: 'getAuthorizationServer',
    method: 'get',
    path: '/.well-known/oauth-authorization-server',
    tag: 'discovery',
    access: 'anybody',
    answers: {
      200: { schema: 'AuthorizationServer', headers: CACHED, examples: example(serverMetadata(base)) },
      500: 'InternalError',
    },
  },
  {
    id: 'getKeySet',
    method: 'get',
    path: '/.well-known/jwks.json',
    tag: 'discovery',
    access: 'anybody',
    answers: {
      200: { schema: 'KeySet', headers: CACHED, examples: example({ keys: [key] }) },
      500: 'InternalError',
      503: 'Unavailable',
    },
  },
  {
    id: 'getOpenApiDocument',
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
      500: 'InternalError',
    },
  },
];
