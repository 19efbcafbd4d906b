import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test';
import { applyByApi, configureByApi, demoToken } from './without-browser';

/** The header fields that protect a reader of an answer, on every address that `app` has. */

const app = path.resolve('app');
// A glob would leave out `.well-known`.
const files = readdirSync(app, { encoding: 'utf8', recursive: true });
const folders = [
  ...new Set(files.filter((file) => /^(page\.tsx|route\.ts)$/.test(path.basename(file))).map(path.dirname)),
].toSorted();

/** The address of a folder as Next.js reads it, with something in the place of each parameter. */
const addressOf = (folder: string, identifiers: Record<string, string>) =>
  `/${folder}`
    .replace(/^\/\.$/, '/')
    .replaceAll(/\/\([^)]*\)/g, '')
    .replaceAll(/\[\[\.\.\.\w+\]\]/g, 'no/such/path')
    .replaceAll(/\[(\w+)\]/g, (_, name: string) => identifiers[name] ?? 'x') || '/';

/** Written again here, so that a change is seen: next.config.mjs and proxy.ts. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

async function expectProtected(answer: APIResponse, address: string): Promise<void> {
  const headers = answer.headers();
  expect(headers, address).toMatchObject(ALWAYS);
  for (const feature of ['camera', 'microphone', 'geolocation', 'payment', 'usb'])
    expect(headers['permissions-policy'], address).toContain(`${feature}=()`);
  const policy = headers['content-security-policy'] ?? '';
  const directives = new Map(
    policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
  );
  expect(directives.get('default-src'), address).toBe("'none'");
  expect(directives.get('frame-ancestors'), address).toBe("'none'");
  expect(directives.get('base-uri'), address).toBe("'none'");
  expect(directives.get('form-action'), address).toBe("'self'");
  expect(policy, address).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
  const isPage = headers['content-type']?.startsWith('text/html') && !/^\/(api|oauth|\.well-known)/.test(address);
  // A page that stands alone, of a form shown back for instance, has no scripts, and its policy lets none run.
  const hasScripts = isPage && (await answer.text()).includes('<script');
  if (hasScripts) expect(directives.get('script-src'), address).toMatch(/'nonce-[\w+/]{22}=='/);
  expect(headers['x-powered-by'], address).toBeUndefined();
  expect(headers['x-request-id'], address).toMatch(/^[0-9a-f-]{36}$/);
}

async function identifiersOf(request: APIRequestContext) {
  const token = await demoToken(request, '');
  const market = await configureByApi(request, '', token);
  return { market, application: await applyByApi(request, '', token, market) };
}

const SECURE = { 'X-Forwarded-Proto': 'https' };

test('every address protects what it answers, with and without access', async ({ request, playwright, baseURL }) => {
  test.setTimeout(180_000);
  const { market, application } = await identifiersOf(request);
  const stranger = await playwright.request.newContext({ baseURL });
  expect(folders.length).toBeGreaterThan(50);
  expect(folders).toContain('.well-known/jwks.json');
  for (const folder of folders) {
    const identifier = folder.includes('market_applications') || folder.includes('verification') ? application : market;
    const address = addressOf(folder, { identifier, step: 'motifs_exclusion', section: 'declaration' });
    for (const [client, headers] of [
      [request, {}],
      [stranger, SECURE],
    ] as const) {
      const answer = await client.get(address, { headers, maxRedirects: 0 });
      await expectProtected(answer, address);
      const transport = answer.headers()['strict-transport-security'];
      if (headers === SECURE) expect(transport, address).toMatch(/^max-age=\d{8,}/);
      else expect(transport, address).toBeUndefined();
    }
  }
  const nonces = await Promise.all([request.get('/'), request.get('/')]);
  const [one, other] = nonces.map(
    (answer) => /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1],
  );
  expect(one).not.toBe(other);
  await stranger.dispose();
});

test('no page asks anybody else for anything, nor does what its policy forbids', async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  const { market, application } = await identifiersOf(page.request);
  const asked = new Set<string>();
  const refused: string[] = [];
  page.on('request', (sent) =>
    asked.add(new URL(sent.url()).protocol === 'data:' ? 'data:' : new URL(sent.url()).origin),
  );
  page.on('console', (message) => /Content.Security.Policy/i.test(message.text()) && refused.push(message.text()));
  const pages = files.filter((file) => path.basename(file) === 'page.tsx').map((file) => path.dirname(file));
  for (const folder of pages.toSorted()) {
    const identifier = folder.startsWith('buyer') ? market : application;
    await page.goto(addressOf(folder, { identifier, step: 'motifs_exclusion', section: 'declaration' }), {
      waitUntil: 'load',
    });
  }
  expect(pages.length).toBeGreaterThan(20);
  expect([...asked].filter((origin) => origin !== 'data:')).toEqual([new URL(baseURL ?? '').origin]);
  expect(refused).toEqual([]);
});
