import { describe, expect, it } from 'vitest';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { exampleMarket } from '@/lib/shapes/example';
import { openApiDocument } from './document';
import type { Answer, Link, OperationObject, Parameter, Ref } from './types';

const document = openApiDocument('http://localhost:3000');
const list = (items: typeof document.paths) => Object.values(items).flatMap((item) => Object.values(item));
const operations = list(document.paths);

type Case = [from: string, to: string, link: Link, operation: OperationObject, answer: Answer];

const cases = [...operations, ...list(document.webhooks)].flatMap((operation) =>
  Object.entries(operation.responses).flatMap(([status, answer]): Case[] =>
    'links' in answer
      ? Object.entries(answer.links ?? {}).map(([to, link]) => [
          `${operation.operationId} ${status}`,
          to,
          link,
          operation,
          answer,
        ])
      : [],
  ),
);

const parameterOf = (given: Parameter | Ref) =>
  '$ref' in given ? document.components.parameters[given.$ref.split('/').at(-1) ?? ''] : given;

const valueAt = (value: unknown, pointer: string) =>
  pointer.split('/').reduce<unknown>((at, name) => Object(at)[name], value);

describe('links between operations', () => {
  it('are many, of answers and of webhooks', () => {
    expect(cases.length).toBeGreaterThan(30);
    expect(cases.map(([from]) => from)).toContain('marketApplicationCompleted 2XX');
  });

  it.each(cases)('%s → %s: the operation, its parameters and the values are there', (_from, to, link, from, answer) => {
    expect(link.operationId).toBe(to);
    const next = operations.find(({ operationId }) => operationId === to);
    const known = (next?.parameters ?? []).map((each) => parameterOf(each)?.name);
    for (const [name, expression] of Object.entries(link.parameters)) {
      expect(known).toContain(name);
      const [where = '', pointer = ''] = expression.split('#/');
      const content = where === '$request.body' ? from.requestBody?.content : answer.content;
      const examples = Object.values(content ?? {}).flatMap((each) => Object.values(each.examples ?? {}));
      expect(examples.length).toBeGreaterThan(0);
      for (const { value } of examples) expect(valueAt(value, pointer), expression).not.toBeUndefined();
    }
  });
});

it('examples show keys of the catalogue', () => {
  const keys = CATALOGUE_FIELDS.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(exampleMarket.field_keys));
  expect(JSON.stringify(document)).not.toMatch(/nom_entreprise/);
});
