import { beforeAll, describe, expect, it } from 'vitest';
import { changeApplication, changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, chunkedBody, tokenOf } from '@/lib/api/testing/call-api';
import { HOUR_MS, makeMarket } from '@/lib/api/testing/markets';
import { DELETE, GET, PATCH, POST, PUT } from './route';

useTestDatabase();

const SIRET = '73282932000074';

let editor: TestEditor;
let token: string;

beforeAll(async () => {
  editor = await makeTestEditor();
  token = await tokenOf(editor);
});

const start = (identifier: string, application?: unknown, headers: Record<string, string> = {}) =>
  callApi(POST, { token, params: { identifier }, json: { market_application: application }, headers });

const list = async (identifier: string, query = '') =>
  (await callApi(GET, { token, params: { identifier }, path: `/x${query}` })).json();

describe('POST /api/v1/public_markets/{identifier}/market_applications', () => {
  it('201 with the link the candidate opens', async () => {
    const answer = await start(await makeMarket(editor), { siret: SIRET, provider_user_id: 'agent' });
    expect(answer.status).toBe(201);
    const body = await answer.json();
    expect(Object.keys(body)).toEqual(['identifier', 'application_url']);
    expect(body.identifier).toMatch(/^FT\d{8}[0-9A-HJKMNP-TV-Z]{8}$/);
    const [before, secret, after] = body.application_url.split(/\/access\/([\w-]+)/);
    expect(before).toBe(`${TEST_BASE_URL}/candidate/market_applications/${body.identifier}`);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(after).toBe('/company_identification');
  });

  it.each<[string, BodyInit | undefined]>([
    ['no body', undefined],
    ['an empty body', ''],
    ['an empty object', '{}'],
    ['a root key that is null', '{"market_application":null}'],
    ['no SIRET', '{"market_application":{}}'],
    ['a SIRET that is null', '{"market_application":{"siret":null}}'],
    ['a SIRET that is empty', '{"market_application":{"siret":""}}'],
    ['blank members', '{"market_application":{"siret":" \\u00a0","provider_user_id":"\\t\\u2003"}}'],
    ['a root key that is blank', '{"market_application":""}'],
    ['an empty object as PHP writes it', '{"market_application":[]}'],
  ])('201 without a SIRET, a new application each time: %s', async (_what, text) => {
    const identifier = await makeMarket(editor);
    const request = () =>
      callApi(POST, { method: 'POST', token, params: { identifier }, ...(text !== undefined && { text }) });
    const first = await request();
    const second = await request();
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((await first.json()).identifier).not.toBe((await second.json()).identifier);
  });

  it('201 for the same SIRET again: another application, which says nothing of the first', async () => {
    const market = await makeMarket(editor);
    const first = await (await start(market, { siret: SIRET })).json();
    await changeApplication(first.identifier, { completedAt: new Date() });
    const answer = await start(market, { siret: SIRET });
    expect(answer.status).toBe(201);
    const second = await answer.json();
    expect(second.identifier).not.toBe(first.identifier);
    expect(Object.keys(second)).toEqual(['identifier', 'application_url']);
  });

  it('200 for the same SIRET and the same user again: the same application, with a fresh link', async () => {
    const market = await makeMarket(editor);
    const first = await (await start(market, { siret: SIRET, provider_user_id: 'agent' })).json();
    const answer = await start(market, { siret: '732 829 320 00074', provider_user_id: 'agent' });
    expect(answer.status).toBe(200);
    const second = await answer.json();
    expect(second.identifier).toBe(first.identifier);
    expect(second.application_url).not.toBe(first.application_url);
  });

  const GERMAN = { country: 'DE', kind: 'vat', value: 'DE136695976' };
  const foreign = (changed: Record<string, unknown>) => ({ foreign_identifier: { ...GERMAN, ...changed } });

  it.each<[string, unknown, unknown]>([
    ['a VAT number, as it is written', foreign({ country: 'de', value: 'de 136.695.976' }), GERMAN],
    [
      'one whose check digits are the form’s to point out',
      foreign({ value: 'DE136695978' }),
      { ...GERMAN, value: 'DE136695978' },
    ],
    [
      'an EUID',
      foreign({ kind: 'euid', value: 'dek1101r.hrb116737' }),
      { ...GERMAN, kind: 'euid', value: 'DEK1101R.HRB116737' },
    ],
    [
      'a number of a register',
      foreign({ country: 'MA', kind: 'national_register', value: 'RC  4711' }),
      { country: 'MA', kind: 'national_register', value: 'RC 4711' },
    ],
    [
      'a firm being registered',
      foreign({ country: 'FR', kind: 'being_registered', value: null }),
      { country: 'FR', kind: 'being_registered', value: null },
    ],
    [
      'the same, blank',
      foreign({ country: 'FR', kind: 'being_registered', value: ' ' }),
      { country: 'FR', kind: 'being_registered', value: null },
    ],
    ['an empty object as PHP writes it', { foreign_identifier: [] }, null],
    ['null', { foreign_identifier: null }, null],
  ])('201 with what stands for a SIRET, shown as it is kept: %s', async (_what, application, kept) => {
    const market = await makeMarket(editor);
    const answer = await start(market, application);
    expect(answer.status).toBe(201);
    expect((await list(market)).data).toMatchObject([{ siret: null, foreign_identifier: kept }]);
  });

  it('200 for the same firm without SIRET and the same user again, 201 for another of either', async () => {
    const market = await makeMarket(editor);
    const user = { provider_user_id: 'agent' };
    const first = await (await start(market, { ...foreign({}), ...user })).json();
    const again = await start(market, { ...foreign({ value: '136 695 976' }), ...user });
    expect(again.status).toBe(200);
    expect((await again.json()).identifier).toBe(first.identifier);
    for (const other of [
      foreign({}),
      { ...foreign({}), provider_user_id: 'agent-2' },
      { ...foreign({ country: 'AT', value: 'ATU13585627' }), ...user },
      { siret: SIRET, ...user },
    ]) {
      expect((await start(market, other)).status).toBe(201);
    }
    const registering = { ...foreign({ country: 'FR', kind: 'being_registered', value: null }), ...user };
    expect((await start(market, registering)).status).toBe(201);
    expect((await start(market, registering)).status).toBe(200);
  });

  it.each<[string, string, string, unknown]>([
    ['beside a SIRET', '', 'beside_siret', { siret: SIRET, ...foreign({}) }],
    ['no object', '', 'not_object', { foreign_identifier: 'DE136695976' }],
    ['a list', '', 'not_object', { foreign_identifier: [GERMAN] }],
    ['no country', '.country', 'missing', foreign({ country: undefined })],
    ['a country that is none', '.country', 'not_country', foreign({ country: 'ZZ' })],
    ['no kind', '.kind', 'missing', foreign({ kind: '' })],
    ['an unknown kind', '.kind', 'unknown', foreign({ kind: 'passport' })],
    ['no value', '.value', 'missing', foreign({ value: null })],
    ['a value that is no text', '.value', 'not_text', foreign({ value: 136695976 })],
    ['markup', '.value', 'markup', foreign({ kind: 'other', value: '<b>1</b>' })],
    ['too long a value', '.value', 'too_long', foreign({ kind: 'other', value: '1'.repeat(256) })],
    ['the VAT number of another country', '.value', 'malformed', foreign({ value: 'ATU13585627' })],
    ['no EUID', '.value', 'malformed', foreign({ kind: 'euid', value: 'HRB 116737' })],
    ['an EUID from elsewhere', '.value', 'no_euid', foreign({ country: 'GB', kind: 'euid', value: 'GBCH.01234567' })],
    ['registration in another country', '.country', 'not_france', foreign({ kind: 'being_registered', value: null })],
    [
      'a number before registration',
      '.value',
      'not_null',
      foreign({ country: 'FR', kind: 'being_registered', value: '1' }),
    ],
  ])('422 for what stands for a SIRET: %s', async (_what, member, code, application) => {
    const answer = await start(await makeMarket(editor), application);
    expect(answer.status).toBe(422);
    expect((await answer.json()).details).toMatchObject([
      {
        field: `market_application.foreign_identifier${member}`,
        code,
        message: expect.not.stringContaining('undefined'),
      },
    ]);
  });

  it.each<[string, string, unknown]>([
    ['15 digits', 'siret', { siret: '732829320000741' }],
    ['no digits', 'siret', { siret: 'abc' }],
    ['a SIRET in which nothing is seen', 'siret', { siret: '\u3164' }],
    ['an identifier in which nothing is seen', 'provider_user_id', { provider_user_id: '\u200b' }],
    ['a number', 'siret', { siret: 73282932000074 }],
    ['markup', 'provider_user_id', { provider_user_id: '<script>' }],
    ['a text for the root', 'base', 'text'],
    ['a list for the root', 'base', ['x']],
  ])('422 for %s', async (_what, member, application) => {
    const answer = await start(await makeMarket(editor), application);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({
      errors: [expect.any(String)],
      details: [
        {
          field: `market_application.${member}`,
          code: expect.stringMatching(/^[a-z_]+$/),
          message: expect.any(String),
        },
      ],
    });
  });

  it('422 says how long an identifier is, and how long it may be', async () => {
    const answer = await start(await makeMarket(editor), { provider_user_id: 'é'.repeat(300) });
    expect((await answer.json()).errors).toEqual([
      'L’identifiant de l’utilisateur est trop long\u00a0: 300\u00a0caractères, soit 45 de trop (255 au maximum)',
    ]);
  });

  it('422 for a market not configured, cancelled, or past its deadline', async () => {
    const pending = await makeMarket(editor, { completed: false });
    const cancelled = await makeMarket(editor);
    await changeMarket(cancelled, { cancelledAt: new Date() });
    const closed = await makeMarket(editor);
    await changeMarket(closed, { deadline: new Date(Date.now() - HOUR_MS) });
    for (const [identifier, code] of [
      [pending, 'not_configured'],
      [cancelled, 'cancelled'],
      [closed, 'deadline_passed'],
    ] as const) {
      const answer = await start(identifier, {});
      expect(answer.status).toBe(422);
      expect((await answer.json()).details).toMatchObject([{ code }]);
    }
  });

  it('400 for what is not a JSON object', async () => {
    const identifier = await makeMarket(editor);
    for (const text of ['{', '[]', '"x"', '12', 'null', 'siret=1']) {
      const answer = await callApi(POST, { token, params: { identifier }, text });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: expect.any(String) });
    }
  });

  it('413 for chunks that go over 10 MB', async () => {
    const identifier = await makeMarket(editor);
    const answer = await callApi(POST, { token, params: { identifier }, text: chunkedBody(11_000_000).body });
    expect(answer.status).toBe(413);
  });

  it('401 without a token, 403 with api_read, 404 for another editor’s market', async () => {
    const identifier = await makeMarket(editor);
    const others = await makeMarket(await makeTestEditor());
    expect((await callApi(POST, { params: { identifier }, json: {} })).status).toBe(401);
    const reader = await tokenOf(editor, 'api_read');
    expect((await callApi(POST, { token: reader, params: { identifier }, json: {} })).status).toBe(403);
    const answer = await start(others, {});
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'Resource not found' });
  });
});

describe('GET /api/v1/public_markets/{identifier}/market_applications', () => {
  it('200 with the applications to this market only, page after page', async () => {
    const market = await makeMarket(editor);
    const elsewhere = await makeMarket(editor);
    await start(elsewhere, { siret: SIRET });
    const made: string[] = [];
    for (let count = 0; count < 3; count++) made.push((await (await start(market, {})).json()).identifier);
    const first = await list(market, '?limit=2');
    const second = await list(market, `?limit=2&cursor=${first.next_cursor}`);
    const seen = [...first.data, ...second.data].map((application) => application.identifier);
    expect(seen.toSorted()).toEqual(made.toSorted());
    expect(second.next_cursor).toBeNull();
  });

  it('shows each as the application itself is shown', async () => {
    const market = await makeMarket(editor);
    const { identifier } = await (await start(market, { siret: SIRET, provider_user_id: 'agent' })).json();
    expect((await list(market)).data).toEqual([
      {
        identifier,
        market_identifier: market,
        siret: SIRET,
        foreign_identifier: null,
        company_name: null,
        lots: [],
        members: [],
        provider_user_id: 'agent',
        state: 'pending',
        sync_status: null,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        completed_at: null,
        documents_ready_at: null,
        replaces: null,
        replaced_by: null,
        replaced_at: null,
        withdrawn_at: null,
      },
    ]);
  });

  it('401 without a token, 403 with api_write, 404 for another editor’s market, 422 for a wrong page', async () => {
    const identifier = await makeMarket(editor);
    const others = await makeMarket(await makeTestEditor());
    expect((await callApi(GET, { params: { identifier } })).status).toBe(401);
    const writer = await tokenOf(editor, 'api_write');
    expect((await callApi(GET, { token: writer, params: { identifier } })).status).toBe(403);
    expect((await callApi(GET, { token, params: { identifier: others } })).status).toBe(404);
    expect((await callApi(GET, { token, params: { identifier }, path: '/x?limit=1000' })).status).toBe(422);
  });
});

it('405 with Allow for the other methods', async () => {
  for (const [method, handler] of Object.entries({ PUT, PATCH, DELETE })) {
    const answer = await callApi(handler, { method, params: { identifier: 'VR-2026-000000000000' } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  }
});
