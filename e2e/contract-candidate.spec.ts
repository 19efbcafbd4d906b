import { expect } from '@playwright/test';
import { startInstance } from '@/bin/instance';
import { startClamd } from '@/lib/files/testing/clamd-server';
import { BANKRUPTCY, choose } from './draft';
import { specifiedFor } from './specified-fields';
import { giveFiles, NEXT, openFiles, pdf, removal } from './uploads';
import { test } from './walk';
import { demoToken } from './without-browser';

/** Sentences of the contract, section 5, that no other test names. */

const REQUIRED_TO_SUBMIT = 4;
const SUBMIT = { name: 'Transmettre ma candidature' };

test('company_identification: market summary, and the frozen identity fields, all of them', async ({
  page,
  baseURL,
}) => {
  const application = await openFiles(page, baseURL ?? '');
  await page.goto(`${application}/company_identification`);
  const market = page.locator('.pm-facts').first();
  for (const fact of ['Nettoyage des locaux', 'Date limite', 'Services', '130 025 265 00013', 'Orvéane']) {
    await expect(market).toContainText(new RegExp(fact.replaceAll(' ', '\\s')));
  }
  const identity = specifiedFor(['services']).all.filter((key) => key.startsWith('identite_entreprise_'));
  expect(identity).toHaveLength(9);
  const names = await page
    .locator('input[name$=".text"]')
    .evaluateAll((inputs) => inputs.map((element) => (element as HTMLInputElement).name.replace(/\.text$/, '')));
  expect(names.toSorted()).toEqual(identity.toSorted());
  await expect(page.locator('datalist option[value="Société commerciale"]')).toBeAttached();
});

test('a machine never answers the declaration nor an exclusion question, and neither has a default', async ({
  page,
  baseURL,
}) => {
  const application = await openFiles(page, baseURL ?? '', BANKRUPTCY);
  const radios = page.locator('main input[type=radio]');
  expect(await radios.count()).toBeGreaterThanOrEqual(4);
  expect(await radios.evaluateAll((all) => all.filter((radio) => (radio as HTMLInputElement).checked))).toEqual([]);
  // Saved without a choice, by the button: still none.
  await page.getByRole('button', NEXT).click();
  await page.goto(`${application}/motifs_exclusion`);
  expect(await radios.evaluateAll((all) => all.filter((radio) => (radio as HTMLInputElement).checked))).toEqual([]);
  await page.goto(`${application}/capacites_techniques_professionnelles`);
  await page.getByRole('button', NEXT).click();
  await expect(page.getByRole('link', { name: 'Faites la déclaration sur l’honneur.' })).toBeVisible();
});

test('an empty field never blocks the way, but is shown as missing, there and in the summary', async ({
  page,
  baseURL,
}) => {
  const application = await openFiles(page, baseURL ?? '', BANKRUPTCY);
  const step = page.url();
  await expect(page.getByText('Non renseigné')).toHaveCount(0);
  await page.getByRole('button', NEXT).click();
  await expect(page).not.toHaveURL(step);
  await page.goto(step);
  await expect(page.locator(`#${BANKRUPTCY}`).getByText('Non renseigné')).toBeVisible();
  await page.goto(`${application}/capacites_techniques_professionnelles`);
  await page.getByRole('button', NEXT).click();
  await expect(page).toHaveURL(/\/summary$/);
  const missing = page
    .getByRole('heading', { name: /renseignements manquent/ })
    .locator('xpath=following-sibling::ul[1]');
  await expect(missing.getByRole('link', { name: /liquidation/ })).toBeVisible();
  expect(await page.locator('main dd').getByText('Non renseigné').count()).toBeGreaterThan(REQUIRED_TO_SUBMIT);
});

test('after the deadline (server’s clock) submission is refused, with the reason, nothing lost', async ({
  walk,
  baseURL,
  context,
}) => {
  const { page, inspect } = walk;
  const application = await openFiles(page, baseURL ?? '');
  await giveFiles(page, pdf('a.pdf'));
  await expect(removal(page, 'a.pdf')).toBeVisible();
  await choose(page, 'declaration.choice', 'no_exclusion');
  await page.getByRole('button', NEXT).click();
  await page.getByRole('button', NEXT).click();
  await expect(page).toHaveURL(/\/summary$/);
  const token = await demoToken(page.request, baseURL ?? '');
  const headers = { Authorization: `Bearer ${token}` };
  const api = `${baseURL}/api/v1`;
  const { market_identifier } = await (
    await page.request.get(`${api}/market_applications/${application.split('/').at(-1)}`, { headers })
  ).json();
  const deadline = new Date(Date.now() + 2_000).toISOString();
  const moved = await page.request.patch(`${api}/public_markets/${market_identifier}`, {
    headers,
    data: { public_market: { deadline } },
  });
  expect(moved.status()).toBe(200);
  const other = await context.newPage();
  await expect(async () => {
    await other.goto(`${application}/summary`);
    await expect(other.getByText('vous ne pouvez plus transmettre celle-ci')).toBeVisible({ timeout: 100 });
  }).toPass();
  await expect(other.getByRole('button', SUBMIT)).toHaveCount(0);
  await other.close();
  // The page that was open before has the button still; the server decides.
  await page.getByRole('button', SUBMIT).click();
  await expect(page.locator('#erreurs')).toContainText('Votre candidature n’a pas été transmise');
  await expect(page.locator('#erreurs')).toContainText('La date limite est passée');
  await expect(page.locator('main')).not.toContainText('Rien ne vous empêche');
  await expect(page.locator('main')).toContainText('a.pdf');
  await inspect('refused-after-deadline');
});

test('what goes with an answer shows with it, and is never hidden while it holds something', async ({
  walk,
  baseURL,
}) => {
  const { page, inspect } = walk;
  await openFiles(page, baseURL ?? '');
  const explanation = page.locator('[name="declaration.explanation"]');
  await expect(explanation).toBeHidden();
  await choose(page, 'declaration.choice', 'concerned');
  await explanation.fill('Redressement en cours.');
  await inspect('details-shown');
  await choose(page, 'declaration.choice', 'no_exclusion');
  await expect(explanation).toBeVisible();
  await explanation.fill('');
  await expect(explanation).toBeHidden();
});

test('submitting never waits for the scanner; making the documents does, and says so', async ({ walk }) => {
  const { page, inspect } = walk;
  const verdict = Promise.withResolvers<string>();
  const clamd = await startClamd({ answer: () => verdict.promise });
  const { host, port } = clamd.address;
  const instance = await startInstance({ CLAMD_HOST: `${host}:${port}` }, 'contract-candidate');
  try {
    const application = await openFiles(page, instance.applicationUrl);
    await giveFiles(page, pdf('a.pdf'));
    await expect(removal(page, 'a.pdf')).toBeVisible();
    await choose(page, 'declaration.choice', 'no_exclusion');
    await page.getByRole('button', NEXT).click();
    await page.getByRole('button', NEXT).click();
    await expect(page).toHaveURL(`${application}/summary`);
    await page.getByRole('button', SUBMIT).click();
    await expect(page).toHaveURL(`${application}/sync_status`);
    await expect(page.getByText(/antivirus/)).toBeVisible();
    await inspect('documents-wait-for-scan');
    await expect(page.getByRole('link', { name: /attestation/i })).toHaveCount(0);
    verdict.resolve('stream: OK');
    await expect(page.getByRole('link', { name: /attestation/i })).toBeVisible();
  } finally {
    await instance.stop();
    await clamd.stop();
  }
});
