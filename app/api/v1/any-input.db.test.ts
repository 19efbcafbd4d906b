import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import * as token from '@/app/oauth/token/route';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { almost, anyBody, anyHeaderValue, anyJson, anyText } from '@/lib/api/testing/arbitraries';
import { type ApiRequest, callApi, tokenOf } from '@/lib/api/testing/call-api';
import { makeMarket, marketBody } from '@/lib/api/testing/markets';
import * as applicationLinks from './market_applications/[identifier]/access_links/route';
import * as application from './market_applications/[identifier]/route';
import * as marketLinks from './public_markets/[identifier]/access_links/route';
import * as applications from './public_markets/[identifier]/market_applications/route';
import * as market from './public_markets/[identifier]/route';
import * as markets from './public_markets/route';
import * as delivery from './webhook_deliveries/[id]/route';
import * as deliveries from './webhook_deliveries/route';

/** Whatever a client sends, through the handlers themselves: an answer of the contract, never a failure of ours. */

useTestDatabase();

const SLOW_MS = 180_000;

let editor: TestEditor;
let bearer: string;
let identifier: string;

beforeAll(async () => {
  editor = await makeTestEditor();
  bearer = await tokenOf(editor);
  identifier = await makeMarket(editor);
});

type Handler = Parameters<typeof callApi>[0];

/** Calls and checks what every answer has: one of these statuses, JSON, a request id, and the body that goes with it. */
async function answered(handler: Handler, request: ApiRequest, statuses: readonly number[]): Promise<number> {
  const answer = await callApi(handler, request);
  expect(statuses).toContain(answer.status);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('x-request-id')).toBeTruthy();
  const body = await answer.json();
  if (answer.status === 422 || 'errors' in body) expectViolations(body);
  else if (answer.status >= 400) expect(body.error).toBeTypeOf('string');
  return answer.status;
}

function expectViolations(body: { errors: unknown[]; details: { field: string; code: string; message: string }[] }) {
  expect(body.errors.length).toBeGreaterThan(0);
  expect(body.details.map(({ message }) => message)).toEqual(body.errors);
  for (const { field, code, message } of body.details) {
    for (const text of [field, code, message]) expect(text).toBeTypeOf('string');
    expect(message).not.toMatch(/undefined|\[object/);
  }
}

/** Runs a property, and shows that it met each of these statuses: inputs that are all refused at the door prove little. */
async function meets(
  statuses: readonly number[],
  property: (met: Set<number>) => fc.IAsyncProperty<unknown>,
  runs: number,
) {
  const met = new Set<number>();
  await fc.assert(property(met), { numRuns: runs });
  expect([...met]).toEqual(expect.arrayContaining([...statuses]));
}

it('POST /api/v1/public_markets', { timeout: SLOW_MS }, async () => {
  const valid = marketBody({ lot_name: 'Lot 1', lots: [{ name: 'Lot 1', cpv_code: '45000000-7' }] });
  await meets(
    [201, 400, 422],
    (met) =>
      fc.asyncProperty(anyBody('public_market', valid), async (text) => {
        met.add(await answered(markets.POST, { method: 'POST', token: bearer, text }, [201, 400, 422]));
      }),
    700,
  );
});

it('POST /api/v1/public_markets: lots and types of all kinds', { timeout: SLOW_MS }, async () => {
  const lots = fc.array(fc.oneof(almost({ name: 'Lot', cpv_code: '45000000-7' }), anyJson), { maxLength: 6 });
  const codes = fc.array(fc.oneof(fc.constantFrom('supplies', 'works', 'defense'), anyText), { maxLength: 6 });
  await meets(
    [201, 422],
    (met) =>
      fc.asyncProperty(lots, codes, async (given, types) => {
        const json = {
          public_market: marketBody({ lots: given, ...(types.length > 2 && { market_type_codes: types }) }),
        };
        met.add(await answered(markets.POST, { token: bearer, json }, [201, 422]));
      }),
    600,
  );
});

it('POST …/market_applications', { timeout: SLOW_MS }, async () => {
  const valid = { siret: '73282932000074', provider_user_id: 'agent' };
  await meets(
    [200, 201, 400, 422],
    (met) =>
      fc.asyncProperty(anyBody('market_application', valid), async (text) => {
        const request = { method: 'POST', token: bearer, params: { identifier }, text };
        met.add(await answered(applications.POST, request, [200, 201, 400, 422]));
      }),
    600,
  );
});

it('PATCH /api/v1/public_markets/{identifier}', { timeout: SLOW_MS }, async () => {
  await meets(
    [200, 400, 422],
    (met) =>
      fc.asyncProperty(anyBody('public_market', { deadline: '2098-01-01' }), async (text) => {
        const request = { method: 'PATCH', token: bearer, params: { identifier }, text };
        met.add(await answered(market.PATCH, request, [200, 400, 422]));
      }),
    200,
  );
});

it('POST …/access_links', { timeout: SLOW_MS }, async () => {
  const body = fc.oneof(
    anyBody('revoke_previous', {}),
    almost({ revoke_previous: true }).map((json) => JSON.stringify(json)),
  );
  await meets(
    [201, 400, 422],
    (met) =>
      fc.asyncProperty(body, async (text) => {
        const request = { method: 'POST', token: bearer, params: { identifier }, text };
        met.add(await answered(marketLinks.POST, request, [201, 400, 422]));
      }),
    250,
  );
});

it('identifiers that nothing has', { timeout: SLOW_MS }, async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (unknown) => {
      const request = { token: bearer, params: { identifier: unknown, id: unknown } };
      for (const handler of [market.GET, application.GET, applicationLinks.POST, delivery.GET]) {
        await answered(handler, { ...request, method: handler === applicationLinks.POST ? 'POST' : 'GET' }, [404]);
      }
    }),
    { numRuns: 100 },
  );
});

it('what a list is asked for', { timeout: SLOW_MS }, async () => {
  const parameter = fc.oneof(fc.constantFrom('', '1', '50', 'sync_failed'), anyText);
  const query = fc.dictionary(fc.oneof(fc.constantFrom('limit', 'cursor', 'status'), anyText), parameter, {
    maxKeys: 3,
  });
  await meets(
    [200, 422],
    (met) =>
      fc.asyncProperty(query, async (parameters) => {
        const path = `/api/v1/webhook_deliveries?${new URLSearchParams(parameters)}`;
        met.add(await answered(deliveries.GET, { token: bearer, path }, [200, 422]));
      }),
    400,
  );
});

it('bearer tokens', { timeout: SLOW_MS }, async () => {
  const [head = '', claims = '', signature = ''] = bearer.split('.');
  // Not the last character of a part, some bits of which mean nothing.
  const change = (part: string) =>
    fc
      .tuple(fc.nat(part.length - 2), fc.constantFrom('A', 'b', '-', '_', '9'))
      .filter(([at, character]) => part[at] !== character)
      .map(([at, character]) => part.slice(0, at) + character + part.slice(at + 1));
  const nearly = fc.oneof(
    change(head).map((changed) => [changed, claims, signature].join('.')),
    change(claims).map((changed) => [head, changed, signature].join('.')),
    change(signature).map((changed) => [head, claims, changed].join('.')),
    fc.nat(bearer.length - 1).map((length) => bearer.slice(0, length)),
  );
  const authorization = fc.oneof(
    anyHeaderValue,
    anyHeaderValue.map((value) => `Bearer ${value}`),
    nearly.map((value) => `Bearer ${value}`),
  );
  await fc.assert(
    fc.asyncProperty(authorization, async (header) => {
      await answered(markets.GET, { headers: { Authorization: header } }, [401]);
    }),
    { numRuns: 1200 },
  );
  expect((await callApi(markets.GET, { token: bearer })).status).toBe(200);
});

it('forms of POST /oauth/token', { timeout: SLOW_MS }, async () => {
  const names = fc.constantFrom('grant_type', 'client_id', 'client_secret', 'scope');
  const values = fc.oneof(fc.constantFrom('client_credentials', 'api_read', editor.clientId), anyText);
  const pairs = fc.array(fc.tuple(fc.oneof(names, anyText), values), { maxLength: 6 });
  const form = fc.oneof(
    pairs.map((entries) => new URLSearchParams(entries).toString()),
    anyText,
    fc.uint8Array({ maxLength: 100 }).map((bytes) => new Uint8Array(bytes)),
  );
  const basic = fc.oneof(
    fc.constant(undefined),
    anyHeaderValue,
    fc.base64String().map((value) => `Basic ${value}`),
  );
  await meets(
    [400, 401],
    (met) =>
      fc.asyncProperty(form, basic, async (text, authorization) => {
        const headers = {
          'Content-Type': 'application/x-www-form-urlencoded',
          ...(authorization !== undefined && { Authorization: authorization }),
        };
        const status = await answered(token.POST, { method: 'POST', text, headers }, [400, 401]);
        met.add(status);
      }),
    600,
  );
});
