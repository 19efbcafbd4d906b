import { expect } from '@playwright/test';
import { startInstance } from '@/bin/launcher/instance';
import { startClamd } from '@/lib/files/testing/clamd-server';
import { PHONE_KEY } from './candidate';
import { squash } from './downloads';
import { BANKRUPTCY, choose, EMAIL, line, NAME } from './draft';
import { goOnWrong } from './go-on';
import { goOn, SECTION } from './sections';
import { specifiedFor } from './specified-fields';
import { giveFiles, NEXT, openFiles, pdf, removal } from './uploads';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

/** Sentences of the contract, section 5, that no other test names. */

const REQUIRED_TO_SUBMIT = 4;
const CONTRACTS = 'capacites_techniques_professionnelles_realisations_livraisons_trois_ans';
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
  // A choice has an input for each of its answers.
  expect([...new Set(names)].toSorted()).toEqual(identity.toSorted());
  await expect(page.locator('datalist option[value="Société commerciale"]')).toBeAttached();
});

test('a machine never answers the declaration nor an exclusion question, and neither has a default', async ({
  page,
  baseURL,
}) => {
  const application = await openFiles(page, baseURL ?? '', BANKRUPTCY);
  const radios = page.locator('main input[type=radio]');
  for (const section of [SECTION.exclusion, SECTION.declaration]) {
    // Saved without a choice, by the button: still none.
    for (const _visit of ['before', 'after']) {
      await page.goto(`${application}/${section}`);
      expect(await radios.count()).toBeGreaterThanOrEqual(2);
      expect(await radios.evaluateAll((all) => all.filter((radio) => (radio as HTMLInputElement).checked))).toEqual([]);
      await goOn(page);
    }
  }
  await page.goto(`${application}/summary`);
  await expect(page.getByRole('link', { name: 'Faites la déclaration sur l’honneur.' })).toBeVisible();
});

test('what pasting brings unseen is taken out in silence; limits and excess are said in numbers, and of which question', async ({
  walk,
  baseURL,
}) => {
  const { page, inspect } = walk;
  const token = await demoToken(page.request, baseURL ?? '');
  const market = await configureByApi(page.request, baseURL ?? '', token, 'none', CONTRACTS);
  const application = (await beginByApi(page.request, baseURL ?? '', token, market, '73282932000074')).page;
  await page.goto(`${application}/company_identification`);
  const pasted = {
    [NAME]: '\ufeffMenuiserie\u202fLefèvre\u2028\u200b',
    [EMAIL]: '\u202acontact@lefevre.example\u202c',
  };
  for (const [key, typed] of Object.entries(pasted)) await line(page, key).fill(typed);
  await line(page, PHONE_KEY).fill('\u2068+33\u202f1\u202f23\u202f45\u202f67\u202f89\u2069');
  await page.getByRole('button', NEXT).click();
  await expect(page).not.toHaveURL(/company_identification/);
  await page.goto(`${application}/company_identification`);
  for (const [key, typed] of Object.entries(pasted)) await expect(line(page, key)).toHaveValue(typed);

  await page.goto(`${application}/${SECTION.references}`);
  const question = (await page.locator(`#${CONTRACTS} legend`).first().textContent()) ?? '';
  const member = (name: string) => page.locator(`[name="${CONTRACTS}.contracts.1.${name}"]`);
  const typed = { title: 'é'.repeat(300), start_date: '1er janvier 2024', end_date: '31-12-24', amount: '12,5 k€' };
  for (const [name, text] of Object.entries(typed)) await member(name).fill(text);
  await goOnWrong(page);
  const mistakes = page.locator('#erreurs li');
  await expect(mistakes).toHaveCount(2);
  await expect(mistakes.first()).toContainText(
    / Référence 1, objet.*300\scaractères, soit 45 de trop \(255 au maximum\)/,
  );
  await expect(mistakes.last()).toContainText(/ Référence 1, montant.*12\s500 et non 12,5\sk€/);
  for (const mistake of await mistakes.allTextContents()) expect(mistake).toContain(`${question} Référence 1`);
  for (const [name, text] of Object.entries(typed)) await expect(member(name)).toHaveValue(text);
  await inspect('unseen-and-numbers');

  await member('title').fill('Mairie');
  await member('amount').fill('12.500,50 €');
  await page.getByRole('button', NEXT).click();
  await expect(page).toHaveURL(/\/summary$/);
  const read = squash((await page.locator('main').textContent()) ?? '');
  const answers = ['Menuiserie Lefèvre', '01 23 45 67 89', '01/01/2024', '31/12/2024', '12 500,50 €'];
  for (const answer of answers) expect(read).toContain(squash(answer));
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
  await page.goto(`${application}/summary`);
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
  await page.goto(`${application}/${SECTION.declaration}`);
  await choose(page, 'declaration.choice', 'no_exclusion');
  await goOn(page);
  await page.goto(`${application}/summary`);
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
  const application = await openFiles(page, baseURL ?? '');
  await page.goto(`${application}/${SECTION.declaration}`);
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
    await page.goto(`${application}/${SECTION.declaration}`);
    await choose(page, 'declaration.choice', 'no_exclusion');
    await goOn(page);
    await page.goto(`${application}/summary`);
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
