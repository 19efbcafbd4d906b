import { beforeAll, describe, expect, it } from 'vitest';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, chunkedBody, tokenOf } from '@/lib/api/testing/call-api';
import { marketBody } from '@/lib/api/testing/markets';
import { DELETE, PATCH, POST, PUT } from './route';

useTestDatabase();

let editor: TestEditor;
let token: string;

beforeAll(async () => {
  editor = await makeTestEditor();
  token = await tokenOf(editor);
});

const create = (market: unknown, headers: Record<string, string> = {}) =>
  callApi(POST, { token, json: { public_market: market }, headers });

describe('POST /api/v1/public_markets', () => {
  it.each(['application/json', '*/*', 'text/html', 'application/xml'])('201 in JSON for Accept: %s', async (accept) => {
    const answer = await create(marketBody(), { Accept: accept });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const body = await answer.json();
    expect(Object.keys(body)).toEqual(['identifier', 'configuration_url']);
    expect(body.identifier).toMatch(/^VR-\d{4}-[0-9A-HJKMNP-TV-Z]{12}$/);
    const [before, secret, after] = body.configuration_url.split(/\/access\/([\w-]+)/);
    expect(before).toBe(`${TEST_BASE_URL}/buyer/public_markets/${body.identifier}`);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(after).toBe('/setup');
  });

  it('201 with api_write, 403 with api_read', async () => {
    const writer = await tokenOf(editor, 'api_write');
    expect((await callApi(POST, { token: writer, json: { public_market: marketBody() } })).status).toBe(201);
    const reader = await tokenOf(editor, 'api_read');
    const answer = await callApi(POST, { token: reader, json: { public_market: marketBody() } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: 'Forbidden' });
    expect(answer.headers.get('x-request-id')).toBeTruthy();
  });

  it('422 in whole sentences for limits and names that do not go with the lots', async () => {
    const lots = [{ name: 'Un' }, { name: 'Deux' }];
    const answer = await create(marketBody({ lots, lot_name: 'Trois', lot_limit: 3, award_limit: 0 }));
    expect(answer.status).toBe(422);
    expect((await answer.json()).details).toMatchObject([{ field: 'public_market.award_limit', code: 'out_of_range' }]);
    const later = await create(marketBody({ lots, lot_name: 'Trois', lot_limit: 3 }), { 'Accept-Language': 'en' });
    expect(later.status).toBe(422);
    expect((await later.json()).errors).toEqual([
      'Lot name must be that of the only item of "lots", when both are given',
      'Lot limit must be from 1 to the number of lots of the market',
    ]);
  });

  it.each<[string, BodyInit | undefined]>([
    ['nothing', undefined],
    ['an empty body', ''],
    ['no JSON', '{"public_market":'],
    ['a form', 'public_market=1'],
    ['a list', '[]'],
    ['a text', '"public_market"'],
    ['null', 'null'],
    ['no root key', '{"market":{}}'],
    ['no root key, whatever an object inherits', '{"__proto__":{"public_market":{}}}'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
  ])('400 for %s', async (_what, text) => {
    const answer = await callApi(POST, { method: 'POST', token, ...(text !== undefined && { text }) });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.any(String) });
  });

  it('413 for a length declared over 10 MB, without reading', async () => {
    const { body, sentBytes } = chunkedBody(11_000_000);
    const answer = await callApi(POST, { token, text: body, headers: { 'Content-Length': '10000001' } });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ error: expect.any(String) });
    expect(sentBytes()).toBeLessThan(1_000_000);
  });

  it('413 for chunks that go over 10 MB, as soon as they do', async () => {
    const { body, sentBytes } = chunkedBody(40_000_000);
    const answer = await callApi(POST, { token, text: body });
    expect(answer.status).toBe(413);
    expect(sentBytes()).toBeLessThan(11_000_000);
  });

  it('201 for a body just under 10 MB', async () => {
    const padding = ' '.repeat(9_990_000);
    const text = `${padding}${JSON.stringify({ public_market: marketBody() })}`;
    expect((await callApi(POST, { token, text })).status).toBe(201);
  });

  it('422 with an array of strings and their details, in French, or in English when asked', async () => {
    const wrong = marketBody({ name: '<b>gras</b>', siret: '123' });
    const french = await create(wrong);
    expect(french.status).toBe(422);
    expect(await french.json()).toEqual({
      errors: ['Le nom ne doit contenir ni HTML ni script', 'Le SIRET doit compter 14 chiffres'],
      details: [
        { field: 'public_market.name', code: 'markup', message: 'Le nom ne doit contenir ni HTML ni script' },
        { field: 'public_market.siret', code: 'length', message: 'Le SIRET doit compter 14 chiffres' },
      ],
    });
    const english = await (await create(wrong, { 'Accept-Language': 'en-GB,en;q=0.9' })).json();
    expect(english.errors).toEqual(['Name must not contain HTML or script', 'SIRET must have 14 digits']);
    const both = await (await create(wrong, { 'Accept-Language': 'fr-FR,en;q=0.5' })).json();
    expect(both.errors[0]).toMatch(/^Le nom/);
  });

  it.each([{}, null, 'text', 12, []])('422, errors always being strings, for a root of %j', async (root) => {
    const answer = await create(root);
    expect(answer.status).toBe(422);
    const { errors } = await answer.json();
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toBeTypeOf('string');
  });

  it('403 with the same body as a 422 for an editor barred from defence markets', async () => {
    const barred = await makeTestEditor({ defenseAllowed: false });
    const market = marketBody({ market_type_codes: ['services', 'defense'] });
    const answer = await callApi(POST, { token: await tokenOf(barred), json: { public_market: market } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      errors: [expect.stringContaining('defense')],
      details: [{ field: 'public_market.market_type_codes', code: 'defense_forbidden', message: expect.any(String) }],
    });
  });
});

it('405 with Allow for the other methods, in JSON', async () => {
  for (const [method, handler] of Object.entries({ PUT, PATCH, DELETE })) {
    const answer = await callApi(handler, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect(await answer.json()).toEqual({ error: 'Method not allowed' });
    expect(answer.headers.get('x-request-id')).toBeTruthy();
  }
});
