/** The parts of an OpenAPI 3.1 document that we write and draw. */

export type Ref = { $ref: string };

/** JSON Schema 2020-12; what is drawn of it, and whatever else zod writes. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  [keyword: string]: unknown;
};

export type Example = { summary?: string; value: unknown };

export type MediaType = { schema: Schema; examples?: Record<string, Example> };

export type Header = { description: string; required?: boolean; schema: Schema; example?: unknown };

export type Parameter = Header & { name: string; in: 'path' | 'query' | 'header' };

/** What an answer leads to: an operation, with parts of this answer or of its request as parameters. */
export type Link = { operationId: string; parameters: Record<string, string>; description: string };

export type Answer = {
  description: string;
  headers?: Record<string, Header | Ref>;
  content?: Record<string, MediaType>;
  links?: Record<string, Link>;
};

export type RequestBody = { description?: string; required: boolean; content: Record<string, MediaType> };

export type Method = 'get' | 'post' | 'patch';

export type OperationObject = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: (Parameter | Ref)[];
  requestBody?: RequestBody;
  responses: Record<string, Answer | Ref>;
};

export type PathItem = Partial<Record<Method, OperationObject>>;

export type OpenApiDocument = {
  openapi: '3.1.1';
  jsonSchemaDialect: string;
  info: { title: string; version: string; summary: string; description: string; license: Record<string, string> };
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  webhooks: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Answer>;
    headers: Record<string, Header>;
    parameters: Record<string, Parameter>;
    securitySchemes: Record<string, Record<string, unknown>>;
  };
};
