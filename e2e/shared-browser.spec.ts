import { execFileSync } from 'node:child_process';
import {
  type APIRequestContext,
  type BrowserContext,
  expect,
  type Page,
  request as playwright,
} from '@playwright/test';
import { alertOf, expectSaved, line, MANAGER, NAME, press, type } from './draft';
import { test } from './walk';
import { demoToken, openByApi } from './without-browser';

/** Several people at one computer: what one of them noted or left behind opens nothing of the others'. */

const COOKIE = 'passe-marche';

/** A platform, which has its own connection and cookies; then the links of two people. */
async function twoLinks(): Promise<[string, string]> {
  const platform = await playwright.newContext();
  const base = process.env.PASSE_MARCHE_URL ?? 'http://localhost:3000';
  const token = await demoToken(platform, base);
  const links = [await openByApi(platform, base, token), await openByApi(platform, base, token)] as const;
  await platform.dispose();
  return [...links];
}

const pageOf = (link: string) => link.replace(/\/access\/[^/]+/, '');
const identifierOf = (link: string) => /FT\w+/.exec(link)?.[0] ?? '';
const cookieIn = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === COOKIE)?.value ?? '';

/** Somebody elsewhere, who sends a cookie that was noted. */
const elsewhere = (cookie: string): Promise<APIRequestContext> =>
  playwright.newContext({ extraHTTPHeaders: { Cookie: `${COOKIE}=${cookie}` } });

/** What the audit log says of an application, newest first. */
function auditOf(identifier: string): string[] {
  const env = {
    ...process.env,
    ...(process.env.PASSE_MARCHE_DATA && { DATA_DIR: process.env.PASSE_MARCHE_DATA }),
  };
  const words = ['--import', 'tsx', 'bin/audit.ts', 'list', '--target', identifier, '--json'];
  const rows: { action: string }[] = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', env }));
  return rows.map(({ action }) => action);
}

async function leave(page: Page, button: string): Promise<void> {
  await page.getByText('Quitter', { exact: true }).click();
  await press(page, button);
}

test('two people, one browser: with the first one’s cookie, nothing of the second’s', async ({ context, page }) => {
  const [first, second] = await twoLinks();
  await page.goto(first);
  const noted = await cookieIn(context);
  const thief = await elsewhere(noted);
  expect((await thief.get(pageOf(first))).status()).toBe(200);

  const next = await context.newPage();
  await next.goto(second);
  await expect(line(next, NAME)).toBeVisible();
  expect(await cookieIn(context)).not.toBe(noted);
  for (const link of [first, second]) {
    expect((await thief.get(pageOf(link))).status(), pageOf(link)).toBe(401);
    const typed = { form: { [`${NAME}.text`]: 'Une autre main' } };
    expect((await thief.post(`${pageOf(link)}/draft`, typed)).status()).toBe(401);
    expect((await thief.post(pageOf(link), typed)).status()).toBe(401);
    // The browser itself has both.
    expect((await context.request.get(pageOf(link))).status()).toBe(200);
  }
  await next.reload();
  await expect(line(next, NAME)).toHaveValue('');
  // What is planted in the browser beforehand does not survive a link either.
  const planted = await playwright.newContext();
  await planted.get(first);
  const value = (await planted.storageState()).cookies.find(({ name }) => name === COOKIE)?.value ?? '';
  const url = pageOf(first);
  await context.clearCookies();
  await context.addCookies([{ name: COOKIE, value, url }]);
  await next.goto(second);
  expect((await planted.get(pageOf(second))).status()).toBe(401);
  for (const client of [thief, planted]) await client.dispose();
});

test('a tab that was open goes on saving what is typed, once another link is opened', async ({ context, page }) => {
  const [first, second] = await twoLinks();
  await page.goto(first);
  await type(page, `${NAME}.text`, 'Menuiserie');
  await expectSaved(page);
  await type(page, `${MANAGER}.text`, 'Zoé');
  const next = await context.newPage();
  await next.goto(second);
  await expect(line(next, NAME)).toHaveValue('');
  await page.bringToFront();
  await expectSaved(page);
  await type(page, `${NAME}.text`, 'Menuiserie Lefèvre');
  await expectSaved(page);
  await page.reload();
  await expect(line(page, NAME)).toHaveValue('Menuiserie Lefèvre');
  await expect(line(page, MANAGER)).toHaveValue('Zoé');
});

test('« Quitter cette candidature » saves what is being typed, leaves it, and it alone', async ({ context, walk }) => {
  const { page, inspect } = walk;
  const [first, second] = await twoLinks();
  await page.goto(second);
  await page.goto(first);
  await page.getByText('Quitter', { exact: true }).click();
  await inspect('leave-menu');
  await page.getByText('Quitter', { exact: true }).click();
  await type(page, `${NAME}.text`, 'Tapé juste avant de partir');
  await leave(page, 'Quitter cette candidature');
  await expect(page).toHaveURL(/\/quitter$/);
  await expect(page.locator('main h1')).toHaveText('Vous avez quitté ce dossier');
  await expect(page.locator('main')).toContainText('1 autre dossier reste ouvert');
  await inspect('left-one');
  expect((await page.goto(pageOf(first)))?.status()).toBe(401);
  await expect(page.locator('main')).toContainText('Demandez un nouveau lien à votre plateforme');
  await inspect('unauthorized');
  expect((await page.goto(pageOf(second)))?.status()).toBe(200);
  await page.goto(first);
  await expect(line(page, NAME)).toHaveValue('Tapé juste avant de partir');
  expect(auditOf(identifierOf(first)).slice(0, 3)).toEqual([
    'application.link_used',
    'application.left',
    'application.link_used',
  ]);

  const noted = await elsewhere(await cookieIn(context));
  await leave(page, 'Quitter tout');
  await expect(page.locator('main h1')).toHaveText('Vous avez quitté Passe Marché');
  await inspect('left-all');
  expect(await cookieIn(context)).toBe('');
  for (const link of [first, second]) {
    expect((await page.goto(pageOf(link)))?.status()).toBe(401);
    expect((await noted.get(pageOf(link))).status()).toBe(401);
  }
  await noted.dispose();
});

test('« Quitter » in one tab while another types: the other says that it cannot save', async ({ context, page }) => {
  const [first] = await twoLinks();
  await page.goto(first);
  const other = await context.newPage();
  await other.goto(pageOf(first));
  await leave(page, 'Quitter tout');
  await expect(page).toHaveURL(/\/quitter$/);
  await type(other, `${NAME}.text`, 'Tapé trop tard');
  await expect(alertOf(other)).not.toBeEmpty();
  await expect(line(other, NAME)).toHaveValue('Tapé trop tard');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('« Quitter » works on the pages of buyer and candidate; a form posted afterwards is shown back', async ({
    context,
    page,
  }) => {
    const [first] = await twoLinks();
    await page.goto(first);
    const other = await context.newPage();
    await other.goto(pageOf(first));
    await leave(page, 'Quitter cette candidature');
    await expect(page.locator('main h1')).toHaveText('Vous avez quitté Passe Marché');
    await line(other, NAME).fill('Tapé trop tard');
    await press(other, 'Enregistrer et continuer');
    await expect(other.locator('main h1')).toHaveText('Ouvrez cette page depuis votre plateforme');
    await expect(other.locator('main')).toContainText('Tapé trop tard');

    const base = process.env.PASSE_MARCHE_URL ?? '';
    const deadline = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const made = await context.request.post('/api/v1/public_markets', {
      headers: { Authorization: `Bearer ${await demoToken(context.request, base)}` },
      data: { public_market: { name: 'Partagé', deadline, siret: '13002526500013', market_type_codes: ['services'] } },
    });
    const { configuration_url } = await made.json();
    await page.goto(configuration_url);
    await expect(page).toHaveURL(/\/setup$/);
    await leave(page, 'Quitter ce marché');
    await expect(page.locator('main h1')).toHaveText('Vous avez quitté Passe Marché');
    expect((await page.goBack())?.status()).toBe(401);
  });
});

test('HEAD, a prefetch and a preview robot on a link open nothing, and are no use of it', async () => {
  const [link] = await twoLinks();
  const agent = 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)';
  for (const [method, headers] of [
    ['HEAD', {}],
    ['GET', { 'Sec-Purpose': 'prefetch' }],
    ['GET', { 'User-Agent': agent }],
  ] as const) {
    const answer = await fetch(link, { method, headers, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, new URL(pageOf(link)).pathname]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(auditOf(identifierOf(link))).not.toContain('application.link_used');
  expect((await fetch(link, { redirect: 'manual' })).headers.getSetCookie()).toHaveLength(1);
  expect(auditOf(identifierOf(link))[0]).toBe('application.link_used');
});
