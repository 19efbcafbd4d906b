import { describe, expect, it } from 'vitest';
import { resolveAnswer, whatIsWrong } from '@/lib/api/testing/check-answer';
import { openApiDocument } from './document';
import type { Answer, Header, OperationObject, Ref } from './types';

const document = openApiDocument('http://localhost:3000');

const operations = Object.values(document.paths).flatMap((item) => Object.values(item));

describe.each(operations.map((operation): [string, OperationObject] => [operation.operationId, operation]))(
  '%s',
  (_name, { responses }) => {
    it.each(Object.keys(responses))('%s has an example, of its body or of its header fields', (status) => {
      const answer = resolveAnswer(responses[status] as Answer | Ref);
      const headers = Object.entries(answer.headers ?? {}).map(
        ([name, header]) => [name, resolveHeader(header)] as const,
      );
      expect(headers.length).toBeGreaterThan(0);
      for (const [name, { schema, example }] of headers) {
        expect(typeof example, name).toBe(schema.type === 'integer' ? 'number' : 'string');
      }
      const contents = Object.values(answer.content ?? {});
      const values = contents.flatMap(({ schema, examples = {} }) =>
        Object.values(examples).map(({ value }) => whatIsWrong(schema.$ref ?? '', value)),
      );
      expect(values).toEqual(values.map(() => ''));
      expect(values.length).toBeGreaterThanOrEqual(contents.length);
      // Without a body, the description says so.
      if (contents.length === 0) expect(answer.description).toMatch(/pas de corps|vide/);
    });
  },
);

function resolveHeader(header: Header | Ref): Header {
  if (!('$ref' in header)) return header;
  const resolved = document.components.headers[header.$ref.replace('#/components/headers/', '')];
  if (!resolved) throw new Error(`${header.$ref} leads nowhere`);
  return resolved;
}
