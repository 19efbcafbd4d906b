import { expect } from '@playwright/test';
import {
  BANKRUPTCY,
  choose,
  EMAIL,
  expectSaved,
  input,
  line,
  marketWithTeam,
  NAME,
  NEXT,
  openDraft,
  PEOPLE,
  press,
  SIRET,
  type,
} from './draft';
import { expectSection } from './sections';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

/** What one types is saved as one types. */

let market: string;

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  market = await marketWithTeam(page, 'Enregistré en tapant');
  await page.close();
});

test('what one types is saved, quietly, and is there when one comes back', async ({ walk }) => {
  const { page, inspect } = walk;
  await openDraft(page, market);
  await expect(page.getByText('Saisie enregistrée au fur et à mesure.')).toBeVisible();
  const button = page.getByRole('button', { name: NEXT, exact: true });
  const placeOfButton = () => button.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const before = await placeOfButton();
  await type(page, `${NAME}.text`, 'Menuiserie « Lefèvre » & fils 🌳');
  await type(page, `${EMAIL}.text`, 'contact@');
  await expectSaved(page);
  await expect(page.locator('.fr-error-text')).toHaveCount(0);
  expect(await placeOfButton(), 'nothing moves').toBe(before);
  await inspect('candidate-saved');
  await page.reload();
  await expect(line(page, NAME)).toHaveValue('Menuiserie « Lefèvre » & fils 🌳');
  await expect(line(page, EMAIL)).toHaveValue('contact@');
  // What is wrong is told from then on; it was typed, and is not called missing.
  await expect(line(page, EMAIL)).toHaveAccessibleDescription(/n’est pas complète/);
  await line(page, EMAIL).fill('contact@menuiserie.example');
  await press(page, NEXT);

  await expectSection(page, 'exclusion');
  await expect(page.locator(`input[name="${BANKRUPTCY}.choice"]:checked`)).toHaveCount(0);
  await choose(page, `${BANKRUPTCY}.choice`, 'no');
  await expectSaved(page);
  await page.reload();
  await expect(page.locator(`input[name="${BANKRUPTCY}.choice"][value=no]`)).toBeChecked();
  await press(page, NEXT);

  await expectSection(page, 'declaration');
  await expect(page.locator('input[name="declaration.choice"]:checked')).toHaveCount(0);
  await choose(page, 'declaration.choice', 'concerned');
  await type(page, 'declaration.explanation', 'Jugement du 3 mars.\nAppel formé.');
  await page.keyboard.press('Tab');
  await expectSaved(page);
  await page.reload();
  await expect(page.locator('input[name="declaration.choice"][value=concerned]')).toBeChecked();
  await expect(input(page, 'declaration.explanation')).toHaveValue('Jugement du 3 mars.\nAppel formé.');
  await press(page, NEXT);

  await expectSection(page, 'team');
  await type(page, `${PEOPLE}.people.1.last_name`, 'Lefèvre');
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByRole('group', { name: 'Personne 2' }).getByLabel('Nom', { exact: true }).fill('Martin');
  await expectSaved(page);
  await page.reload();
  await expect(page.getByRole('group', { name: 'Personne 1' }).getByLabel('Nom', { exact: true })).toHaveValue(
    'Lefèvre',
  );
  await expect(page.getByRole('group', { name: 'Personne 2' }).getByLabel('Nom', { exact: true })).toHaveValue(
    'Martin',
  );
});

test('a page that one only opens saves nothing: the SIRET that the platform gave was not typed', async ({
  page,
  baseURL,
}) => {
  const base = baseURL ?? '';
  const token = await demoToken(page.request, base);
  const application = await beginByApi(
    page.request,
    base,
    token,
    await configureByApi(page.request, base, token),
    '73282932000074',
  );
  const saves: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/draft'))
      saves.push(new URLSearchParams(request.postData() ?? '').get(`${NAME}.text`) ?? '');
  });
  await page.goto(`${application.page}/company_identification`);
  // The scripts are at work.
  await expect(page.locator('html')).toHaveAttribute('data-fr-js');
  await expect(line(page, SIRET)).toHaveValue('73282932000074');
  await type(page, `${NAME}.text`, 'Menuiserie Lefèvre');
  await expectSaved(page);
  expect(saves[0], 'the first save is of what was typed').toBe('Menuiserie Lefèvre');
});
