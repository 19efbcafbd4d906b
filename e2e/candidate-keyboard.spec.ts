import { expect, type Locator, type Page } from '@playwright/test';
import { BANKRUPTCY, EMAIL, expectSaved, input, line, marketWithTeam, NAME, openDraft, PEOPLE, SIRET } from './draft';
import { tabTo } from './keyboard';
import { expectSection, SECTION } from './sections';
import { test } from './walk';

// What a browser window of 1280 px comes to at 200 %.
test.use({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });

/** Types in an input that one reaches by the Tab key; what has the focus is never behind what is said of saving. */
async function write(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await expectInSight(page, target);
  await page.keyboard.type(text);
}

async function expectInSight(page: Page, target: Locator): Promise<void> {
  const foot = page.locator('.pm-saving');
  if ((await foot.count()) === 0) return;
  const [box, saving] = [await target.boundingBox(), await foot.boundingBox()];
  expect(box && saving && box.y + box.height <= saving.y + 1, 'the focus is in sight').toBe(true);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

/** A group of radio buttons is one stop: its first button, then the arrows. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, input(page, name).first());
  await page.keyboard.press('Space');
  const wanted = page.locator(`input[name="${name}"][value="${value}"]`);
  if (!(await wanted.isChecked())) await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
}

const expectNoScroll = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

test('the candidate’s journey by the keyboard, at 200 %', async ({ walk }) => {
  const { page, inspect } = walk;
  const market = await marketWithTeam(page, 'Au clavier');
  const address = await openDraft(page, market, '');
  await write(page, line(page, SIRET), '55208131766522');
  await write(page, line(page, NAME), 'Menuiserie Lefèvre');
  await write(page, line(page, EMAIL), 'contact@');
  await page.keyboard.press('Tab');
  await expectSaved(page);
  await expectNoScroll(page);
  // Scripts lead to the first thing to mend; whoever goes on all the same is told by the server.
  await press(page, 'Enregistrer et continuer');
  await expect(line(page, EMAIL)).toBeFocused();
  await press(page, 'Enregistrer et continuer');
  await expect(page.locator('#erreurs h2')).toBeFocused();
  await tabTo(page, page.locator('#erreurs a').first());
  await page.keyboard.press('Enter');
  await expect(line(page, EMAIL)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('menuiserie.example');
  await press(page, 'Enregistrer et continuer');

  await expectSection(page, 'exclusion');
  // Straight to another section, by the list that every page has.
  await tabTo(page, page.getByText('Toutes les étapes'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('.pm-steps').getByRole('link', { name: 'Déclaration sur l’honneur' }));
  await page.keyboard.press('Enter');
  await expectSection(page, 'declaration');
  await choose(page, 'declaration.choice', 'no_exclusion');
  await expectSaved(page);
  await press(page, 'Enregistrer et continuer');

  await expectSection(page, 'team');
  await expectNoScroll(page);
  await write(page, input(page, `${PEOPLE}.people.1.last_name`), 'Lefèvre');
  await press(page, 'Ajouter une personne');
  await expect(page.getByRole('group', { name: 'Personne 2' })).toBeVisible();
  await press(page, 'Enregistrer et continuer');

  await expect(page).toHaveURL(/\/summary$/);
  await expectNoScroll(page);
  await inspect('candidate-summary-incomplete');
  await expect(page.locator('main')).toContainText('Rien ne vous empêche de transmettre.');
  await expect(page.getByRole('heading', { name: /renseignements manquent/ })).toBeVisible();
  // From the summary to what is missing, and straight back.
  await tabTo(page, page.getByRole('link', { name: /liquidation ou en redressement/ }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/${SECTION.exclusion}\\?retour=1#${BANKRUPTCY}\\.choice$`));
  // One lands in the input itself.
  await expect(input(page, `${BANKRUPTCY}.choice`).first()).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(`input[name="${BANKRUPTCY}.choice"][value=no]`)).toBeChecked();
  await expectSaved(page);
  await press(page, 'Enregistrer et revenir au récapitulatif');
  await expect(page).toHaveURL(/\/summary$/);
  await expect(page.getByRole('link', { name: /liquidation ou en redressement/ })).toHaveCount(0);

  // To any page, and back, by the list of all.
  await tabTo(page, page.getByText('Toutes les étapes'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('.pm-steps').getByRole('link', { name: 'Votre entreprise' }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address);
  await tabTo(page, page.getByText('Toutes les étapes'));
  await page.keyboard.press('Enter');
  await inspect('candidate-all-steps');
  await tabTo(page, page.locator('.pm-steps').getByRole('link', { name: 'Récapitulatif' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/summary$/);
  await press(page, 'Transmettre ma candidature');
  await expect(page).toHaveURL(/\/sync_status$/);
});
