import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import {
  choosePassword,
  codeOf,
  enterCode,
  enterPassword,
  fillPassword,
  newEmail,
  operate,
  PASSWORD,
  readSecret,
  readShown,
  useLink,
} from './console';
import { inspectPage } from './inspect-page';
import { test } from './walk';

test.describe.configure({ timeout: 240_000 });

async function askToken(request: APIRequestContext, clientId: string, clientSecret: string) {
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'api_read',
  };
  const answer = await request.post('/oauth/token', { form });
  const { access_token: token = '' } = (await answer.json()) as { access_token?: string };
  return { status: answer.status(), token };
}

const callApi = async (request: APIRequestContext, token: string) =>
  (await request.get('/api/v1/public_markets', { headers: { Authorization: `Bearer ${token}` } })).status();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Somebody else's browser, without JavaScript. */
const withoutScripts = async (browser: Browser, baseURL: string | undefined) =>
  (await browser.newContext({ javaScriptEnabled: false, baseURL, locale: 'fr-FR' })).newPage();

test('the first administrator: from the command line to the dashboard, each page and each error', async ({ page }) => {
  const signedOut = await page.goto('/admin');
  expect(signedOut?.status()).toBe(401);
  await inspectPage(page, 'console-signed-out');
  await page.getByRole('link', { name: 'Se connecter' }).click();
  await inspectPage(page, 'console-sign-in');

  const email = newEmail();
  const { one_time_link: link = '' } = operate('create', '--email', email, '--role', 'administrator');
  await page.goto(link);
  await inspectPage(page, 'console-choose-password');
  await choosePassword(page, link, 'motdepasse123');
  await expect(page.locator('#erreurs')).toContainText('trop courant');
  await inspectPage(page, 'console-choose-password-refused');
  await choosePassword(page, page.url());

  await expect(page.getByRole('heading', { name: 'Votre second facteur' })).toBeVisible();
  await inspectPage(page, 'console-enrol');
  const secret = await readSecret(page);
  await enterCode(page, '000000');
  await expect(page.locator('#erreurs')).toContainText('Ce code n’est pas le bon');
  await inspectPage(page, 'console-code-refused');
  expect(await readSecret(page)).toBe(secret);
  await enterCode(page, codeOf(secret));
  expect((await readShown(page, 'recovery_codes')).split('\n')).toHaveLength(10);
  await inspectPage(page, 'console-recovery-codes');
  await press(page, 'J’ai noté, ne plus afficher');
  await expect(page.locator('[data-secret]')).toHaveCount(0);
  await inspectPage(page, 'console-account');

  await press(page, 'Changer de mot de passe');
  await expect(page.locator('#erreurs')).toContainText('Ce mot de passe n’est pas le vôtre');
  await inspectPage(page, 'console-account-refused');

  await page.goto('/admin');
  await inspectPage(page, 'console-dashboard');
  const dead = await page.goto(link);
  expect(dead?.status()).toBe(404);
  await inspectPage(page, 'console-dead-link');

  await page.goto('/admin');
  await press(page, 'Se déconnecter');
  // Where one wanted to go is where one arrives, whatever goes wrong on the way.
  const asked = '/admin/deliveries?status=sync_failed';
  expect((await page.goto(asked))?.status()).toBe(401);
  await page.getByRole('link', { name: 'Se connecter' }).click();
  await fillPassword(page, email, 'pas le bon');
  await expect(page.locator('#erreurs')).toContainText('n’est pas le bon');
  await fillPassword(page, email);
  await inspectPage(page, 'console-code');
  await enterCode(page, '000000');
  await expect(page.locator('#erreurs')).toContainText('Ce code n’est pas le bon');
  // The code that enrolled has served; the next one is taken a little early.
  await enterCode(page, codeOf(secret, 1));
  await expect(page).toHaveURL(asked);
});

test('an editor: created, used, its secrets changed, cut off at once', async ({ page, request }) => {
  const { one_time_link: link = '' } = operate('create', '--email', newEmail(), '--role', 'administrator');
  await useLink(page, link);
  await page.goto('/admin/editors/new');
  await inspectPage(page, 'console-editor-new');
  await page.getByLabel('Adresse des notifications (webhooks)').fill('nulle part');
  await page.getByLabel('API, par heure (habituellement 1000)').fill('beaucoup');
  await press(page, 'Créer le compte');
  await expect(page.locator('#erreurs')).toContainText('doit être une adresse complète');
  await expect(page.getByLabel('API, par heure (habituellement 1000)')).toHaveValue('beaucoup');
  await inspectPage(page, 'console-editor-new-refused');
  const name = `Plateforme ${Date.now().toString(36)}`;
  await page.getByLabel('Nom de la plateforme').fill(name);
  await page.getByLabel('Adresse des notifications (webhooks)').fill('');
  await page.getByLabel('API, par heure (habituellement 1000)').fill('500');
  await page.getByLabel('Registres protégés').uncheck({ force: true });
  await press(page, 'Créer le compte');

  const [clientId, first] = [await readShown(page, 'client_id'), await readShown(page, 'client_secret')];
  const webhookSecret = await readShown(page, 'webhook_secret');
  expect(await readShown(page, 'webhook_secret_standard')).toBe(
    `whsec_${Buffer.from(webhookSecret).toString('base64')}`,
  );
  await inspectPage(page, 'console-editor-secrets');
  await page.reload();
  expect(await readShown(page, 'client_secret')).toBe(first);
  await press(page, 'J’ai noté, ne plus afficher');
  await expect(page.locator('[data-secret]')).toHaveCount(0);
  expect(await page.content()).not.toContain(first);

  const granted = await askToken(request, clientId, first);
  expect(await callApi(request, granted.token)).toBe(200);
  await page.reload();
  await expect(page.locator('.pm-facts')).toContainText('1 (au plus 1 par jeu de droits)');
  await expect(page.getByRole('checkbox', { name: 'Registres protégés' })).not.toBeChecked();
  await inspectPage(page, 'console-editor');

  await page.getByLabel('Délai, en jours').first().fill('91');
  await press(page, 'Changer le secret client');
  await expect(page.locator('#erreurs')).toContainText('Le délai est hors limites');
  await expect(page.getByLabel('Nom de la plateforme')).toHaveValue(name);
  await expect(page.getByRole('checkbox', { name: 'Autorisé' })).toBeChecked();
  await inspectPage(page, 'console-editor-refused');
  await page.getByLabel('Délai, en jours').first().fill('7');
  await press(page, 'Changer le secret client');
  const second = await readShown(page, 'client_secret');
  for (const secret of [first, second]) expect((await askToken(request, clientId, secret)).status).toBe(200);

  await press(page, 'Changer le secret des notifications');
  expect(await readShown(page, 'webhook_secret')).not.toBe(webhookSecret);
  await press(page, 'L’éditeur connaît le nouveau secret');
  await expect(page.getByText('L’ancien secret des notifications ne signe plus.')).toBeVisible();

  const { token } = await askToken(request, clientId, second);
  await press(page, 'Désactiver');
  await expect(page.locator('#erreurs')).toContainText('Cochez pour confirmer.');
  expect(await callApi(request, token)).toBe(200);
  await page.getByLabel('Couper l’accès de cet éditeur').check({ force: true });
  await press(page, 'Désactiver');
  await expect(page.getByText('L’éditeur est désactivé')).toBeVisible();
  expect(await callApi(request, token)).toBe(401);
  expect((await askToken(request, clientId, second)).status).toBe(401);
  await inspectPage(page, 'console-editor-inactive');
  await press(page, 'Réactiver');
  await expect(page.getByText('L’éditeur est actif de nouveau.')).toBeVisible();
  // What was cut off stays so: the editor asks for another token.
  expect(await callApi(request, token)).toBe(401);
  expect(await callApi(request, (await askToken(request, clientId, second)).token)).toBe(200);

  await page.goto(`/admin/editors?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Orvéane' })).toHaveCount(0);
  await inspectPage(page, 'console-editors');
});

test('a reader sees and does not act, without JavaScript; sessions are ended from elsewhere', async ({
  page,
  browser,
  baseURL,
}) => {
  const { one_time_link: link = '' } = operate('create', '--email', newEmail(), '--role', 'administrator');
  await useLink(page, link);
  await page.goto('/admin/administrators');
  await page.getByLabel('Adresse électronique').fill('camille@exploitation');
  await press(page, 'Créer le compte');
  await expect(page.locator('#erreurs')).toContainText('L’adresse électronique doit être complète');
  await inspectPage(page, 'console-administrators-refused');
  await page.getByLabel('Adresse électronique').fill(`lecture-${newEmail()}`);
  await press(page, 'Créer le compte');
  await inspectPage(page, 'console-administrator-created');
  const readersLink = await readShown(page, 'link');
  const readersPage = page.url();

  const reader = await withoutScripts(browser, baseURL);
  const { recoveryCodes } = await useLink(reader, readersLink);
  await reader.goto('/admin/editors');
  await expect(reader.getByRole('link', { name: 'Créer un éditeur' })).toHaveCount(0);
  await reader.getByRole('link', { name: 'Orvéane' }).click();
  await expect(reader.getByText('demo_editor_client')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Désactiver' })).toHaveCount(0);
  for (const path of ['/admin/administrators', '/admin/editors/new']) {
    expect((await reader.goto(path))?.status()).toBe(403);
  }
  // The same session where scripts run, which the exam of a page needs.
  const storageState = await reader.context().storageState();
  const seen = await (await browser.newContext({ baseURL, storageState, locale: 'fr-FR' })).newPage();
  await seen.goto('/admin/editors/demo_editor_client');
  await inspectPage(seen, 'console-editor-reader');
  await seen.goto('/admin/administrators');
  await inspectPage(seen, 'console-forbidden');
  const post = (path: string) =>
    reader.context().request.post(path, { form: { confirm_deactivation: 'yes' }, maxRedirects: 0 });
  expect((await post('/admin/editors/demo_editor_client/deactivate')).status()).toBe(403);
  expect((await post(`${new URL(readersPage).pathname}/role`)).status()).toBe(403);
  await reader.goto('/admin/editors/demo_editor_client');
  await expect(reader.locator('.pm-facts')).toContainText('Actif');

  await page.reload();
  await inspectPage(page, 'console-administrator');
  await press(page, 'Fermer toutes ses sessions');
  expect((await reader.goto('/admin'))?.status()).toBe(401);
  expect((await post('/admin/account/noted')).status()).toBe(401);

  await enterPassword(reader, (await page.locator('main h1').textContent()) ?? '');
  await enterCode(reader, recoveryCodes[0] ?? '');
  await expect(reader.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
  await press(page, 'Désactiver le compte');
  await inspectPage(page, 'console-administrator-disabled');
  expect((await reader.goto('/admin'))?.status()).toBe(401);
  await page.goto('/admin/administrators');
  await inspectPage(page, 'console-administrators');
});

test('five wrong passwords lock the account for this address; another site cannot post here', async ({ page }) => {
  const email = newEmail();
  const { one_time_link: link = '' } = operate('create', '--email', email, '--role', 'reader');
  await choosePassword(page, link);
  await page.context().clearCookies();
  for (let count = 0; count < 5; count++) {
    await enterPassword(page, email, 'pas le bon');
    await expect(page.locator('#erreurs')).toContainText('n’est pas le bon');
  }
  await inspectPage(page, 'console-sign-in-refused');
  await enterPassword(page, email, PASSWORD);
  await expect(page.locator('#erreurs')).toContainText('Trop d’essais');
  await inspectPage(page, 'console-locked');

  const forged = await page.request.post('/admin/sign_in/password', {
    form: { email, password: PASSWORD },
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  });
  expect(forged.status()).toBe(403);
});
