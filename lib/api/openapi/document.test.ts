import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it, vi } from 'vitest';
import { callApi, type RouteHandler } from '@/lib/api/testing/call-api';
import { resolveAnswer, whatIsWrong } from '@/lib/api/testing/check-answer';
import { type KnownRoute, knownRoutes } from '@/lib/api/testing/known-routes';
import { forgetEnv } from '@/lib/env';
import { openApiDocument } from './document';
import type { MediaType, OperationObject } from './types';

const document = openApiDocument('http://localhost:3000');

type Listed = [name: string, operation: OperationObject];

const listed = (items: typeof document.paths): Listed[] =>
  Object.entries(items).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Listed => [`${method.toUpperCase()} ${path}`, operation]),
  );

const operations = listed(document.paths);
const webhooks = listed(document.webhooks);

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('refers to nothing that is not there', () => {
    const refs = JSON.stringify(document).match(/"\$ref":"#[^"]+"/g) ?? [];
    expect(refs.length).toBeGreaterThan(100);
    for (const ref of new Set(refs)) {
      const [, ...path] = ref.slice('"$ref":"'.length, -1).split('/');
      expect(path.reduce<unknown>(memberOf, document), ref).toBeDefined();
    }
  });

  it('names each operation once, and describes everything', () => {
    const ids = [...operations, ...webhooks].map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(descriptions(document).filter((text) => text === '' || text === undefined)).toEqual([]);
  });
});

const memberOf = (value: unknown, name: string) =>
  Object(value)[name.replaceAll('~1', '/').replaceAll('~0', '~')] as unknown;

function descriptions(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'description' in value ? [value.description] : [];
  return [...own, ...Object.values(value).flatMap(descriptions)];
}

describe('every operation and status has an example that its schema takes', () => {
  it.each(operations)('%s', (_name, { requestBody, responses }) => {
    if (requestBody) expectExamples(requestBody.content);
    expect(Object.keys(responses).length).toBeGreaterThan(1);
    for (const answer of Object.values(responses)) expectExamples(resolveAnswer(answer).content ?? {});
  });

  it.each(webhooks)('%s', (_name, { requestBody }) => expectExamples(requestBody?.content ?? {}));
});

function expectExamples(content: Record<string, MediaType>): void {
  for (const { schema, examples = {} } of Object.values(content)) {
    expect(Object.keys(examples)).not.toEqual([]);
    for (const { value } of Object.values(examples)) expect(whatIsWrong(schema.$ref ?? '', value)).toBe('');
  }
}

describe('the document and the route files name the same methods', () => {
  const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

  /** One function that answers several methods refuses them: it was made by `methodNotAllowed` or is `unknownPath`. */
  const served = ({ module }: KnownRoute) =>
    METHODS.filter((method) => METHODS.every((other) => other === method || module[other] !== module[method]));

  it('none more, none fewer', async () => {
    const routes = (await knownRoutes()).filter(({ path }) => !path.includes('[...'));
    const inFiles = routes.flatMap((route) => served(route).map((method) => `${method} ${route.path}`));
    expect(inFiles.toSorted()).toEqual(operations.map(([name]) => name).toSorted());
  });

  it('and every route file answers all other methods with a 405', async () => {
    for (const { path, module } of await knownRoutes()) {
      for (const method of [...METHODS, 'OPTIONS']) expect(module[method], `${method} ${path}`).toBeTypeOf('function');
    }
  });

  it('a 405 names in Allow those that the document has, HEAD beside GET, and OPTIONS', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:9/none');
    vi.stubEnv('BASE_URL', document.servers[0]?.url);
    vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
    vi.stubEnv('LOG_LEVEL', 'silent');
    forgetEnv();
    for (const { path, module } of (await knownRoutes()).filter((route) => !route.path.includes('[...'))) {
      const documented = Object.keys(document.paths[path] ?? {}).map((method) => method.toUpperCase());
      const allowed = [...documented, ...(documented.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
      const answer = await callApi(module.DELETE as RouteHandler, { method: 'DELETE' });
      expect(answer.status, path).toBe(405);
      expect(answer.headers.get('allow')?.split(', ').toSorted(), path).toEqual(allowed.toSorted());
    }
    vi.unstubAllEnvs();
    forgetEnv();
  });
});
