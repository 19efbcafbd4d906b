import { expect } from '@playwright/test';
import {
  ACTIVITY,
  alertOf,
  BANKRUPTCY,
  choose,
  EMAIL,
  expectSaved,
  line,
  MANAGER,
  marketWithTeam,
  NAME,
  NEXT,
  openDraft,
  press,
  type,
} from './draft';
import { expectSection, goOn, SECTION } from './sections';
import { test } from './walk';

/** One application in two tabs: nothing is undone in silence. */

let market: string;

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  market = await marketWithTeam(page, 'Enregistré à deux');
  await page.close();
});

test('two tabs: nothing is undone in silence, while one types', async ({ walk, context }) => {
  const { page, inspect } = walk;
  const address = await openDraft(page, market);
  const other = await context.newPage();
  await other.goto(address);
  await type(other, `${NAME}.text`, 'Lefèvre');
  await type(other, `${ACTIVITY}.text`, 'Menuiserie bois');
  await expectSaved(other);

  // Both typed the name: one reads the other, and chooses. The activity, which nobody touched here, simply comes.
  await type(page, `${NAME}.text`, 'Menuiserie');
  await expect(alertOf(page)).toContainText('« Lefèvre »');
  await expect(line(page, ACTIVITY)).toHaveValue('Menuiserie bois');
  await expect(line(page, NAME)).toHaveValue('Menuiserie');
  await inspect('candidate-conflict');
  await alertOf(page)
    .getByRole('button', { name: /^Enregistrer ma saisie/ })
    .click();
  await expectSaved(page);
  await expect(alertOf(page)).toBeEmpty();

  await type(other, `${NAME}.text`, 'Lefèvre et filles');
  await expect(alertOf(other)).toContainText('« Menuiserie »');
  await alertOf(other)
    .getByRole('button', { name: /^Prendre celle qui est enregistrée/ })
    .click();
  await expect(line(other, NAME)).toHaveValue('Menuiserie');
  await expectSaved(other);

  // The same by the button: the page comes back with both, and goes on when one says so.
  await type(other, `${NAME}.text`, 'Lefèvre SARL');
  await expectSaved(other);
  await type(page, `${NAME}.text`, 'Menuiserie SARL');
  await expect(alertOf(page)).toContainText('« Lefèvre SARL »');
  await press(page, NEXT);
  await expect(page.locator('#changements')).toContainText('« Lefèvre SARL »');
  await expect(page.locator('#changements h2')).toBeFocused();
  await expect(line(page, NAME)).toHaveValue('Menuiserie SARL');
  await inspect('candidate-changed');
  await page.reload();
  await expect(line(page, NAME)).toHaveValue('Menuiserie SARL');
  await press(page, 'Enregistrer quand même');
  await expectSection(page, 'exclusion');
  await other.reload();
  await expect(line(other, NAME)).toHaveValue('Menuiserie SARL');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('two tabs: the later is told what the earlier one saved, keeps what it typed, and both are kept elsewhere', async ({
    page,
    context,
  }) => {
    const address = await openDraft(page, market);
    await expect(page.locator('.pm-saving')).toBeHidden();
    const other = await context.newPage();
    await other.goto(address);
    await line(other, NAME).fill('Lefèvre');
    await line(other, ACTIVITY).fill('Menuiserie bois');
    await press(other, NEXT);
    await expectSection(other, 'exclusion');
    await line(page, NAME).fill('Menuiserie');
    await line(page, MANAGER).fill('Zoé Lefèvre');
    await press(page, NEXT);
    await expect(page.locator('#changements')).toContainText('« Lefèvre »');
    await expect(line(page, NAME)).toHaveValue('Menuiserie');
    await expect(line(page, ACTIVITY)).toHaveValue('Menuiserie bois');
    await expect(line(page, MANAGER)).toHaveValue('Zoé Lefèvre');
    await press(page, 'Enregistrer quand même');
    await expectSection(page, 'exclusion');

    // Different steps never meet.
    await choose(other, `${BANKRUPTCY}.choice`, 'no');
    await page.goto(address);
    await line(page, NAME).fill('Menuiserie Lefèvre');
    await press(page, NEXT);
    await press(other, NEXT);
    await expectSection(other, 'declaration');
  });
});

test('submitting what somebody changed since one read it is refused, then done; the other tab is told', async ({
  walk,
  context,
}) => {
  const { page, inspect } = walk;
  const address = await openDraft(page, market, '44306184100047');
  await line(page, NAME).fill('Menuiserie Lefèvre');
  await line(page, EMAIL).fill('contact@menuiserie.example');
  await goOn(page);
  await page.goto(address.replace('company_identification', SECTION.declaration));
  await choose(page, 'declaration.choice', 'no_exclusion');
  await goOn(page);
  await goOn(page);
  await expect(page).toHaveURL(/\/summary$/);

  const other = await context.newPage();
  await other.goto(address);
  await type(other, `${ACTIVITY}.text`, 'Charpente');
  await expectSaved(other);
  await press(page, 'Transmettre ma candidature');
  await expect(page.locator('#changements')).toContainText('activité principale');
  await expect(page.locator('main')).toContainText('Charpente');
  await inspect('candidate-summary-changed');
  await press(page, 'Transmettre ma candidature');
  await expect(page).toHaveURL(/\/sync_status$/);

  await type(other, `${ACTIVITY}.text`, 'Trop tard');
  await expect(alertOf(other)).toContainText('Cette candidature ne se modifie plus ici');
  await expect(line(other, ACTIVITY)).toHaveValue('Trop tard');
});
