import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { join } from 'node:path';
import { type APIRequestContext, expect, request as playwright, test } from '@playwright/test';
import { sizedPdf } from '@/e2e/sized-pdf';
import { applyByApi, configureByApi } from '@/e2e/without-browser';
import type { DebianPostgres } from './debian-postgres';
import { type Deployment, prepareDeployment } from './deployment';
import { type Answer, getPlainly, negotiate, send } from './https';
import type { NginxPorts } from './nginx';
import { command, type Served, script, serve } from './serve';

/**
 * The deployment guide, on one machine: `npm run serve` in two units behind the example nginx, on Debian's PostgreSQL.
 * One story: what is made at its beginning is still there at its end. No browser.
 */
test.describe.configure({ mode: 'serial' });

const FILES = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
const LARGEST = sizedPdf(100_000_000);

let folder: string;
let ports: NginxPorts;
let base: string;
let database: DebianPostgres;
let deployment: Deployment;
let web: Served;
let worker: Served;
let settings: Record<string, string>;
let certificate: string;
let client: APIRequestContext;
let editor: { client_id: string; client_secret: string };
let application: string;
let packageDigest: string;

const inFolder = (...parts: string[]) => join(folder, ...parts);
const webOn = (port: number) => serve('web', { ...settings, PORT: String(port) });
const ask = (path: string, options: Parameters<typeof send>[3] = {}): Promise<Answer> =>
  send(ports.https, path, certificate, options);

test.beforeAll(async () => {
  deployment = await prepareDeployment();
  ({ folder, ports, base, database, settings, certificate } = deployment);
  await command(settings, 'migrate');
  [web, worker] = await Promise.all([webOn(ports.web[0]), serve('worker', settings)]);
  client = await playwright.newContext({ ignoreHTTPSErrors: true });
  editor = JSON.parse(await command(settings, 'editor', 'create', '--name', 'Plateforme', '--json'));
});

test.afterAll(async () => {
  await client?.dispose();
  await Promise.all([web?.stop(), worker?.stop()]);
  await deployment?.remove();
});

/** Refused for its version: whatever the name, nginx offers none so old. */
const REFUSED = 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION';

test('TLS 1.2 and 1.3, nothing older; HTTP/2; http goes to https', async () => {
  expect(await negotiate(ports.https, certificate, 'TLSv1')).toBe(REFUSED);
  expect(await negotiate(ports.https, certificate, 'TLSv1.1')).toBe(REFUSED);
  expect(await negotiate(ports.https, certificate, 'TLSv1.2')).toBe('TLSv1.2');
  expect(await negotiate(ports.https, certificate, 'TLSv1.3')).toBe('TLSv1.3');

  const session = connectHttp2(base, { ca: certificate });
  const stream = session.request({ ':path': '/' });
  const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
    stream.on('response', resolve);
    for (const each of [session, stream]) each.on('error', reject);
  });
  expect(session.alpnProtocol).toBe('h2');
  expect(headers).toMatchObject({ ':status': 200, 'strict-transport-security': 'max-age=63072000' });
  session.destroy();

  const redirected = await getPlainly(ports.http, '/buyer?a=1');
  expect(redirected).toEqual({ status: 301, location: 'https://localhost/buyer?a=1' });
});

test('another name than ours gets no answer, and no redirect to it', async () => {
  await expect(getPlainly(ports.http, '/buyer', 'evil.example')).rejects.toThrow('socket hang up');
  await expect(ask('/', { headers: { Host: 'evil.example' } })).rejects.toThrow('socket hang up');
  await expect(ask('/', { servername: 'evil.example' })).rejects.toThrow(/unrecognized name/i);
  expect(await negotiate(ports.https, certificate, 'TLSv1.1', 'evil.example')).toBe(REFUSED);
});

test('the security headers come through, once, on pages, the API, refusals and files', async () => {
  for (const path of [
    '/',
    '/nowhere',
    '/api/v1/openapi.json',
    '/api/v1/public_markets',
    '/.well-known/jwks.json',
    '/livez',
  ]) {
    const { headers, raw } = await ask(path);
    expect(headers['strict-transport-security'], path).toBe('max-age=63072000');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    const times = (header: string) => raw.filter((name) => name.toLowerCase() === header).length;
    expect(times('strict-transport-security'), path).toBe(1);
    expect(times('content-security-policy'), path).toBeLessThanOrEqual(1);
    expect(headers.server, path).toBe('nginx');
  }
});

test('no demonstration is left', async () => {
  const told = [
    '/',
    '/acheteur',
    '/candidat',
    '/editeur',
    '/mentions-legales',
    '/donnees-personnelles',
    '/verification',
  ];
  const documented = ['api', 'exemples', 'conformite', 'collection.json', 'changements'];
  const paths = [...told, ...documented.map((page) => `/documentation/${page}`), '/api/v1/openapi.json'];
  for (const path of paths) {
    const { status, body } = await ask(path);
    expect([path, status]).toEqual([path, 200]);
    expect(/\bd[ée]mo(\b|_|nstration)|orvéane/i.exec(body)?.[0], path).toBeUndefined();
  }
  const demo = 'grant_type=client_credentials&client_id=demo_editor_client&client_secret=demo_editor_secret';
  expect((await ask('/oauth/token', { form: demo })).status).toBe(401);
});

test('the caller is the one whom nginx sees: neither nginx itself nor who one says one is', async () => {
  const wrong = `grant_type=client_credentials&client_id=${'0'.repeat(32)}&client_secret=wrong`;
  const from = (localAddress: string, forged: string) =>
    ask('/oauth/token', {
      form: wrong,
      localAddress,
      headers: { 'X-Forwarded-For': forged, Forwarded: `for=${forged}` },
    });
  const statuses: number[] = [];
  for (let rank = 1; rank <= 12; rank += 1) statuses.push((await from('127.0.0.3', `198.51.100.${rank}`)).status);
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  // Another address is not made to wait for the first, unless both were nginx's.
  expect((await from('127.0.0.4', '127.0.0.3')).status).toBe(401);
});

test('the operators’ addresses are closed to others', async () => {
  for (const path of ['/admin', '/metrics']) {
    expect((await ask(path, { localAddress: '127.0.0.3' })).status, path).toBe(403);
    expect((await ask(path, { localAddress: '127.0.0.1' })).status, path).not.toBe(403);
  }
  for (const path of ['/api/inngest', '/api/inngest/', '/api/inngest/x', '/api/inngest?fnId=x']) {
    expect((await ask(path)).status, path).toBe(403);
  }
});

async function bearer(): Promise<Record<string, string>> {
  const { client_id, client_secret } = editor;
  const form = { grant_type: 'client_credentials', client_id, client_secret };
  const answer = await client.post(`${base}/oauth/token`, { form });
  return { Authorization: `Bearer ${(await answer.json()).access_token}` };
}

const packagePath = () => `/api/v1/market_applications/${application}/documents_package`;

test('a file of 100 Mo goes up, and the ZIP that holds it comes down, whole or in part', async () => {
  const headers = await bearer();
  const token = headers.Authorization?.slice('Bearer '.length) ?? '';
  const market = await configureByApi(client, base, token, FILES);
  application = await applyByApi(client, base, token, market, async (steps) => {
    const file = { name: 'plans.pdf', mimeType: 'application/pdf', buffer: LARGEST };
    const multipart = { [`${FILES}.documents`]: file, 'declaration.choice': 'no_exclusion' };
    const saved = await client.post(`${steps}/motifs_exclusion`, { multipart, maxRedirects: 0, timeout: 120_000 });
    expect(saved.status()).toBe(303);
  });
  await expect
    .poll(async () => (await ask(packagePath(), { headers, method: 'HEAD' })).status, {
      timeout: 120_000,
      intervals: [10_000],
    })
    .toBe(200);

  const whole = await ask(packagePath(), { headers });
  expect(whole.bytes.length).toBeGreaterThan(90_000);
  packageDigest = createHash('sha256').update(whole.bytes).digest('hex');
  const part = await ask(packagePath(), { headers: { ...headers, Range: 'bytes=1000-50999' } });
  expect(part.status).toBe(206);
  expect(part.bytes.equals(whole.bytes.subarray(1000, 51_000))).toBe(true);
  const [file] = stored().filter((name) => name.endsWith(createHash('sha256').update(LARGEST).digest('hex')));
  expect(file, 'the file of 100 Mo, under its digest').toBeTruthy();
});

const stored = () => readdirSync(inFolder('data', 'storage', 'sha256'), { recursive: true }).map(String);

test('a unit restarts while the other answers: nobody is refused', async () => {
  const statuses: number[] = [];
  let going = true;
  const visitors = Array.from({ length: 4 }, async () => {
    while (going) statuses.push((await ask('/')).status);
  });
  const second = await webOn(ports.web[1]);
  const stopped = await web.stop();
  const afterStop = statuses.length;
  await expect.poll(() => statuses.length, { timeout: 30_000 }).toBeGreaterThan(afterStop + 20);
  going = false;
  await Promise.all(visitors);
  expect(stopped).toBe(0);
  expect([...new Set(statuses)]).toEqual([200]);
  expectJson(web.lines);
  web = second;
});

/** From the first JSON line on, nothing else: a journal reads them. */
function expectJson(lines: string[]): void {
  const log = lines.slice(lines.findIndex((line) => line.startsWith('{')));
  expect(log.length).toBeGreaterThan(2);
  for (const line of log)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), msg: expect.any(String) });
}

test('saved, destroyed, restored: the doctor finds nothing wrong, and the same bytes come down', async () => {
  const backup = inFolder('backup');
  mkdirSync(backup);
  expect(await command(settings, 'doctor')).toContain('L’instance est saine.');
  const dump = script('backup.sh', settings, database.programs, backup).trim().split('/').at(-1) ?? '';

  expect([await web.stop(), await worker.stop()]).toEqual([0, 0]);
  database.recreate();
  rmSync(settings.DATA_DIR ?? '', { recursive: true });
  await expect(command(settings, 'doctor')).rejects.toThrow();

  script('restore.sh', settings, database.programs, backup, dump);
  // A second time, into what is no longer empty: refused, nothing changed.
  expect(() => script('restore.sh', settings, database.programs, backup, dump)).toThrow();
  await command(settings, 'migrate');
  // In one unit this time: web and worker together.
  web = await serve('all', { ...settings, PORT: String(ports.web[0]) });
  expect(await command(settings, 'doctor')).toContain('L’instance est saine.');
  const { bytes } = await ask(packagePath(), { headers: await bearer() });
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(packageDigest);
});

test('no log holds a secret of a link, be it that of nginx', async () => {
  const link = await client.post(`${base}/api/v1/market_applications/${application}/access_links`, {
    headers: await bearer(),
  });
  const { url } = await link.json();
  const token = /\/access\/([^/]+)\//.exec(url)?.[1] ?? '';
  expect(token.length).toBeGreaterThan(20);
  const [cookie] = (await ask(new URL(url).pathname)).headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^__Host-passe-marche=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
  for (const written of ['//access//', '/%61ccess/']) await client.get(url.replace('/access/', written));
  const lines = readFileSync(inFolder('passe-marche.log'), 'utf8');
  expect(lines).toContain('/access/[redacted]/company_identification HTTP/');
  const logs = [lines, readFileSync(inFolder('passe-marche-error.log'), 'utf8'), ...web.lines, ...worker.lines].join(
    '\n',
  );
  expect(logs).not.toContain(token);
});
