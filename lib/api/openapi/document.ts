import { ENDPOINTS } from '@/lib/api/endpoints';
import {
  type AnswerSpec,
  answersOf,
  type Endpoint,
  type EndpointName,
  type Examples,
  JSON_TYPE,
} from '@/lib/api/endpoints/endpoint';
import { bucketOf } from '@/lib/limits/rate-limit-budgets';
import { SCOPES } from '@/lib/oauth/scopes';
import { apiAnswerText, apiSharedAnswerText } from '@/lib/text/api-answers';
import { apiInfo, apiOperationText, apiTags, type OperationText, scopeText } from '@/lib/text/api-operations';
import { componentHeaders, headerRef, optionalHeader, RATE_LIMIT_HEADERS } from './headers';
import { linksAfter } from './links';
import { componentParameters, parameterRef } from './parameters';
import { componentSchemas, schemaRef } from './schemas';
import { SHARED_ANSWERS, type SharedAnswerName, sharedAnswerRef } from './shared-answers';
import type { Answer, Example, OpenApiDocument, OperationObject, PathItem } from './types';
import { webhookItems } from './webhooks';

/** The API as OpenAPI 3.1, from the schemas that validate. `base`: the address of this instance. */
export function openApiDocument(base: string): OpenApiDocument {
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { ...apiInfo, version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: base, description: apiInfo.title }],
    tags: Object.entries(apiTags).map(([name, description]) => ({ name, description })),
    paths: pathItems(base),
    webhooks: webhookItems(base),
    components: {
      schemas: componentSchemas(),
      responses: sharedResponses(base),
      headers: componentHeaders(),
      parameters: componentParameters(),
      securitySchemes: securitySchemes(base),
    },
  };
}

function pathItems(base: string): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {};
  for (const [name, endpoint] of Object.entries(ENDPOINTS) as [EndpointName, Endpoint][]) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: toObject(name, endpoint, base) };
  }
  return paths;
}

function toObject(name: EndpointName, endpoint: Endpoint, base: string): OperationObject {
  const { tag, access, parameters = [], body, path } = endpoint;
  const { summary, description, answers: said }: OperationText = apiOperationText[name];
  const limited = access !== 'anybody' && bucketOf(path) !== undefined;
  const responses = Object.entries(answersOf(endpoint)).map(([status, answer]) => {
    if (typeof answer === 'string') return [status, sharedAnswerRef(answer)];
    const descriptions: Record<string, string> = { ...apiAnswerText, ...said };
    const links = status.startsWith('2') ? linksAfter(name) : undefined;
    return [
      status,
      { ...toAnswer({ ...answer, description: descriptions[status] ?? '' }, limited, base), ...(links && { links }) },
    ];
  });
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: SECURITY[access],
    ...(parameters.length > 0 && { parameters: parameters.map(parameterRef) }),
    ...(body && {
      requestBody: {
        required: body.required,
        content: { [body.contentType]: { schema: schemaRef(body.schema), examples: shown(body.examples, base) } },
      },
    }),
    responses: Object.fromEntries(responses),
  };
}

/** Examples of this instance. */
const shown = (examples: Examples, base: string): Record<string, Example> =>
  Object.fromEntries(
    Object.entries(examples).map(([name, { value, ...rest }]) => [
      name,
      { ...rest, value: typeof value === 'function' ? value(base) : value },
    ]),
  );

function toAnswer(
  {
    description,
    schema,
    contentType = JSON_TYPE,
    otherTypes = [],
    headers = [],
    optionalHeaders = [],
    examples = {},
  }: Described,
  limited: boolean,
  base: string,
): Answer {
  const names = ['X-Request-Id' as const, ...headers, ...(limited ? RATE_LIMIT_HEADERS : [])];
  return {
    description,
    headers: {
      ...Object.fromEntries(names.map((name) => [name, headerRef(name)])),
      ...Object.fromEntries(optionalHeaders.map((name) => [name, optionalHeader(name)])),
    },
    ...(schema && {
      content: Object.fromEntries(
        [contentType, ...otherTypes].map((type) => [
          type,
          { schema: schemaRef(schema), examples: shown(examples, base) },
        ]),
      ),
    }),
  };
}

type Described = AnswerSpec & { description: string };

function sharedResponses(base: string): Record<string, Answer> {
  const answers: Record<SharedAnswerName, AnswerSpec> = SHARED_ANSWERS;
  const names = Object.keys(answers) as SharedAnswerName[];
  return Object.fromEntries(
    names.map((name) => [name, toAnswer({ ...answers[name], description: apiSharedAnswerText[name] }, true, base)]),
  );
}

/** A scope that suffices; `api_access` always does. */
const SECURITY: Record<Endpoint['access'], Record<string, string[]>[]> = {
  api_read: [{ oauth2: ['api_read'] }, { bearer: [] }],
  api_write: [{ oauth2: ['api_write'] }, { bearer: [] }],
  client: [{ clientBasic: [] }, {}],
  anybody: [],
};

function securitySchemes(base: string): OpenApiDocument['components']['securitySchemes'] {
  const scopes = Object.fromEntries(SCOPES.map((scope) => [scope, scopeText[scope]]));
  return {
    oauth2: {
      type: 'oauth2',
      description: scopeText.oauth2,
      flows: { clientCredentials: { tokenUrl: `${base}/oauth/token`, scopes } },
    },
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: scopeText.bearer },
    clientBasic: { type: 'http', scheme: 'basic', description: scopeText.clientBasic },
  };
}
