import { readFileSync } from 'node:fs';
import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import { personas } from '@/demo/registers/personas';
import { signInToConsole } from './console-session';
import { inspectPage } from './inspect-page';
import { answerWebhooks, createMarket, receivedWebhooks } from './platform';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

const SAME = '';
const TOOLS = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
const TYPED = 'Menuiserie Ragondin & fils';
const EMAIL = 'zoe.ragondin@menuiserie.example';

test.afterEach(({ page }) => answerWebhooks(page.request));

const finalise = async (request: APIRequestContext, additional?: string) =>
  configureByApi(request, SAME, await demoToken(request, SAME), 'none', additional);

/** A window of the console, apart from the one of the buyer and the platform. */
async function consoleOf(browser: Browser, role: 'reader' | 'administrator' = 'administrator'): Promise<Page> {
  const context = await browser.newContext();
  await signInToConsole(context, role);
  return context.newPage();
}

const deliveryRow = (console: Page, identifier: string) => console.getByRole('row').filter({ hasText: identifier });

async function openDelivery(console: Page, identifier: string): Promise<void> {
  await console.goto(`/admin/deliveries?identifier=${identifier}`);
  await deliveryRow(console, identifier).getByRole('link').first().click();
  await expect(console.getByRole('heading', { level: 1 })).toContainText(identifier);
}

/** Waits for the page to say so, as a person who reloads it. */
async function reloadUntil(console: Page, text: RegExp): Promise<void> {
  await expect(async () => {
    await console.reload();
    await expect(console.locator('main')).toContainText(text, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

test('webhooks: a failure is read, sent again until the circuit opens, closed by hand, and what waits arrives', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const console = await consoleOf(browser);
  await answerWebhooks(page.request, { status: 410, count: 5 });
  const market = await finalise(page.request);
  await openDelivery(console, market);
  await reloadUntil(console, /Tentative 1/);
  await console.getByText('Extrait de la réponse').click();
  await inspectPage(console, 'console-delivery');
  for (const number of [2, 3, 4, 5]) {
    await openDelivery(console, market);
    await console.getByRole('button', { name: 'Renvoyer cette notification' }).click();
    await expect(console.getByRole('status')).toContainText('1 notification à nouveau en file d’envoi');
    await openDelivery(console, market);
    await reloadUntil(console, new RegExp(`Tentative ${number}`));
  }
  await answerWebhooks(page.request);

  await console.goto('/admin/deliveries?status=sync_failed');
  await inspectPage(console, 'console-deliveries');
  await console.getByRole('checkbox', { name: `Choisir la notification de ${market}` }).check();
  await console.getByRole('button', { name: 'Renvoyer les notifications cochées' }).click();
  await expect(console.locator('main')).toContainText('1 notification à renvoyer');
  await expect(console.locator('main')).toContainText('Disjoncteur ouvert');
  await inspectPage(console, 'console-redeliver');
  await console.getByRole('button', { name: 'Renvoyer 1 notification' }).click();

  await console.goto('/admin/circuits');
  await expect(console.getByRole('row', { name: /Orvéane/ })).toContainText(/Ouvert, 5|Ouvert.*5/);
  await inspectPage(console, 'console-circuits');
  expect((await receivedWebhooks(page, market)).length).toBeLessThanOrEqual(5);
  const before = (await receivedWebhooks(page, market)).length;
  await console.getByRole('link', { name: /Fermer le disjoncteur/ }).click();
  await inspectPage(console, 'console-close-circuit');
  await console.getByRole('button', { name: 'Fermer le disjoncteur' }).click();
  await expect(console.getByRole('status')).toContainText('est fermé');
  await expect(console.getByRole('row', { name: /Orvéane/ })).toContainText('Fermé');
  await expect.poll(async () => (await receivedWebhooks(page, market)).length).toBe(before + 1);
  await openDelivery(console, market);
  await reloadUntil(console, /Reçue/);

  await test.step('all since a day, counted first', async () => {
    await console.goto('/admin/deliveries');
    const form = console.locator('form#since');
    await form.getByLabel('Éditeur').selectOption({ label: 'Orvéane' });
    await form.getByLabel('Lesquelles').selectOption({ label: 'Toutes, même déjà reçues' });
    await form.getByRole('button', { name: 'Compter' }).click();
    const confirm = console.getByRole('button', { name: /^Renvoyer/ });
    const count = /\d+/.exec((await confirm.textContent()) ?? '')?.[0];
    await confirm.click();
    await expect(console.getByRole('status')).toContainText(`${count} notification`);
    await expect.poll(async () => (await receivedWebhooks(page, market)).length).toBe(before + 2);
  });
});

test('background runs: filtered, read; a run that waits is cancelled, then done again', async ({ page, browser }) => {
  test.setTimeout(240_000);
  const console = await consoleOf(browser);
  // Answered so late that the engine's run waits between two attempts.
  await answerWebhooks(page.request, { status: 503, count: 3 });
  const market = await finalise(page.request);
  await openDelivery(console, market);
  await reloadUntil(console, /Tentative 3/);
  await console.goto('/admin/runs?state=waiting&function=deliver-webhook-later');
  await inspectPage(console, 'console-runs');
  await console.getByRole('row').getByRole('link').first().click();
  await expect(console.locator('main')).toContainText('Prochain essai');
  await inspectPage(console, 'console-run');
  await console.getByRole('button', { name: 'Annuler cette exécution' }).click();
  await expect(console.getByRole('status')).toContainText('Exécution annulée');
  await expect(console.locator('main')).toContainText('En échec');
  await inspectPage(console, 'console-run-failed');
  const cancelled = console.url();
  await console.getByRole('button', { name: 'Refaire cette exécution' }).click();
  await expect(console.getByRole('status')).toContainText('Nouvelle exécution');
  expect(new URL(console.url()).pathname).not.toBe(new URL(cancelled).pathname);
});

test('markets and applications: found by the beginning of an identifier, told by what happened, without an answer', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const console = await consoleOf(browser);
  const market = await finalise(page.request);
  const token = await demoToken(page.request, SAME);
  const { identifier: application, page: form } = await beginByApi(page.request, SAME, token, market, '73282932000074');
  await page.goto(`${form}/company_identification`);
  await page.locator('[name="identite_entreprise_identification_raison_sociale.text"]').fill(TYPED);
  await page.locator('[name="identite_entreprise_contact_email.text"]').fill(EMAIL);
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await expect(page).not.toHaveURL(/company_identification/);

  await console.goto('/admin/markets');
  await console.getByLabel('Identifiant (ou son début)').fill(market.slice(0, 12).toLowerCase());
  await console.getByRole('button', { name: 'Filtrer' }).click();
  await inspectPage(console, 'console-markets');
  await console.getByRole('link', { name: market }).click();
  await expect(console.locator('.pm-timeline')).toContainText('Configuration finalisée par l’acheteur');
  await expect(console.locator('.pm-timeline')).toContainText('Lien d’accès utilisé pour la première fois');
  await expect(console.locator('.pm-timeline')).toContainText(
    'Étape enregistrée pour la première fois : Renseignements complémentaires',
  );
  await reloadUntil(console, /tentative 1\s: réponse HTTP 200/);
  await inspectPage(console, 'console-market');

  await console.goto(`/admin/applications?market=${market}`);
  await inspectPage(console, 'console-applications');
  await console.getByRole('link', { name: application }).click();
  await expect(console.locator('.pm-timeline')).toContainText('Identification de l’entreprise');
  await inspectPage(console, 'console-application');
  expect(await console.content()).not.toContain(EMAIL);

  await console.getByRole('link', { name: 'Rechercher' }).click();
  await console.getByRole('button', { name: 'Rechercher' }).click();
  await expect(console.locator('#erreurs')).toContainText('au moins deux lettres');
  await inspectPage(console, 'console-search-refused');
  for (const typed of [TYPED, '732 829 320', EMAIL, EMAIL.toUpperCase()]) {
    await console.getByLabel('Nom, numéro ou adresse électronique').fill(typed);
    await console.getByRole('button', { name: 'Rechercher' }).click();
    await expect(console.getByRole('link', { name: application }), typed).toBeVisible();
    expect(console.url()).toMatch(/\/admin\/search$/);
  }
  await inspectPage(console, 'console-search');
  await console.goto('/admin/audit');
  const searched = console.getByRole('row', { name: /Recherche dans la console/ }).first();
  await expect(searched).toContainText('email');
  await expect(searched).not.toContainText(EMAIL);
});

test('catalogue: an edited label is read by a new buyer, and not by whom a completed market asks', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const console = await consoleOf(browser);
  const edited = 'Outillage, matériel roulant et équipements';
  const completed = await finalise(page.request, TOOLS);
  await console.goto('/admin/catalogue');
  await inspectPage(console, 'console-catalogue');
  await console.goto(`/admin/catalogue/${TOOLS}`);
  const label = console.getByLabel('Libellé pour l’acheteur');
  const shipped = await label.inputValue();
  await inspectPage(console, 'console-field');
  await label.fill('');
  await console.getByRole('button', { name: 'Voir l’aperçu' }).click();
  await expect(console.locator('#erreurs')).toContainText('écrivez un texte');
  await inspectPage(console, 'console-field-error');
  await label.fill(edited);
  await console.getByRole('button', { name: 'Voir l’aperçu' }).click();
  await expect(console.locator('main')).toContainText('déjà finalisé');
  await inspectPage(console, 'console-catalogue-preview');
  await console.getByRole('button', { name: 'Appliquer la modification' }).click();
  await expect(console.getByRole('status')).toContainText('Le catalogue est à jour');
  await expect(console.getByRole('row', { name: /devient/ }).first()).toContainText(edited);

  await page.goto(`/buyer/public_markets/${completed}/requirements`);
  await expect(page.locator('main')).toContainText(shipped);
  await expect(page.locator('main')).not.toContainText(edited);
  await createMarket(page, { name: 'Marché d’après', types: ['works'] });
  await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
  await page.getByRole('radio', { name: 'Non' }).check({ force: true });
  for (const step of ['setup', 'required_fields']) {
    await expect(page).toHaveURL(new RegExp(`/${step}$`));
    await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  }
  await expect(page).toHaveURL(/\/additional_fields$/);
  await expect(page.locator(`input[name=field][value=${TOOLS}]`)).toHaveCount(1);
  await expect(page.locator('main')).toContainText(edited);

  await test.step('archived, it is offered no more; restored, it is again', async () => {
    await console.goto(`/admin/catalogue/${TOOLS}`);
    await console.getByRole('link', { name: 'Archiver…' }).click();
    await inspectPage(console, 'console-catalogue-archive');
    await console.getByRole('button', { name: 'Archiver' }).click();
    await page.reload();
    await expect(page.locator(`input[name=field][value=${TOOLS}]`)).toHaveCount(0);
    await console.getByRole('link', { name: 'Proposer de nouveau…' }).click();
    await console.getByRole('button', { name: 'Proposer de nouveau' }).click();
    await page.reload();
    await expect(page.locator(`input[name=field][value=${TOOLS}]`)).toHaveCount(1);
  });

  await console.getByLabel('Libellé pour l’acheteur').fill(shipped);
  await console.getByRole('button', { name: 'Voir l’aperçu' }).click();
  await console.getByRole('button', { name: 'Appliquer la modification' }).click();
  await page.reload();
  await expect(page.locator('main')).not.toContainText(edited);
});

test('statistics: read and downloaded', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const console = await consoleOf(browser);
  await finalise(page.request);
  await console.goto('/admin/statistics');
  await expect(console.getByRole('row', { name: /Orvéane/ }).first()).toContainText('%');
  await inspectPage(console, 'console-statistics');
  const [file] = await Promise.all([
    console.waitForEvent('download'),
    console.getByRole('link', { name: /« Marchés »/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^markets_.*\.csv$/);
  const csv = readFileSync(await file.path(), 'utf8');
  expect(csv.startsWith('\ufeffÉditeur;Créés;Finalisés;')).toBe(true);
  expect(csv).toMatch(/\r\nOrvéane;\d+;/);
});

test('registers: which are connected, how they are, the last calls, and nothing of what they said', async ({
  page,
  browser,
}) => {
  const console = await consoleOf(browser, 'reader');
  const token = await demoToken(page.request, SAME);
  const { siret } = personas.tout_va_bien;
  const { identifier } = await beginByApi(page.request, SAME, token, await finalise(page.request), siret);
  await console.goto('/admin');
  await console.locator('main').getByRole('link', { name: /^\d+$/ }).last().click();
  await expect(console).toHaveURL(/\/admin\/registers$/);
  const called = console.getByRole('row').filter({ hasText: identifier }).filter({ hasText: 'Insee' });
  await expect(async () => {
    await console.reload();
    await expect(called).toContainText('Trouvé', { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(called.getByRole('link', { name: identifier })).toHaveAttribute('href', /admin.applications.FT/);
  const registers = console.getByRole('region', { name: 'Les registres' });
  const insee = registers.getByRole('row').filter({ has: console.locator('code', { hasText: /^insee$/ }) });
  await expect(insee).toContainText('Connecté');
  await expect(insee).toContainText('250/min');
  await expect(insee).toContainText(/\d\strouvé/);
  expect(await console.locator('main').textContent()).not.toMatch(/CHARPENTES|DELAUNAY/);
  await inspectPage(console, 'console-registers');
});

test('a reader sees every page, and may change nothing', async ({ page, browser }) => {
  const console = await consoleOf(browser, 'reader');
  const market = await finalise(page.request);
  await openDelivery(console, market);
  const delivery = new URL(console.url()).pathname;
  const field = `/admin/catalogue/${TOOLS}`;
  const pages = [
    'markets',
    `markets/${market}`,
    'applications',
    'deliveries',
    'circuits',
    'registers',
    'runs',
    'catalogue',
    'statistics',
  ];
  for (const path of [...pages.map((name) => `/admin/${name}`), delivery, field]) {
    const answer = await console.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(console.locator('main form[method=post]:not([action*=sign_out])'), path).toHaveCount(0);
  }
  const refused = [
    '/admin/deliveries/redeliver',
    `${field}/preview?action=archive`,
    '/admin/circuits/demo_editor_client',
  ];
  for (const path of refused) expect((await console.goto(path))?.status(), path).toBe(403);
  const posts = [
    '/admin/deliveries/redeliver/send',
    '/admin/circuits/demo_editor_client/close',
    '/admin/runs/x/retry',
    '/admin/runs/x/cancel',
    `${field}/save`,
  ];
  for (const path of posts) {
    const headers = { 'Sec-Fetch-Site': 'same-origin' };
    const answer = await console.request.post(path, { headers, form: { id: delivery.split('/').at(-1) ?? '' } });
    expect(answer.status(), path).toBe(403);
  }
});

test('without a session none of it is shown', async ({ page }) => {
  const names = [
    'markets',
    'applications',
    'search',
    'deliveries',
    'circuits',
    'registers',
    'runs',
    'catalogue',
    'statistics',
  ];
  for (const name of names) expect((await page.goto(`/admin/${name}`))?.status(), name).toBe(401);
  const file = await page.request.get('/admin/statistics/export?table=markets', { maxRedirects: 0 });
  expect(file.status()).toBe(303);
});
