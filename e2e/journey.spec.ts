import { expect } from '@playwright/test';
import { configureMarket } from './buyer';
import { ANSWERS, answerExclusionGrounds, answerInputs, FILE_NAME, identifyCompany, submit } from './candidate';
import { download, entriesOf, squash, textOf, unpacked } from './downloads';
import { createMarket, openApplication, receivedWebhooks } from './platform';
import { changed, countersigned, verifyFile } from './verification';
import { test } from './walk';

const TURNOVER = 'capacite_economique_financiere_chiffre_affaires_global_annuel';
const TOOLS = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
const TOOLS_ANSWER = 'Deux nacelles de 12 m et un atelier de 400 m².';
const MARKET = 'Entretien des espaces verts & des toitures';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the whole journey, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('from the market to the downloaded dossier', async ({ walk }) => {
      const { page, inspect } = walk;
      const market = await createMarket(page, { name: MARKET, types: ['services', 'works'] });
      await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
      await configureMarket(walk, { defense: false, additional: [TURNOVER, TOOLS] });
      await inspect('buyer-sync-status');
      await expect.poll(() => receivedWebhooks(page, market.identifier)).toHaveLength(1);
      const [completed] = await receivedWebhooks(page, market.identifier);
      expect(completed).toMatchObject({ event: 'market.completed', authentic: true });
      expect(JSON.parse(completed?.rawBody ?? '').market.field_keys).toEqual(expect.arrayContaining([TURNOVER, TOOLS]));

      const application = await openApplication(page, market.pageUrl, '73282932000074');
      await identifyCompany(walk);
      await answerExclusionGrounds(walk);
      await answerInputs(walk, 'turnover', {
        [`${TURNOVER}.years.1.fiscal_year_end`]: '31/12/2025',
        [`${TURNOVER}.years.1.turnover`]: '1 200 000,50',
      });
      await answerInputs(walk, 'tools', { [`${TOOLS}.text`]: TOOLS_ANSWER });
      await submit(walk);

      await expect.poll(() => receivedWebhooks(page, application)).toHaveLength(1);
      const [submitted] = await receivedWebhooks(page, application);
      expect(submitted).toMatchObject({ event: 'market_application.completed', authentic: true, duplicate: false });
      if (!javaScriptEnabled) await page.getByRole('link', { name: 'Actualiser' }).click();
      await expect(page.locator('[data-sync-status=sync_completed][data-documents=ready]')).toBeVisible();
      await inspect('candidate-sync-status');
      await page.goto(page.url().replace('sync_status', 'submitted'));
      for (const answer of [MARKET, FILE_NAME, '1 200 000,50 €', TOOLS_ANSWER])
        await expect(page.locator('main')).toContainText(answer);
      await inspect('candidate-submitted');

      await page.goto(market.pageUrl);
      const attestation = await download(page, /Attestation \(PDF\)/);
      const text = textOf(attestation);
      const expected = [
        MARKET,
        market.identifier,
        application,
        FILE_NAME,
        '1 200 000,50 €',
        TOOLS_ANSWER,
        ...Object.values(ANSWERS),
      ];
      for (const answer of expected) expect(text).toContain(squash(answer));
      const dossier = await download(page, /Dossier \(ZIP\)/);
      expect(entriesOf(dossier)).toEqual([
        `buyer_attestation_${application}.pdf`,
        'manifest.json',
        `buyer_attestation_${application}.html`,
        'espd-response.xml',
        expect.stringMatching(/^documents\/user_\d\d_01_declarations_fiscales_.*\.pdf$/),
      ]);

      await page.goto(`file://${unpacked(dossier, `buyer_attestation_${application}.html`)}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Attestation de dépôt de candidature');
      for (const answer of [MARKET, FILE_NAME, '1 200 000,50 €', TOOLS_ANSWER])
        await expect(page.locator('main')).toContainText(answer);
      await inspect('buyer-attestation-page');

      await verifyFile(page, attestation);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Oui, cette candidature a bien été transmise');
      await expect(page.getByText(application)).toBeVisible();
      await inspect('verification-attestation');
      await verifyFile(page, dossier);
      await expect(page.getByText('le dossier (ZIP) remis à l’acheteur')).toBeVisible();
      await verifyFile(page, countersigned(attestation));
      await expect(page.getByText('La version que nous avons scellée y est intacte')).toBeVisible();
      await inspect('verification-countersigned');
      await verifyFile(page, changed(attestation));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nous ne pouvons rien confirmer');
      await inspect('verification-changed');
    });
  });
}
