import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { inputName } from '@/lib/fields/field-type';
import { download, entriesOf, squash, textOf } from './downloads';
import { EMAIL, NAME } from './draft';
import { goOnWrong } from './go-on';
import { EDITOR_URL, receivedWebhooks } from './platform';
import { goOn } from './sections';
import { tick } from './tick';
import { verifyFile } from './verification';
import { test } from './walk';
import { configureByApi, demoToken } from './without-browser';

/** Firms without SIRET, from the platform to the attestation, the package and the webhook. */

const IDENTIFIER = 'identite_entreprise_identification_siret';
const named = (member: string) => `[name="${inputName(IDENTIFIER, member)}"]`;
const WITHOUT = 'Mon entreprise n’a pas de SIRET';
const GERMAN = { country: 'DE', kind: 'vat', value: 'DE136695976' };
const REGISTERING = { country: 'FR', kind: 'being_registered', value: null };

/** Opens an application from the platform, which says of which firm when there is a link for it. */
async function apply(page: Page, market: string, firm?: string): Promise<string> {
  await page.goto(`${EDITOR_URL}/marches/${market}`);
  if (firm) {
    await page.getByText('Entreprise sans SIRET').click();
    await page.getByRole('link', { name: firm }).click();
    await expect(page.getByLabel('Type de numéro')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Candidater' }).click();
  await page.getByRole('link', { name: /Ouvrir la candidature/ }).click();
  await expect(page).toHaveURL(/\/company_identification$/);
  return /FT\d{8}[0-9A-Z]{8}/.exec(page.url())?.[0] ?? '';
}

/** The market asks for no exclusion ground: the declaration is made where one submits. */
async function declareOnSummary(page: Page, steps: string) {
  await page.goto(`${steps}/summary`);
  await tick(page.locator('[name="declaration.choice"][value=no_exclusion]'));
}

/** What the platform is told and may fetch. */
async function expectTold(page: Page, market: string, application: string, firm: object, words: string[]) {
  await expect.poll(() => receivedWebhooks(page, application)).toHaveLength(1);
  const [webhook] = await receivedWebhooks(page, application);
  expect(webhook).toMatchObject({ event: 'market_application.completed', authentic: true });
  expect(JSON.parse(webhook?.rawBody ?? '').market_application).toMatchObject({
    siret: null,
    foreign_identifier: firm,
  });
  await page.goto(`${EDITOR_URL}/marches/${market}`);
  const attestation = await download(page, /Attestation \(PDF\)/);
  for (const word of words) expect(textOf(attestation)).toContain(squash(word));
  const dossier = await download(page, /Dossier \(ZIP\)/);
  expect(entriesOf(dossier)).toEqual([
    `buyer_attestation_${application}.pdf`,
    'manifest.json',
    `buyer_attestation_${application}.html`,
    'espd-response.xml',
  ]);
  const manifest = JSON.parse(execFileSync('unzip', ['-p', dossier, 'manifest.json'], { encoding: 'utf8' }));
  expect(manifest).toMatchObject({ format_version: 2, application: { siret: null, foreign_identifier: firm } });
  expect(manifest.answers[IDENTIFIER]).toEqual(firm);
  await verifyFile(page, attestation);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Oui, cette candidature a bien été transmise');
  await expect(page.locator('main')).toContainText(words[0] ?? '');
  return attestation;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a firm without SIRET, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('from Germany is told by its VAT number, typed with a mistake first', async ({ walk, baseURL }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const market = await configureByApi(page.request, base, await demoToken(page.request, base));
      const application = await apply(page, market);
      const steps = `${base}/candidate/market_applications/${application}`;
      await expect(page.locator(named('country'))).toBeHidden();
      await page.getByText(WITHOUT).click();
      await inspect('without-siret');
      await page.locator(named('country')).selectOption({ label: 'Allemagne' });
      await page.locator(named('kind')).selectOption({ label: 'Numéro de TVA' });
      await page.locator(named('value')).fill('DE 136 695 978');
      await page.locator(`[name="${NAME}.text"]`).fill('Bauhaus Müller GmbH');
      await page.locator(`[name="${EMAIL}.text"]`).fill('angebote@bauhaus-mueller.example');
      await goOnWrong(page);
      await expect(page.locator(named('value'))).toHaveAccessibleDescription(/n’existe pas dans ce pays/);
      await expect(page.locator(named('value'))).toHaveValue('DE 136 695 978');
      await inspect('without-siret-error');
      await page.goto(`${steps}/summary`);
      await expect(page.getByText('Ce numéro de TVA n’existe pas dans ce pays')).toBeVisible();
      await page.goto(`${steps}/company_identification`);
      // Open by itself, for it holds something.
      await page.locator(named('value')).fill('de 136 695 976');
      await goOn(page);
      await declareOnSummary(page, steps);
      await expect(page.locator('main dd', { hasText: 'Numéro de TVA (Allemagne)' })).toContainText('DE136695976');
      await inspect('without-siret-summary');
      await page.getByRole('button', { name: 'Transmettre ma candidature' }).click();
      await expect(page).toHaveURL(/\/sync_status/);
      const words = ['Numéro de TVA (Allemagne)', 'DE136695976', 'Bauhaus Müller GmbH'];
      await expectTold(page, market, application, GERMAN, words);
    });

    test('being registered in France has no number, and its platform may say so', async ({ walk, baseURL }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const market = await configureByApi(page.request, base, await demoToken(page.request, base));
      const application = await apply(page, market, 'une entreprise en cours d’immatriculation');
      const steps = `${base}/candidate/market_applications/${application}`;
      // What the platform said is there, and may still be changed: the firm may have its SIRET meanwhile.
      await expect(page.locator(named('kind'))).toHaveValue('being_registered');
      await expect(page.locator(named('country'))).toHaveValue('FR');
      await page.locator(`[name="${NAME}.text"]`).fill('Atelier Bouleau');
      await page.locator(`[name="${EMAIL}.text"]`).fill('contact@atelier-bouleau.example');
      await goOn(page);
      await declareOnSummary(page, steps);
      await inspect('without-siret-registering');
      await page.getByRole('button', { name: 'Transmettre ma candidature' }).click();
      await expect(page).toHaveURL(/\/sync_status/);
      await expectTold(page, market, application, REGISTERING, [
        'en cours en France',
        'Immatriculation',
        'Atelier Bouleau',
      ]);
    });

    test('whose number its platform gave is shown it, and not asked', async ({ walk, baseURL }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const market = await configureByApi(page.request, base, await demoToken(page.request, base));
      await apply(page, market, 'Bauhaus Müller GmbH');
      const question = page.locator(`[id="${IDENTIFIER}"]`);
      await expect(question).toContainText('DE136695976');
      await expect(question).toContainText('Ce numéro vient de votre plateforme.');
      await expect(question.locator('input, select')).toHaveCount(0);
      await inspect('without-siret-given');
    });
  });
}
