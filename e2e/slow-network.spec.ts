import { expect } from '@playwright/test';
import { NAME } from './draft';
import { test } from './walk';
import { demoToken, openByApi } from './without-browser';

const LATENCY_MS = 400;
const BYTES_PER_SECOND = 50_000;

test('over a slow network fonts wait for the rest, and what is typed before the scripts is kept', async ({
  page,
  baseURL,
}) => {
  const base = baseURL ?? '';
  const link = await openByApi(page.request, base, await demoToken(page.request, base));
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const conditions = { downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND };
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: LATENCY_MS, ...conditions });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.resourceType()));
  await page.goto(link, { waitUntil: 'commit' });
  const name = page.locator(`[name="${NAME}.text"]`);
  await name.pressSequentially('Menuiserie');
  await expect(page.locator('form[data-saving]')).toHaveCount(0);
  expect(asked).not.toContain('font');
  await expect(page.locator('form[data-saving=saved]')).toBeVisible();
  await expect(name).toHaveValue('Menuiserie');
  await expect(page.locator('html')).toHaveAttribute('data-fonts', 'later');

  // They came afterwards: the next page has them, from the browser's own store.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('fonts-loaded'))).toBe('yes');
  await page.reload();
  await expect(page.locator('html')).not.toHaveAttribute('data-fonts');
  await expect.poll(() => page.evaluate(() => document.fonts.check('1em Marianne'))).toBe(true);
});

test('a page at rest asks for nothing', async ({ page }) => {
  await page.clock.install();
  await page.goto('/acheteur');
  await page.evaluate(() => document.fonts.ready);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.clock.fastForward(60_000);
  await page.evaluate(() => fetch('/livez'));
  expect(asked.map((url) => new URL(url).pathname)).toEqual(['/livez']);
});
