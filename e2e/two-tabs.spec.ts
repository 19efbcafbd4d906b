import { expect, type Page } from '@playwright/test';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { goOnWrong, pressAnyway } from './go-on';
import { pageControls } from './page-controls';
import { createMarket, openApplication } from './platform';
import { tick } from './tick';
import { test } from './walk';

/** What becomes of a form when the market, or the browser's access to it, is not what it was when the form was drawn. */

const ADDITIONAL = CATALOGUE_FIELDS.filter((field) => !field.mandatory && field.marketTypes.includes('works'));
const [MINE, THEIRS, ANOTHER] = [
  ADDITIONAL.find((field) => field.inputType === 'files_or_text'),
  ADDITIONAL.find((field) => field.inputType === 'people'),
  ADDITIONAL.find((field) => field.source !== null),
];
const NEXT = { name: 'Enregistrer et continuer' };
const WANTED = 'Oui, je choisis lesquels';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const box = (page: Page, field: { key: string } | undefined) => page.locator(`input[name=field][value=${field?.key}]`);
const choose = (page: Page, name: string) => tick(page.getByRole('radio', { name }));
const tickField = (page: Page, field: { key: string } | undefined) => tick(box(page, field));

/** Brings a fresh market of works to its third step. */
async function toAdditionalFields(page: Page, name: string): Promise<{ identifier: string; pageUrl: string }> {
  const market = await createMarket(page, { name, types: ['works'] });
  await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
  await choose(page, 'Non');
  await press(page, NEXT.name);
  await press(page, NEXT.name);
  await expect(page).toHaveURL(/\/additional_fields$/);
  return market;
}

test('two tabs: the later save is told what the earlier one changed, and undoes nothing', async ({ walk, context }) => {
  const { page, inspect } = walk;
  const market = await toAdditionalFields(page, 'Deux onglets');
  const other = await context.newPage();
  await other.goto(page.url());
  await choose(other, WANTED);
  await tickField(other, THEIRS);
  await press(other, NEXT.name);
  await expect(other).toHaveURL(/\/summary$/);

  // A form that the release before drew says a revision: two were saved then.
  const before = await page.request.post(page.url(), { multipart: { revision: '2', wanted: 'no' }, maxRedirects: 0 });
  expect(before.headers().location).toMatch(/additional_fields\?erreur=changed$/);

  await choose(page, WANTED);
  await tickField(page, MINE);
  await press(page, NEXT.name);
  await expect(page).toHaveTitle(/^Erreur\s:/);
  await expect(page.locator('#changements')).toContainText(THEIRS?.buyerLabel ?? 'none');
  await expect(page.locator('#changements h2')).toBeFocused();
  await expect(box(page, MINE)).toBeChecked();
  await expect(box(page, THEIRS)).toBeChecked();
  await inspect('buyer-additional-fields-changed');
  await press(page, 'Enregistrer quand même');
  await expect(page).toHaveURL(/\/summary$/);
  const main = page.locator('main');
  for (const field of [MINE, THEIRS]) await expect(main).toContainText(field?.buyerLabel ?? 'none');

  // The other tab still shows the summary of before.
  await press(other, 'Finaliser la configuration (définitif)');
  await expect(other.locator('#changements')).toContainText(MINE?.buyerLabel ?? 'none');
  await inspect('buyer-summary');
  await page.goto(page.url().replace('summary', 'additional_fields'));
  await choose(page, 'Non, les renseignements de base suffisent');

  // A double click, or a post replayed: done once, and both end on the same page.
  await Promise.all([
    expect(other).toHaveURL(/\/sync_status$/),
    other.getByRole('button', { name: 'Finaliser quand même (définitif)' }).dblclick(),
  ]);
  const answer = await page.request.post(other.url().replace('sync_status', 'summary'), {
    multipart: { replayed: 'yes' },
    maxRedirects: 0,
  });
  expect([answer.status(), answer.headers().location]).toEqual([303, expect.stringMatching(/\/sync_status$/)]);

  // This form is of a market that is finalised by now.
  const refused = page.waitForResponse((response) => response.request().method() === 'POST');
  await press(page, NEXT.name);
  expect((await refused).status()).toBe(409);
  await expect(page.locator('h1')).toHaveText('La configuration de ce marché est déjà finalisée');
  await expect(page.locator('dl')).toContainText(MINE?.buyerLabel ?? 'none');
  await inspect('buyer-finalised-meanwhile');

  // The link of the platform leads where one stands, not to the first step.
  await page.goto(market.pageUrl);
  await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
  await expect(page).toHaveURL(/\/sync_status$/);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a post that is refused, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('loses no tick, nor anything typed once the session is over', async ({ walk, context }) => {
      const { page, inspect } = walk;
      const market = await toAdditionalFields(page, 'Envois refusés');
      await choose(page, WANTED);
      await tickField(page, MINE);
      await press(page, NEXT.name);
      await page.getByRole('link', { name: 'Précédent' }).click();
      await page.locator(`label[for="${await box(page, MINE).getAttribute('id')}"]`).click();
      await goOnWrong(page);
      await expect(page.locator('#erreurs')).toContainText('Cochez au moins un renseignement');
      await expect(box(page, MINE)).not.toBeChecked();
      await page.reload();
      await expect(box(page, MINE)).not.toBeChecked();

      await tickField(page, MINE);
      await context.clearCookies();
      const refused = page.waitForResponse((response) => response.request().method() === 'POST');
      await press(page, NEXT.name);
      const answer = await refused;
      expect([answer.status(), answer.headers()['www-authenticate']]).toEqual([401, 'Link realm="passe-marche"']);
      await expect(page.locator('dl')).toContainText(MINE?.buyerLabel ?? 'none');
      await expect(page.locator('main')).not.toContainText('Envois refusés');
      await inspect('buyer-post-without-grant');

      await page.goto(market.pageUrl);
      await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
      await expect(page).toHaveURL(/\/summary$/);
      await page.getByRole('link', { name: 'Précédent' }).click();
      await choose(page, 'Non, les renseignements de base suffisent');
      await press(page, NEXT.name);
      await press(page, /^Finaliser/);
      await openApplication(page, market.pageUrl, '73282932000074');
      const name = 'Menuiserie <b>Lefèvre</b> & fils';
      // What is saved while one types is still on its way: the page would hold the post back once that has failed.
      await page.route('**/draft', () => {});
      await page.locator('[id="identite_entreprise_identification_raison_sociale.text"]').fill(name);
      await context.clearCookies();
      await pressAnyway(page, page.getByRole('heading', { name: 'Ouvrez cette page depuis votre plateforme' }));
      await expect(page.locator('dd', { hasText: name })).toBeVisible();
      await inspect('candidate-post-without-grant');
    });
  });
}

test('with scripts the count follows each tick, and a search hides nothing that is posted', async ({ walk }) => {
  const { page, inspect } = walk;
  await toAdditionalFields(page, 'Recherche');
  await expect(page.getByText('Aucun renseignement demandé en plus.')).toBeVisible();
  await choose(page, WANTED);
  await tickField(page, MINE);
  await expect(page.getByText(/^1\srenseignement demandé en plus\s:/)).toBeVisible();
  await tickField(page, ANOTHER);
  await expect(page.getByText(/^2\srenseignements demandés en plus\s:/)).toBeVisible();

  const search = page.getByRole('searchbox', { name: /Chercher un renseignement/ });
  await search.fill((THEIRS?.buyerLabel ?? '').toLocaleUpperCase('fr').normalize('NFD').replace(/\p{M}/gu, ''));
  await expect(box(page, THEIRS)).toBeVisible();
  await expect(box(page, MINE)).toBeHidden();
  await expect(page.getByText(`1 renseignement affiché sur ${ADDITIONAL.length}.`)).toBeVisible();
  await inspect('buyer-additional-fields-search');
  await search.press('Enter');
  await expect(page).toHaveURL(/\/additional_fields$/);
  await press(page, NEXT.name);
  await expect(page).toHaveURL(/\/summary$/);
  for (const field of [MINE, ANOTHER]) await expect(page.locator('main')).toContainText(field?.buyerLabel ?? 'none');

  await page.getByRole('link', { name: 'Voir l’aperçu du formulaire candidat' }).click();
  await expect(page).toHaveURL(/\/preview$/);
  await inspect('buyer-preview-identification');
  for (let step = 0; ; step++) {
    for (const control of await pageControls(page).and(page.locator(':not(form)')).all())
      await expect(control).toBeDisabled();
    const next = page.getByRole('link', { name: 'Étape suivante' });
    if ((await next.count()) === 0) break;
    await next.click();
    await inspect(`buyer-preview-${step}`);
  }
  await page.getByRole('link', { name: 'Fermer l’aperçu' }).first().click();
  await expect(page).toHaveURL(/\/summary$/);
});
