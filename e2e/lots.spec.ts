import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { ANSWERS } from './candidate';
import { download, squash, textOf } from './downloads';
import { goOnWrong } from './go-on';
import { createMarket, openApplication, receivedWebhooks } from './platform';
import { expectSection, goOn, SECTION } from './sections';
import { tick } from './tick';
import { test } from './walk';

const TOOLS = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
const TOOLS_ANSWER = 'Deux nacelles de 12 m.';
const SIRET = '73282932000074';
const NEXT = { name: 'Enregistrer et continuer' };
const LOTS = ['Gros œuvre ; 45223220-4', 'Menuiseries', 'Peinture', 'Chauffage ; 45331000-6'];

const named = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const lot = (page: Page, number: number) => named(page, `lots.lot_${number}`);

async function chooseLots(page: Page, numbers: readonly number[]): Promise<void> {
  for (const number of [1, 2, 3, 4]) {
    const box = lot(page, number);
    if ((await box.isChecked()) !== numbers.includes(number))
      await page.locator(`label[for="lots.lot_${number}"]`).click();
  }
}

/** What one must give, and these lots. */
async function identify(page: Page, numbers: readonly number[]): Promise<void> {
  const name = 'identite_entreprise_identification_raison_sociale';
  await named(page, `${name}.text`).fill(ANSWERS[name]);
  await named(page, 'identite_entreprise_contact_email.text').fill(ANSWERS.identite_entreprise_contact_email);
  await chooseLots(page, numbers);
}

async function declareAndSubmit(page: Page, application: string): Promise<void> {
  const pages = page.url().slice(0, page.url().indexOf(application) + application.length);
  await page.goto(`${pages}/${SECTION.declaration}`);
  await tick(page.locator('[name="declaration.choice"][value=no_exclusion]'));
  await goOn(page);
  await page.goto(`${pages}/summary`);
  await page.getByRole('button', { name: 'Transmettre ma candidature' }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`lots, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });
    test.slow();

    test('four of them with a limit of two, and a question for some only', async ({ walk }) => {
      const { page, inspect } = walk;
      const market = await createMarket(page, { name: 'Rénovation de l’école', types: ['works'] });
      await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
      await tick(page.getByRole('radio', { name: 'Non' }));
      await named(page, 'lots').fill(`${LOTS.join('\n')}-x`);
      await page.getByRole('button', NEXT).click();
      await expect(page.locator('#erreurs')).toContainText(/Ligne 4\s: Après le point-virgule vient le code CPV/);
      await inspect('lots-setup-error');
      await named(page, 'lots').fill(LOTS.join('\n'));
      await named(page, 'lot_limit').fill('5');
      await page.getByRole('button', NEXT).click();
      await expect(page.locator('#erreurs')).toContainText('Écrivez un nombre de 1 au nombre de lots');
      await expect(named(page, 'lots')).toHaveValue(LOTS.join('\n'));
      await named(page, 'lot_limit').fill('2');
      await named(page, 'award_limit').fill('1');
      await page.getByRole('button', NEXT).click();
      await page.getByRole('button', NEXT).click();

      await expect(page).toHaveURL(/\/additional_fields$/);
      await tick(page.getByRole('radio', { name: 'Oui, je choisis lesquels' }));
      await expect(named(page, `lots_of.${TOOLS}`)).toBeHidden();
      await tick(page.locator(`input[name=field][value=${TOOLS}]`));
      await named(page, `lots_of.${TOOLS}`).fill('1, 7');
      await page.getByRole('button', NEXT).click();
      await expect(page.locator('#erreurs')).toContainText('Écrivez des numéros de lots de ce marché');
      await expect(named(page, `lots_of.${TOOLS}`)).toHaveValue('1, 7');
      await inspect('lots-additional-error');
      await named(page, `lots_of.${TOOLS}`).fill('1, 4');
      await page.getByRole('button', NEXT).click();
      await expect(page).toHaveURL(/\/summary$/);
      await expect(page.locator('main')).toContainText('(lots 1 et 4 seulement)');
      await expect(page.locator('main')).toContainText('2 lots au plus pour une même entreprise');
      await inspect('lots-buyer-summary');
      await page.getByRole('link', { name: 'Voir l’aperçu du formulaire candidat' }).click();
      await expect(lot(page, 4)).toBeDisabled();
      await page.getByRole('link', { name: 'Fermer l’aperçu' }).first().click();
      await page.getByRole('button', { name: /Finaliser la configuration/ }).click();
      await expect(page).toHaveURL(/\/sync_status$/);
      await expect.poll(() => receivedWebhooks(page, market.identifier)).toHaveLength(1);
      const [completed] = await receivedWebhooks(page, market.identifier);
      expect(JSON.parse(completed?.rawBody ?? '').market.lots).toEqual([
        { number: 1, name: 'Gros œuvre', cpv_code: '45223220-4' },
        { number: 2, name: 'Menuiseries', cpv_code: null },
        { number: 3, name: 'Peinture', cpv_code: null },
        { number: 4, name: 'Chauffage', cpv_code: '45331000-6' },
      ]);

      const application = await openApplication(page, market.pageUrl, SIRET);
      await identify(page, [1, 2, 3]);
      await goOnWrong(page);
      await expect(page.locator('#erreurs')).toContainText('Vous avez coché plus de lots');
      await expect(lot(page, 3)).toBeChecked();
      await inspect('lots-candidate-error');
      await chooseLots(page, [1, 2]);
      await goOn(page);
      await expectSection(page, 'exclusion');
      const pages = page.url().slice(0, page.url().indexOf(application) + application.length);
      await page.goto(`${pages}/${SECTION.tools}`);
      await named(page, `${TOOLS}.text`).fill(TOOLS_ANSWER);
      await goOn(page);
      await page.goto(`${pages}/company_identification`);
      await chooseLots(page, [2]);
      await goOn(page);
      await page.goto(`${pages}/${SECTION.tools}`);
      await expect(named(page, `${TOOLS}.text`)).toHaveCount(0);
      await page.goto(`${pages}/summary`);
      await expect(page.locator('main')).not.toContainText(TOOLS_ANSWER);
      await page.goto(`${pages}/company_identification`);
      await chooseLots(page, []);
      await goOn(page);
      await page.goto(`${pages}/summary`);
      await expect(page.locator('main')).toContainText('Choisissez au moins un lot.');
      await page.goto(`${pages}/company_identification`);
      await chooseLots(page, [2, 4]);
      await inspect('lots-candidate');
      await goOn(page);
      await page.goto(`${pages}/${SECTION.tools}`);
      await expect(named(page, `${TOOLS}.text`)).toHaveValue(TOOLS_ANSWER);
      await declareAndSubmit(page, application);
      await expect(page).toHaveURL(/\/sync_status$/);
      await expect.poll(() => receivedWebhooks(page, application)).toHaveLength(1);
      const [told] = await receivedWebhooks(page, application);
      expect(JSON.parse(told?.rawBody ?? '').market_application.lots).toEqual([
        { number: 2, name: 'Menuiseries', cpv_code: null },
        { number: 4, name: 'Chauffage', cpv_code: '45331000-6' },
      ]);

      await page.goto(market.pageUrl);
      await expect(page.locator('main')).toContainText('2. Menuiseries, 4. Chauffage');
      const text = textOf(await download(page, /Attestation \(PDF\)/));
      for (const said of ['Candidature aux lots', 'Menuiseries', 'Chauffage', '4 lots', TOOLS_ANSWER])
        expect(text).toContain(squash(said));
      expect(text).not.toContain('Peinture');
      const dossier = await download(page, /Dossier \(ZIP\)/);
      const manifest = JSON.parse(execFileSync('unzip', ['-p', dossier, 'manifest.json'], { encoding: 'utf8' }));
      expect(manifest.application.lots.map(({ number }: { number: number }) => number)).toEqual([2, 4]);
      expect(Object.keys(manifest.answers)).not.toContain('lots');

      const another = await openApplication(page, market.pageUrl, SIRET);
      await identify(page, [3]);
      await goOn(page);
      await declareAndSubmit(page, another);
      await expect(page.locator('main')).toContainText(
        'dépasse le nombre de lots auxquels une entreprise peut candidater',
      );
      await inspect('lots-limit-reached');
    });
  });
}
