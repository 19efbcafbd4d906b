import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** The demo editor platform, as a person uses it. */
export const EDITOR_URL = process.env.DEMO_EDITOR_URL ?? 'http://localhost:4567';

const MARKET_TYPES = ['supplies', 'services', 'works', 'defense'] as const;
export type MarketType = (typeof MARKET_TYPES)[number];

/** Creates a market and opens its configuration; returns the market's identifier and its page on the platform. */
export async function createMarket(
  page: Page,
  market: { name: string; types: MarketType[] },
  editorUrl: string = EDITOR_URL,
) {
  await page.goto(`${editorUrl}/marches/nouveau`);
  await page.getByLabel('Nom du marché').fill(market.name);
  for (const type of MARKET_TYPES) {
    await page.getByRole('checkbox', { name: new RegExp(`${type}$`) }).setChecked(market.types.includes(type));
  }
  await page.getByRole('button', { name: 'Créer le marché' }).click();
  await expect(page).toHaveURL(/\/marches\/VR-\d{4}-[0-9A-Z]{12}/);
  const identifier = /VR-\d{4}-[0-9A-Z]{12}/.exec(page.url())?.[0] ?? '';
  return { identifier, pageUrl: `${editorUrl}/marches/${identifier}` };
}

/** Opens an application from the market's page on the platform; returns its identifier. */
export async function openApplication(page: Page, marketPageUrl: string, siret: string): Promise<string> {
  await page.goto(marketPageUrl);
  await page.getByLabel(/SIRET/).first().fill(siret);
  await page.getByRole('button', { name: 'Candidater' }).click();
  const link = page.getByRole('link', { name: /Ouvrir la candidature/ }).first();
  await expect(link).toBeVisible();
  const identifier = /FT\d{8}[0-9A-Z]{8}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
  await link.click();
  return identifier;
}

type ReceivedWebhook = {
  webhookId: string;
  event: string;
  identifier: string;
  authentic: boolean;
  duplicate: boolean;
  rawBody: string;
};

/** What the platform received about a market or an application, signatures checked by the platform itself. */
export async function receivedWebhooks(page: Page, identifier: string): Promise<ReceivedWebhook[]> {
  const answer = await page.request.get(`${EDITOR_URL}/api/webhooks`);
  const { data } = (await answer.json()) as { data: ReceivedWebhook[] };
  return data.filter((webhook) => webhook.identifier === identifier);
}

/** Chooses what the platform answers to its next webhooks (« Répondre par… »); `count` 0: as it should, again. */
export async function answerWebhooks(
  request: APIRequestContext,
  { status = 200, count = 0, delaySeconds = 0 }: { status?: number; count?: number; delaySeconds?: number } = {},
): Promise<void> {
  const form = { status: String(status), count: String(count), delay: String(delaySeconds) };
  const headers = { Origin: EDITOR_URL };
  const answer = await request.post(`${EDITOR_URL}/webhooks/reponses`, { form, headers, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}
