import { expect, test } from '@playwright/test';
import { inspectPage } from './inspect-page';
import { configureByApi, demoToken, MARKET_NAME } from './without-browser';

const PAGES = [
  { name: 'home', path: '/', status: 200 },
  { name: 'buyer-door', path: '/acheteur', status: 200 },
  { name: 'candidate-door', path: '/candidat', status: 200 },
  { name: 'editor-door', path: '/editeur', status: 200 },
  { name: 'api-documentation', path: '/documentation/api', status: 200 },
  { name: 'examples', path: '/documentation/exemples', status: 200 },
  { name: 'conformance', path: '/documentation/conformite', status: 200 },
  { name: 'legal', path: '/mentions-legales', status: 200 },
  { name: 'accessibility', path: '/accessibilite', status: 200 },
  { name: 'privacy', path: '/donnees-personnelles', status: 200 },
  { name: 'not-found', path: '/nulle-part', status: 404 },
  { name: 'no-grant-buyer', path: '/buyer/public_markets/VR-2026-000000000000/setup', status: 401 },
  { name: 'no-grant-candidate', path: '/candidate/market_applications/FT20261122AAAAAAAA/summary', status: 401 },
  { name: 'verification', path: '/verification', status: 200 },
  { name: 'verification-unknown', path: '/verification/FT20261122AAAAAAAA?k=abc', status: 200 },
];

for (const { name, path, status } of PAGES) {
  test(`a page without a journey: ${name}`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(status);
    await inspectPage(page, name);
    expect(complaints).toEqual([]);
  });
}

test('without a grant, a market that exists answers as one that does not: 401, whole without JavaScript', async ({
  request,
  playwright,
  baseURL,
}) => {
  const base = baseURL ?? '';
  const market = await configureByApi(request, base, await demoToken(request, base));
  const stranger = await playwright.request.newContext();
  const answer = await stranger.get(`${base}/buyer/public_markets/${market}/sync_status`);
  expect(answer.status()).toBe(401);
  const html = await answer.text();
  expect(html.includes('Ouvrez cette page depuis votre plateforme')).toBe(true);
  expect(html.includes(MARKET_NAME)).toBe(false);
  await stranger.dispose();
});
