import { describe, expect, it } from 'vitest';
import { resolveAnswer, whatIsWrong } from '@/lib/api/testing/check-answer';
import { openApiDocument } from './document';
import type { OperationId } from './operation';
import type { Answer, Header, OperationObject, Ref } from './types';

const document = openApiDocument('http://localhost:3000');

/** What `apiRoute` may answer by itself, `methodNotAllowed` beside it, and to a POST `answerOnce`. */
const READ = [401, 403, 405, 429, 500, 503];
const POSTED = [...READ, 400, 409, 413, 415, 422];
/** What `oauthRoute` may answer by itself. */
const FORM = [400, 401, 405, 413, 415, 429, 500, 503];
const FILE = [...READ, 200, 206, 304, 404, 412, 416, 422];

/** Every status that the code of an operation can answer. */
const STATUSES: Record<OperationId, number[]> = {
  issueToken: [...FORM, 200],
  revokeToken: [...FORM, 200],
  introspectToken: [...FORM, 200],
  createPublicMarket: [...POSTED, 201],
  listPublicMarkets: [...READ, 200, 422],
  getPublicMarket: [...READ, 200, 404],
  changeDeadline: [...READ, 200, 400, 404, 413, 415, 422],
  cancelPublicMarket: [...POSTED, 200, 404],
  renewMarketLink: [...POSTED, 201, 404],
  startMarketApplication: [...POSTED, 200, 201, 404],
  listMarketApplications: [...READ, 200, 404, 422],
  getMarketApplication: [...READ, 200, 404],
  renewApplicationLink: [...POSTED, 201, 404],
  getAttestation: FILE,
  getDocumentsPackage: FILE,
  listWebhookDeliveries: [...READ, 200, 422],
  getWebhookDelivery: [...READ, 200, 404],
  redeliverWebhook: [...POSTED, 202, 404],
  getWebhookCircuit: [...READ, 200],
  getAuthorizationServer: [200, 405, 500],
  getKeySet: [200, 405, 500, 503],
  getOpenApiDocument: [200, 304, 405, 500],
};

const operations = Object.values(document.paths).flatMap((item) => Object.values(item));

it('every operation is here', () => {
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(STATUSES).toSorted());
});

describe.each(operations.map((operation): [string, OperationObject] => [operation.operationId, operation]))(
  '%s',
  (id, { responses }) => {
    it('declares every status that its code can answer, and no other', () => {
      expect(Object.keys(responses).map(Number)).toEqual(
        STATUSES[id as OperationId].toSorted((one, other) => one - other),
      );
    });

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
