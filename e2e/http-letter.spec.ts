import { env } from 'node:process';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { type RawAnswer, rawRequest } from './raw-request';
import { demoToken } from './without-browser';

/** HTTP to the letter, on the application as it is built, by what no browser and no library would send. No browser. */

const base = (env.PASSE_MARCHE_URL ?? 'http://localhost:3000').replace('localhost', '127.0.0.1');
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const BUYER = '/buyer/public_markets/VR-2026-AAAAAAAAAAAA';
const CANDIDATE = '/candidate/market_applications/FT20261122AAAAAAAA';

const send = (line: string, headers?: Record<string, string>, body?: string | Buffer) =>
  rawRequest(base, line, headers, body);

function expectJson(answer: RawAnswer, status: number, body?: object): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.body).toContain('"error"');
  if (body) expect(answer.body).toContain(JSON.stringify(body));
  expect(answer.headers.get('x-request-id')).toBeTruthy();
}

/** A page in French, whole without scripts. */
function expectPage(answer: RawAnswer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
  expect(answer.body).toMatch(/<html[^>]* lang="fr"/);
  expect(answer.headers.get('x-request-id')).toBeTruthy();
}

function expectNoTrace(answer: RawAnswer): void {
  expect(`${[...answer.headers].join('\n')}${answer.body}`).not.toContain('elsewhere.example');
}

test.describe('request targets', () => {
  test('OPTIONS * is answered, any other method on * refused', async () => {
    const answer = await send('OPTIONS *');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('allow')).toContain('GET, HEAD, POST');
    expectJson(await send('GET *'), 400);
    expectJson(await send('DELETE *'), 400);
  });

  test('the absolute form is answered as its path, whatever host it names', async () => {
    expectPage(await send('GET http://elsewhere.example/accessibilite'), 200);
    expectJson(await send('GET http://elsewhere.example/api/v1/none'), 404, { error: 'Resource not found' });
    expectJson(await send('GET http://elsewhere.example/api/v1/public_markets'), 401);
    for (const path of ['', '/', '/accessibilite/', '//accessibilite', '/api//v1', '/nowhere']) {
      const answer = await send(`GET http://elsewhere.example${path}`);
      expect(answer.status, path).not.toBe(308);
      expectNoTrace(answer);
    }
  });

  test('slashes too many are as one, in pages and in the API, without a redirection', async () => {
    for (const path of ['//accessibilite', '/accessibilite/', '///accessibilite//'])
      expectPage(await send(`GET ${path}`), 200);
    expectPage(await send('GET //elsewhere.example/'), 404);
    expectPage(await send('GET //elsewhere.example//accessibilite'), 404);
    expectJson(await send('GET //api//v1//public_markets//'), 401, { error: 'Not authorized' });
    expectJson(await send('POST //oauth//token', FORM, 'grant_type=x'), 400);
    expectJson(await send('GET //oauth//none'), 404, { error: 'Resource not found' });
    const answer = await send(`POST ${BUYER}//setup/`, FORM, 'defense=no');
    expectPage(answer, 401);
    expect(answer.body).toContain('Ce que vous venez d’envoyer');
  });

  test('a backslash is in no path', async () => {
    expectPage(await send('GET /accessibilite\\'), 404);
    for (const path of ['/api\\v1', '/api/v1\\public_markets', '/oauth\\token', '/oauth/token\\']) {
      expectJson(await send(`GET ${path}`), 404, { error: 'Resource not found' });
    }
  });

  test('what Next.js has at addresses of its own is a page that does not exist', async () => {
    for (const path of ['/_global-error', '/_not-found', '/_error', '/_document', '/404', '/500', '/_next/none']) {
      const answer = await send(`GET ${path}`);
      expectPage(answer, 404);
      expect(answer.body).toContain('Page introuvable');
      expect(answer.headers.get('cache-control'), path).toMatch(/no-store/);
    }
  });

  test('a link copied with what stands around it still opens', async ({ request }) => {
    const token = await demoToken(request, '');
    const market = {
      name: 'Lien copié',
      deadline: '2099-12-31',
      siret: '13002526500013',
      market_type_codes: ['works'],
    };
    const headers = { Authorization: `Bearer ${token}` };
    const created = await request.post('/api/v1/public_markets', { data: { public_market: market }, headers });
    const { configuration_url } = await created.json();
    const { pathname } = new URL(configuration_url);
    for (const copied of ['', '.', ')', '>', ',', ';', ']', '"', '%20', '%C2%BB', '/', '%E2%80%9D).']) {
      const answer = await send(`GET ${pathname}${copied}`);
      expect(answer.status, copied).toBe(303);
      expect(answer.headers.get('set-cookie'), copied).toContain('HttpOnly');
      expect(answer.headers.get('location'), copied).toMatch(/\/setup$/);
    }
    expectPage(await send('GET /accessibilite).'), 200);
  });
});

test.describe('methods', () => {
  test('a page says which it takes: 405 with Allow, 204 to OPTIONS', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'TRACE', 'PROPFIND']) {
      const answer = await send(`${method} /accessibilite`);
      expectPage(answer, 405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    }
    for (const path of [`${BUYER}/setup`, `${CANDIDATE}/motifs_exclusion`]) {
      const refused = await send(`PUT ${path}`, FORM, 'a=b');
      expectPage(refused, 405);
      expect(refused.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
      const options = await send(`OPTIONS ${path}`);
      expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    }
  });

  test('an address that only receives forms, a file, and what programs ask do too', async () => {
    const received = await send('GET /admin/sign_in/password');
    expectPage(received, 405);
    expect(received.headers.get('allow')).toBe('POST, OPTIONS');
    expect((await send('HEAD /admin/sign_in/password')).status).toBe(405);
    const file = await send('PUT /robots.txt', FORM, 'a=b');
    expectPage(file, 405);
    expect(file.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    for (const path of ['/livez', '/readyz']) {
      const answer = await send(`POST ${path}`);
      expectJson(answer, 405, { error: 'Method not allowed' });
      expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    }
    expectPage(await send('DELETE /nowhere'), 404);
  });

  test('415 where a form is taken, for anything else', async () => {
    const json = { 'Content-Type': 'application/json' };
    for (const path of [
      `${BUYER}/setup`,
      `${CANDIDATE}/summary`,
      `${BUYER}/retry_sync`,
      '/admin/sign_in/password',
      '/verification/file',
    ]) {
      expectPage(await send(`POST ${path}`, json, '{"a":1}'), 415);
      expectPage(await send(`POST ${path}`), 415);
      const zipped = gzipSync('a=b');
      expectPage(await send(`POST ${path}`, { ...FORM, 'Content-Encoding': 'gzip' }, zipped), 415);
    }
  });

  test('an offer to change protocols is not heeded', async () => {
    for (const Upgrade of ['h2c', 'websocket']) {
      expectPage(await send('GET /accessibilite', { Connection: 'close, Upgrade', Upgrade }), 200);
      expectPage(await send('GET /_next/webpack-hmr', { Connection: 'close, Upgrade', Upgrade }), 404);
    }
  });
});

test('a connection is kept for longer than clients keep one: none is closed under their next request', async () => {
  const answer = await fetch(`${base}/livez`);
  expect(answer.headers.get('keep-alive')).toBe('timeout=65');
});

test.describe('header fields of Next.js', () => {
  const VALUES = ['garbage', '', '%', '[]', 'null', '/../..', '%5B%22%22%5D', '['.repeat(9_000)];
  const NAMES = [
    'Next-Router-State-Tree',
    'Next-Router-Prefetch',
    'Next-Router-Segment-Prefetch',
    'Next-Url',
    'Next-Action',
    'Next-HMR-Refresh',
    'x-middleware-subrequest',
    'x-middleware-next',
    'x-nextjs-data',
    'x-matched-path',
    'x-invoke-status',
    'x-next-cache-tags',
    'next-resume',
    'RSC',
  ];

  for (const path of ['/accessibilite', `${BUYER}/setup`]) {
    test(`never make ${path} fail`, async () => {
      const { status } = await send(`GET ${path}`);
      for (const name of NAMES) {
        const asked = VALUES.map(async (value) => {
          const headers = { RSC: '1', [name]: value };
          const first = await send(`GET ${path}?_rsc=x`, headers);
          // Next.js names the address of a part by a digest of these fields: the answer is behind it.
          const moved = first.headers.get('location');
          const answer = first.status === 307 && moved ? await send(`GET ${moved}`, headers) : first;
          return [value.slice(0, 20), answer.status];
        });
        for (const [value, seen] of await Promise.all(asked))
          expect([200, status], `${name}: ${value}`).toContain(seen);
      }
    });
  }

  test('a state that cannot be read is answered by the whole page', async () => {
    expectPage(await send('GET /accessibilite', { RSC: '1', 'Next-Router-State-Tree': 'garbage' }), 200);
  });
});

test.describe('bodies', () => {
  test('of OAuth: 16 kB and 50 parameters at most, not compressed', async () => {
    for (const path of ['token', 'revoke', 'introspect']) {
      expectJson(await send(`POST /oauth/${path}`, FORM, 'a='.padEnd(16_001, 'x')), 413);
      expectJson(await send(`POST /oauth/${path}`, FORM, 'a&'.repeat(60)), 413);
      expectJson(await send(`POST /oauth/${path}`, { ...FORM, 'Content-Encoding': 'gzip' }, gzipSync('a=b')), 415);
    }
  });

  test('of the API: JSON whatever its type says, not compressed, not too deep', async ({ request }) => {
    const authorization = { Authorization: `Bearer ${await demoToken(request, '')}` };
    const post = (headers: Record<string, string>, body: string | Buffer) =>
      send('POST /api/v1/public_markets', { ...authorization, ...headers }, body);
    expect((await post({ 'Content-Type': 'text/plain' }, '{"public_market":{}}')).status).toBe(422);
    expectJson(await post({ 'Content-Encoding': 'gzip' }, gzipSync('{"public_market":{}}')), 415);
    expectJson(await post({}, `{"public_market":${'['.repeat(1_000_000)}`), 400);
  });

  test('of a stranger’s form: shown back up to 1 MB, whatever its size', async () => {
    const part = (name: string, text: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const first = 'identite_entreprise_identification_raison_sociale.text';
    const body = `${part(first, 'Menuiserie')}${part('x.text', 'y'.repeat(3_000_000))}--b--\r\n`;
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    const answer = await send(`POST ${CANDIDATE}/company_identification`, headers, body);
    expectPage(answer, 401);
    expect(answer.body).toContain('Menuiserie');
    expect(answer.body).toContain('la suite n’est pas ici');
    expect(answer.body.length).toBeLessThan(1_100_000);
  });
});
