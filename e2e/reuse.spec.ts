import { expect, type Page } from '@playwright/test';
import { BANKRUPTCY, choose, EMAIL, input, line, NAME, press } from './draft';
import { codeFor } from './mailbox';
import { samplePdf } from './sample-pdf';
import { goOn, SECTION } from './sections';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

/** Answers of an earlier application, offered again and taken. */

const LEAD = '73282932000074';
const PHONE = 'identite_entreprise_contact_telephone';
const NORMS = 'capacites_techniques_professionnelles_assurance_qualite_norme_assurance_qualite';
const OFFERED = 'Votre réponse du';
const TAKEN = 'Reprise de votre candidature du';

let rank = 0;
const newUser = () => `reuse-${Date.now().toString(36)}-${++rank}`;

/** Fills an application and sends it. */
async function send(page: Page, application: string, hasScripts = true): Promise<void> {
  await page.goto(`${application}/company_identification`);
  await line(page, NAME).fill('Menuiserie Lefèvre');
  await line(page, EMAIL).fill('contact@menuiserie.example');
  await line(page, PHONE).fill('01 23 45 67 89');
  await goOn(page);
  await page.goto(`${application}/${SECTION.exclusion}`);
  await choose(page, `${BANKRUPTCY}.choice`, 'no');
  await goOn(page);
  await page.goto(`${application}/${SECTION.quality}`);
  await input(page, `${NORMS}.text`).fill('ISO 9001 depuis 2019');
  const file = { name: 'certificat ISO 9001.pdf', mimeType: 'application/pdf', buffer: samplePdf() };
  await input(page, `${NORMS}.documents`).setInputFiles(file);
  // The list of files makes room for itself, under the pointer too.
  if (hasScripts) await expect(page.getByRole('link', { name: /certificat ISO 9001\.pdf/ })).toBeVisible();
  await goOn(page);
  await page.goto(`${application}/${SECTION.declaration}`);
  await choose(page, 'declaration.choice', 'no_exclusion');
  await goOn(page);
  await page.goto(`${application}/summary`);
  await press(page, 'Transmettre ma candidature');
  await expect(page).toHaveURL(/sync_status$/);
}

/** Registers are asked about the firm first, within limits by the minute that all tests of the instance share. */
const seeOffers = (page: Page, url: string) =>
  expect(async () => {
    await page.goto(url);
    await expect(page.getByRole('button', { name: 'Reprendre 3 réponses' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 120_000 });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`an earlier application, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('offers its answers to the same user, who takes them one by one or by page', async ({ walk, baseURL }) => {
      test.setTimeout(240_000);
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const [market, next] = [
        await configureByApi(page.request, base, token, BANKRUPTCY, NORMS),
        await configureByApi(page.request, base, token, BANKRUPTCY, NORMS),
      ];
      const user = newUser();
      await send(page, (await beginByApi(page.request, base, token, market, LEAD, user)).page, javaScriptEnabled);

      const { page: draft } = await beginByApi(page.request, base, token, next, LEAD, user);
      await seeOffers(page, `${draft}/company_identification`);
      await inspect('reuse-offered');
      await expect(page.locator('main')).toContainText('(même acheteur)');
      await line(page, NAME).fill('Menuiserie Lefèvre et fils');
      // With scripts an offer goes once something else is typed.
      if (javaScriptEnabled) await expect(page.locator(`[id="${NAME}"] .pm-offer`)).toBeHidden();
      await press(page, 'Reprendre 3 réponses');
      await expect(line(page, EMAIL)).toHaveValue('contact@menuiserie.example');
      await expect(line(page, PHONE)).toHaveValue('01 23 45 67 89');
      // What was typed by then stands.
      await expect(line(page, NAME)).toHaveValue('Menuiserie Lefèvre et fils');
      await expect(page.getByText(TAKEN)).toHaveCount(2);
      await inspect('reuse-taken');
      await goOn(page);

      await page.goto(`${draft}/${SECTION.exclusion}`);
      await expect(page.getByText(OFFERED)).toHaveCount(0);
      await expect(page.locator(`input[name="${BANKRUPTCY}.choice"]:checked`)).toHaveCount(0);
      await page.goto(`${draft}/${SECTION.declaration}`);
      await expect(page.locator('input[name="declaration.choice"]:checked')).toHaveCount(0);

      await page.goto(`${draft}/${SECTION.quality}`);
      await expect(page.getByText(OFFERED)).toHaveCount(1);
      await expect(page.locator('.pm-offer')).toContainText('certificat ISO 9001.pdf');
      await inspect('reuse-offered-file');
      await page.getByRole('button', { name: /^Reprendre cette réponse/ }).click();
      await expect(page).toHaveURL(new RegExp(`#${NORMS}$`));
      await expect(input(page, `${NORMS}.text`)).toHaveValue('ISO 9001 depuis 2019');
      await expect(page.getByRole('link', { name: /certificat ISO 9001\.pdf/ })).toBeVisible();
      await expect(page.getByText(TAKEN)).toHaveCount(1);
      await inspect('reuse-taken-file');
      await input(page, `${NORMS}.text`).fill('ISO 9001 et ISO 14001');
      await page.getByRole('button', { name: /Retirer le fichier certificat ISO 9001\.pdf/ }).click();
      await expect(page.getByRole('link', { name: /certificat ISO 9001\.pdf/ })).toHaveCount(0);
      await goOn(page);
      await page.goto(`${draft}/${SECTION.quality}`);
      await expect(input(page, `${NORMS}.text`)).toHaveValue('ISO 9001 et ISO 14001');
      await expect(page.getByText(TAKEN)).toHaveCount(0);

      const { page: others } = await beginByApi(page.request, base, token, next, LEAD, newUser());
      await page.goto(`${others}/${SECTION.quality}`);
      await expect(page.getByText(OFFERED)).toHaveCount(0);
    });
  });
}

test('an address that was confirmed is offered what it opens, whatever the platform says', async ({
  walk,
  baseURL,
  browser,
}) => {
  const base = baseURL ?? '';
  const { page } = walk;
  const token = await demoToken(page.request, base);
  const [market, next] = [
    await configureByApi(page.request, base, token, BANKRUPTCY, NORMS),
    await configureByApi(page.request, base, token, BANKRUPTCY, NORMS),
  ];
  const { page: first } = await beginByApi(page.request, base, token, market, LEAD);
  const address = `${newUser()}@entreprise.example`;
  await page.goto(`${first}/people`);
  await page.locator('#email').fill(address);
  await press(page, 'Recevoir un code');
  await page.locator('#code').fill(await codeFor(page.request, address));
  await press(page, 'Confirmer mon adresse');
  await expect(page).toHaveURL(/people/);
  await send(page, first);
  const { page: draft } = await beginByApi(page.request, base, token, next, LEAD);
  await seeOffers(page, `${draft}/company_identification`);

  const stranger = await (await browser.newContext({ baseURL: base })).newPage();
  const { page: theirs } = await beginByApi(stranger.request, base, token, next, LEAD);
  await stranger.goto(`${theirs}/${SECTION.quality}`);
  await expect(stranger.getByText(OFFERED)).toHaveCount(0);
});
