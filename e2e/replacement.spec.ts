import { expect, type Page } from '@playwright/test';
import { download, squash, textOf } from './downloads';
import { choose, EMAIL, input, line, NAME, press } from './draft';
import { receivedWebhooks } from './platform';
import { samplePdf } from './sample-pdf';
import { goOn, SECTION } from './sections';
import { verifyFile } from './verification';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

/** What was submitted, replaced by a copy that was mended, then withdrawn. */

const PROOFS = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
const LEAD = '73282932000074';

async function declareAndSubmit(page: Page, application: string): Promise<void> {
  await page.goto(`${application}/${SECTION.declaration}`);
  await choose(page, 'declaration.choice', 'no_exclusion');
  await goOn(page);
  await page.goto(`${application}/summary`);
  await press(page, 'Transmettre ma candidature');
  await expect(page).toHaveURL(/sync_status$/);
}

/** Waits for the documents as a person without scripts does. */
const documentsOf = (page: Page) =>
  expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: 'Télécharger l’attestation (PDF)' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a submission, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('is replaced by a mended copy, and that one is withdrawn', async ({ walk, baseURL }) => {
      test.setTimeout(240_000);
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const market = await configureByApi(page.request, base, token, PROOFS);
      const { page: first, identifier } = await beginByApi(page.request, base, token, market, LEAD);
      await page.goto(`${first}/company_identification`);
      await line(page, NAME).fill('Menuiserie Lefévre');
      await line(page, EMAIL).fill('contact@menuiserie.example');
      await goOn(page);
      await page.goto(`${first}/${SECTION.exclusion}`);
      const file = { name: 'attestation fiscale.pdf', mimeType: 'application/pdf', buffer: samplePdf() };
      await input(page, `${PROOFS}.documents`).setInputFiles(file);
      await goOn(page);
      await declareAndSubmit(page, first);
      await documentsOf(page);
      await inspect('submitted-may-be-replaced');
      const signed = await download(page, /Télécharger l’attestation/);

      await press(page, 'Remplacer cette candidature');
      await expect(page).toHaveURL(/company_identification$/);
      const second = page.url().replace('/company_identification', '');
      expect(second).not.toBe(first);
      await expect(page.locator('main')).toContainText(`La candidature ${identifier} reste transmise`);
      await inspect('replacement-begun');
      await expect(line(page, NAME)).toHaveValue('Menuiserie Lefévre');
      await line(page, NAME).fill('Menuiserie Lefèvre');
      await goOn(page);
      await page.goto(`${first}/sync_status`);
      await expect(page.locator('main')).toContainText('Le remplacement de cette candidature est commencé');
      await inspect('submitted-replacement-begun');
      await press(page, 'Continuer le remplacement');
      await expect(page).toHaveURL(`${second}/company_identification`);
      await page.goto(`${second}/summary`);
      await inspect('replacement-summary');
      await expect(page.locator('main')).toContainText('attestation fiscale.pdf');
      await press(page, 'Transmettre ma candidature');
      await expect(page.locator('#erreurs')).toContainText('déclaration sur l’honneur');
      await declareAndSubmit(page, second);
      await documentsOf(page);
      const attestation = textOf(await download(page, /Télécharger l’attestation/));
      expect(attestation).toContain(squash('Menuiserie Lefèvre'));
      expect(attestation).toContain(squash(`Remplace la candidature ${identifier}`));

      await page.goto(`${first}/sync_status`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre candidature est remplacée');
      await inspect('submitted-replaced');
      await expect(page.getByRole('button', { name: 'Remplacer' })).toHaveCount(0);
      await verifyFile(page, signed);
      await expect(page.locator('main')).toContainText('Cette candidature est remplacée depuis le');
      await inspect('verification-replaced');

      const api = async (path: string, method: 'get' | 'post' = 'get') =>
        (
          await page.request[method](`${base}/api/v1/${path}`, { headers: { Authorization: `Bearer ${token}` } })
        ).json();
      const replacing = second.slice(second.lastIndexOf('/') + 1);
      expect(await api(`market_applications/${identifier}`)).toMatchObject({
        state: 'completed',
        replaced_by: replacing,
        replaced_at: expect.stringMatching(/Z$/),
      });
      expect(await api(`market_applications/${replacing}`)).toMatchObject({ replaces: identifier, replaced_by: null });
      await expect
        .poll(async () => (await receivedWebhooks(page, replacing)).map(({ rawBody }) => JSON.parse(rawBody)))
        .toEqual([expect.objectContaining({ market_application: expect.objectContaining({ replaces: identifier }) })]);

      await page.goto(`${second}/sync_status`);
      await page.getByRole('link', { name: 'Retirer cette candidature' }).click();
      await inspect('withdraw');
      await press(page, 'Retirer ma candidature');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre candidature est retirée');
      await inspect('submitted-withdrawn');
      await documentsOf(page);
      expect(await api(`market_applications/${replacing}/withdraw`, 'post')).toMatchObject({
        withdrawn_at: expect.stringMatching(/Z$/),
      });
      const { application_url } = await (
        await page.request.post(`${base}/api/v1/public_markets/${market}/market_applications`, {
          headers: { Authorization: `Bearer ${token}` },
          data: { market_application: { siret: LEAD } },
        })
      ).json();
      expect(application_url).not.toContain(replacing);
    });
  });
}
