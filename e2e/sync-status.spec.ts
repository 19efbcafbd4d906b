import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { inspectPage } from './inspect-page';
import { pageControls } from './page-controls';
import { answerWebhooks, EDITOR_URL, receivedWebhooks } from './platform';
import { announcedReturn, expectStatus, inspectReturning, markDocument, RETRY, setHidden } from './sync-page';
import { configureByApi, demoToken } from './without-browser';

/** The application's own address, which the requests of this session complete. */
const SAME = '';

test.afterEach(({ page }) => answerWebhooks(page.request));

const pageOf = (market: string) => `/buyer/public_markets/${market}/sync_status`;

/** A market finalised just now by this browser's session. */
async function finalise(request: APIRequestContext): Promise<string> {
  return configureByApi(request, SAME, await demoToken(request, SAME));
}

test('what is under way is told and followed: waiting, being sent, done, then an announced return that one may refuse', async ({
  page,
}) => {
  // The first market's message takes long to be answered, twice, and the second's waits for its turn.
  await answerWebhooks(page.request, { status: 503, count: 2, delaySeconds: 25 });
  const slow = await finalise(page.request);
  await page.goto(pageOf(slow));
  await expectStatus(page, 'sync_processing');
  const waiting = await finalise(page.request);
  await page.goto(pageOf(waiting));
  await expectStatus(page, 'sync_pending');
  await inspectPage(page, 'buyer-sync-pending');
  await page.goto(pageOf(slow));
  const expectSameDocument = await markDocument(page);
  await expect(page.getByText('Cette page se met à jour d’elle-même.')).toBeVisible();
  await inspectPage(page, 'buyer-sync-processing');
  await expectStatus(page, 'sync_completed');
  await expectSameDocument();
  await expect(announcedReturn(page)).toBeVisible();
  await inspectReturning(page, 'buyer-sync-returning');
  await page.getByRole('button', { name: 'Rester sur cette page' }).click();
  await expect(page.getByText('Vous restez sur cette page.')).toBeFocused();
  await expect(page.getByText(/dans \d+\ss$/)).toHaveCount(0);
  await page.reload();
  await expectStatus(page, 'sync_completed');
  await expect(page.getByRole('link', { name: /^Revenir sur/ })).toBeVisible();
  await expect(announcedReturn(page)).toHaveCount(0);
  await inspectPage(page, 'buyer-sync-completed');
});

test('a failure is told live, one retries, and is taken back to the platform', async ({ page }) => {
  await answerWebhooks(page.request, { status: 410, count: 1, delaySeconds: 3 });
  const market = await finalise(page.request);
  await page.goto(pageOf(market));
  const expectSameDocument = await markDocument(page);
  await expectStatus(page, 'sync_failed');
  await expectSameDocument();
  await expect(page.locator('main [aria-live=polite]').filter({ hasText: 'Rien n’est perdu' })).toBeVisible();
  await expect(page.locator('main')).toContainText(market);
  await inspectPage(page, 'buyer-sync-failed');

  await answerWebhooks(page.request, { status: 200, count: 1, delaySeconds: 2 });
  await page.getByRole('button', RETRY).click();
  await expect(page).toHaveURL(/\/sync_status$/);
  await expectStatus(page, 'sync_completed');
  await expect(announcedReturn(page)).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
  await expect(page).toHaveURL(`${EDITOR_URL}/retour/acheteur?market_identifier=${market}`);
  expect((await receivedWebhooks(page, market)).map(({ duplicate }) => duplicate)).toEqual([false, false]);

  await page.goBack();
  await expectStatus(page, 'sync_completed');
  await expect(page.getByRole('link', { name: /^Revenir sur/ })).toBeVisible();
  await expect(announcedReturn(page)).toHaveCount(0);
});

test('a finalised market opens on this page, and shows what it asks for, unchangeable', async ({ page }) => {
  const market = await finalise(page.request);
  for (const step of ['setup', 'required_fields', 'additional_fields', 'summary']) {
    await page.goto(`/buyer/public_markets/${market}/${step}`);
    await expect(page).toHaveURL(new RegExp(`${market}/sync_status$`));
  }
  await page.getByRole('link', { name: 'Revoir ce qui est demandé' }).click();
  await expect(page.locator('main h1')).toHaveText('Ce qui est demandé aux candidats');
  await expect(page.locator('main li').filter({ hasText: /SIRET/ })).toBeVisible();
  await expect(pageControls(page)).toHaveCount(0);
  await inspectPage(page, 'buyer-requirements');
});

test('a lost access is told at once by the page that follows', async ({ page, context }) => {
  await answerWebhooks(page.request, { status: 200, count: 1, delaySeconds: 20 });
  const market = await finalise(page.request);
  await page.goto(pageOf(market));
  await expectStatus(page, 'sync_processing');
  await context.clearCookies();
  await expect(page.locator('main h1')).toHaveText('Ouvrez cette page depuis votre plateforme');
  expect((await page.request.get(`${pageOf(market)}/progress`)).status()).toBe(401);
});

test('a page out of sight asks nothing; back in sight, it is soon up to date', async ({ page }) => {
  await answerWebhooks(page.request, { status: 200, count: 1, delaySeconds: 20 });
  const market = await finalise(page.request);
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/progress') && asked.push(request.url()));
  const progress = async () => (await (await page.request.get(`${pageOf(market)}/progress`)).json()).sync_status;
  await expect.poll(progress).toBe('sync_processing');
  await page.clock.install();
  await page.goto(pageOf(market));
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  await setHidden(page, true);
  const before = asked.length;
  await page.clock.runFor(600_000);
  await expect.poll(() => isDelivered(page, market)).toBe(true);
  expect(asked.length).toBe(before);
  await expectStatus(page, 'sync_processing');
  await setHidden(page, false);
  await expectStatus(page, 'sync_completed');
});

test('neither another site nor a browser without access can ask for a retry', async ({ page, playwright, baseURL }) => {
  await answerWebhooks(page.request, { status: 410, count: 1 });
  const market = await finalise(page.request);
  await page.goto(pageOf(market));
  await expectStatus(page, 'sync_failed');
  const retry = `/buyer/public_markets/${market}/retry_sync`;
  const foreign = { 'Sec-Fetch-Site': 'cross-site' };
  const stranger = await playwright.request.newContext({ baseURL });
  for (const [request, headers] of [
    [page.request, foreign],
    [stranger, {}],
  ] as const) {
    expect((await request.post(retry, { form: { again: '1' }, headers, maxRedirects: 0 })).status()).toBe(303);
  }
  await stranger.dispose();
  await page.reload();
  await expectStatus(page, 'sync_failed');
  await page.getByRole('button', RETRY).click();
  await expectStatus(page, 'sync_completed');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  const refreshUntil = async (page: Page, status: string) =>
    expect(async () => {
      await page.getByRole('link', { name: 'Actualiser' }).click();
      await expectStatus(page, status, 500);
    }).toPass();

  test('one refreshes oneself, retries three times an hour, and nobody is moved', async ({ page }) => {
    await answerWebhooks(page.request, { status: 410, count: 4, delaySeconds: 1 });
    const token = await demoToken(page.request, SAME);
    const market = await configureByApi(page.request, SAME, token);
    await page.goto(pageOf(market));
    for (let retries = 0; retries < 3; retries += 1) {
      await refreshUntil(page, 'sync_failed');
      await page.getByRole('button', RETRY).click();
      await expect(page).toHaveURL(/\/sync_status$/);
      await expect(page.getByRole('button', RETRY)).toHaveCount(0);
    }
    await refreshUntil(page, 'sync_failed');
    await expect(page.locator('main')).toContainText(/Vous pourrez en demander un autre à partir de \d+\sh\s\d\d/);
    await expect(page.getByRole('button', RETRY)).toHaveCount(0);
    await page.request.post(`/buyer/public_markets/${market}/retry_sync`, { multipart: { again: 'yes' } });
    await page.reload();
    await expectStatus(page, 'sync_failed');
    expect(await receivedWebhooks(page, market)).toHaveLength(4);

    await redeliver(page.request, token, market);
    await refreshUntil(page, 'sync_completed');
    await expect(page.getByRole('link', { name: /^Revenir sur/ })).toHaveAttribute(
      'href',
      `${EDITOR_URL}/retour/acheteur?market_identifier=${market}`,
    );
    await expect(page.locator('meta[http-equiv=refresh]')).toHaveCount(0);
    await expect(page.getByText(/Vous allez revenir|se met à jour/).and(page.locator(':visible'))).toHaveCount(0);
  });
});

async function isDelivered(page: Page, market: string): Promise<boolean> {
  const answer = await page.request.get(`${pageOf(market)}/progress`);
  return (await answer.json()).sync_status === 'sync_completed';
}

async function redeliver(request: APIRequestContext, token: string, market: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  const list = await request.get(`/api/v1/webhook_deliveries?status=sync_failed`, { headers });
  const { data } = (await list.json()) as { data: { id: string; identifier: string }[] };
  const { id } = data.find(({ identifier }) => identifier === market) ?? {};
  const answer = await request.post(`/api/v1/webhook_deliveries/${id}/redeliver`, { headers });
  expect(answer.status()).toBe(202);
}
