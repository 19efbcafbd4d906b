import { bucketOf } from '@/lib/limits/rate-limit-budgets';
import { SCOPES } from '@/lib/oauth/scopes';
import { apiAnswerText, apiSharedAnswerText } from '@/lib/text/api-answers';
import { apiInfo, apiOperationText, apiTags, type OperationText, scopeText } from '@/lib/text/api-operations';
import { componentHeaders, headerRef, optionalHeader, RATE_LIMIT_HEADERS } from './headers';
import { type AnswerSpec, JSON_TYPE, type OperationSpec } from './operation';
import { allOperations } from './operations';
import { componentParameters, parameterRef } from './parameters';
import { componentSchemas, schemaRef } from './schemas';
import { SHARED_ANSWERS, type SharedAnswerName, sharedAnswerRef } from './shared-answers';
import type { Answer, OpenApiDocument, OperationObject, PathItem } from './types';
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
      responses: sharedResponses(),
      headers: componentHeaders(),
      parameters: componentParameters(),
      securitySchemes: securitySchemes(base),
    },
  };
}

function pathItems(base: string): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {};
  for (const operation of allOperations(base)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toObject(operation) };
  }
  return paths;
}

function toObject({ id, tag, access, parameters = [], body, answers, path }: OperationSpec): OperationObject {
  const { summary, description, answers: said }: OperationText = apiOperationText[id];
  const limited = access !== 'anybody' && bucketOf(path) !== undefined;
  const responses = Object.entries(withPath(answers)).map(([status, answer]) => {
    if (typeof answer === 'string') return [status, sharedAnswerRef(answer)];
    const descriptions: Record<string, string> = { ...apiAnswerText, ...said };
    return [status, toAnswer({ ...answer, description: descriptions[status] ?? '' }, limited)];
  });
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: SECURITY[access],
    ...(parameters.length > 0 && { parameters: parameters.map(parameterRef) }),
    ...(body && {
      requestBody: {
        required: body.required,
        content: { [body.contentType]: { schema: schemaRef(body.schema), examples: body.examples } },
      },
    }),
    responses: Object.fromEntries(responses),
  };
}

/** OpenAPI has no place for what a path answers to the methods it lacks: each of its operations says it. */
const withPath = (answers: OperationSpec['answers']): OperationSpec['answers'] => ({
  ...answers,
  405: 'MethodNotAllowed',
});

function toAnswer(
  { description, schema, contentType = JSON_TYPE, headers = [], optionalHeaders = [], examples = {} }: Described,
  limited: boolean,
): Answer {
  const names = ['X-Request-Id' as const, ...headers, ...(limited ? RATE_LIMIT_HEADERS : [])];
  return {
    description,
    headers: {
      ...Object.fromEntries(names.map((name) => [name, headerRef(name)])),
      ...Object.fromEntries(optionalHeaders.map((name) => [name, optionalHeader(name)])),
    },
    ...(schema && { content: { [contentType]: { schema: schemaRef(schema), examples } } }),
  };
}

type Described = AnswerSpec & { description: string };

function sharedResponses(): Record<string, Answer> {
  const answers: Record<SharedAnswerName, AnswerSpec> = SHARED_ANSWERS;
  const names = Object.keys(answers) as SharedAnswerName[];
  return Object.fromEntries(
    names.map((name) => [name, toAnswer({ ...answers[name], description: apiSharedAnswerText[name] }, true)]),
  );
}

/** A scope that suffices; `api_access` always does. */
const SECURITY: Record<OperationSpec['access'], Record<string, string[]>[]> = {
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
