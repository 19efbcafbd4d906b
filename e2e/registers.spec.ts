import { expect, type Locator, type Page } from '@playwright/test';
import { personas } from '@/demo/registers/personas';
import { goOn } from './sections';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

const IDENTITY = 'identite_entreprise_identification';
const NAME = `${IDENTITY}_raison_sociale`;
const MANAGER = `${IDENTITY}_nom_prenom`;

const question = (page: Page, key: string): Locator => page.locator(`[id="${key}"]`);
const input = (page: Page, key: string) => page.locator(`[name="${key}.text"]`);

for (const javaScriptEnabled of [true, false]) {
  test.describe(`what registers know, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    const begin = async (page: Page, base: string, siret: string | null) => {
      const token = await demoToken(page.request, base);
      const market = await configureByApi(page.request, base, token);
      const begun = await beginByApi(page.request, base, token, market, siret);
      await page.goto(`${begun.page}/company_identification`);
      return begun;
    };

    /** Without scripts the next page has it. */
    const expectSaid = async (page: Page, key: string, text: string | RegExp) => {
      await expect(async () => {
        if (!javaScriptEnabled) await page.reload();
        await expect(question(page, key)).toContainText(text, { timeout: 5_000 });
      }).toPass();
    };

    test('a firm that a register knows types neither name, form, activity, size nor address', async ({
      walk,
      baseURL,
    }) => {
      const { page, inspect } = walk;
      const { siret } = personas.tout_va_bien;
      const begun = await begin(page, baseURL ?? '', siret);
      await expectSaid(page, NAME, 'CHARPENTES DU VAL');
      await page.reload();
      const known = ['activite_principale', 'raison_sociale', 'forme_juridique', 'categorie', 'adresse_siege_social'];
      for (const key of known) {
        await expect(question(page, `${IDENTITY}_${key}`)).toContainText('Récupéré automatiquement');
        await expect(page.locator(`[name="${IDENTITY}_${key}.text"]`).first()).toBeHidden();
      }
      await expect(question(page, MANAGER)).toContainText('Marc DELAUNAY');
      await inspect('registers-found');
      await input(page, MANAGER).fill('Marc DELAUNAY');
      await input(page, 'identite_entreprise_contact_email').fill('contact@charpentes.example');
      await input(page, 'identite_entreprise_contact_telephone').fill('01 23 45 67 89');
      await goOn(page);
      await page.goto(`${begun.page}/summary`);
      const main = page.locator('main');
      await expect(main).toContainText('CHARPENTES DU VAL');
      await expect(main).toContainText('Annuaire des entreprises, le');
      await inspect('registers-summary');
    });

    test('its own answer stands over what a register says, which comes back when it is erased', async ({
      walk: { page },
      baseURL,
    }) => {
      await begin(page, baseURL ?? '', personas.tout_va_bien.siret);
      await expectSaid(page, NAME, 'CHARPENTES DU VAL');
      await page.reload();
      await question(page, NAME).getByText('Répondre moi-même').click();
      await input(page, NAME).fill('Charpentes du Val, agence de Tours');
      await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
      await page.goto(page.url().replace(/\/[^/]*$/, '/company_identification'));
      await expect(input(page, NAME)).toHaveValue('Charpentes du Val, agence de Tours');
      await expect(question(page, NAME)).toContainText('Le registre indique');
    });

    test('what a register hides, or does not know, is asked; a closed establishment is told, and goes on', async ({
      walk,
      baseURL,
    }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      await begin(page, base, personas.partiellement_diffusible.siret);
      await expectSaid(page, NAME, 'non diffusée');
      await expect(input(page, NAME)).toBeVisible();
      await expectSaid(page, `${IDENTITY}_siret`, 'ne soient pas diffusées');
      await inspect('registers-partial');
      await begin(page, base, personas.fermee.siret);
      await expectSaid(page, `${IDENTITY}_siret`, 'indiqué fermé depuis le 31/12/2025');
      await inspect('registers-closed');
      await begin(page, base, personas.non_diffusible.siret);
      await expectSaid(page, NAME, 'introuvable');
      await begin(page, base, personas.registres_en_panne.siret);
      await expectSaid(page, NAME, 'Pas de réponse pour l’instant');
      await inspect('registers-down');
    });
  });
}

test('a SIRET that one types is told with its firm within two seconds, on the same page', async ({ walk, baseURL }) => {
  const { page } = walk;
  const base = baseURL ?? '';
  const token = await demoToken(page.request, base);
  const market = await configureByApi(page.request, base, token);
  const begun = await beginByApi(page.request, base, token, market, null);
  await page.goto(`${begun.page}/company_identification`);
  await expect(page.locator('html[data-fr-theme]')).toHaveCount(1);
  await input(page, `${IDENTITY}_siret`).fill(personas.tout_va_bien.siret);
  await page.keyboard.press('Tab');
  await expect(question(page, NAME)).toContainText('CHARPENTES DU VAL');
});
