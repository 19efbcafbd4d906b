import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import {
  ACTIVITY,
  alertOf,
  BANKRUPTCY,
  choose,
  EMAIL,
  expectSaved,
  input,
  line,
  MANAGER,
  marketWithTeam,
  NAME,
  NEXT,
  openDraft,
  PEOPLE,
  press,
  SIRET,
  type,
} from './draft';
import { freePorts, killTree, startOwnInstance, stopOwnInstance } from './own-instance';
import { test } from './walk';
import { demoToken, openByApi } from './without-browser';

let market: string;

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  market = await marketWithTeam(page, 'Enregistré en tapant');
  await page.close();
});

/** Waits for the answer to a save of a draft. */
const nextSave = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/draft'));

test('what one types is saved, quietly, and is there when one comes back', async ({ walk }) => {
  const { page, inspect } = walk;
  await openDraft(page, market);
  await expect(page.getByText('Ce que vous saisissez est enregistré au fur et à mesure.')).toBeVisible();
  const button = page.getByRole('button', { name: NEXT, exact: true });
  const placeOfButton = () => button.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const before = await placeOfButton();
  await type(page, `${NAME}.text`, 'Menuiserie « Lefèvre » & fils 🌳');
  await type(page, `${EMAIL}.text`, 'contact@');
  await page.keyboard.press('Tab');
  await expectSaved(page);
  await expect(page.locator('.fr-error-text')).toHaveCount(0);
  expect(await placeOfButton(), 'nothing moves').toBe(before);
  await inspect('candidate-saved');
  await page.reload();
  await expect(line(page, NAME)).toHaveValue('Menuiserie « Lefèvre » & fils 🌳');
  await expect(line(page, EMAIL)).toHaveValue('contact@');
  // Saved is not done: the next step is not open.
  await page.goto(page.url().replace('company_identification', 'motifs_exclusion'));
  await expect(page).toHaveURL(/\/company_identification$/);
  await line(page, EMAIL).fill('contact@menuiserie.example');
  await press(page, NEXT);

  await expect(page).toHaveURL(/\/motifs_exclusion$/);
  for (const name of [`${BANKRUPTCY}.choice`, 'declaration.choice']) {
    await expect(page.locator(`input[name="${name}"]:checked`)).toHaveCount(0);
  }
  await choose(page, `${BANKRUPTCY}.choice`, 'no');
  await choose(page, 'declaration.choice', 'concerned');
  await type(page, 'declaration.explanation', 'Jugement du 3 mars.\nAppel formé.');
  await page.keyboard.press('Tab');
  await expectSaved(page);
  await page.reload();
  await expect(page.locator(`input[name="${BANKRUPTCY}.choice"][value=no]`)).toBeChecked();
  await expect(page.locator('input[name="declaration.choice"][value=concerned]')).toBeChecked();
  await expect(input(page, 'declaration.explanation')).toHaveValue('Jugement du 3 mars.\nAppel formé.');
  await press(page, NEXT);

  await expect(page).toHaveURL(/\/capacites_techniques_professionnelles$/);
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

test('a SIRET is looked at once it is typed, and what is wrong is said in words', async ({ walk }) => {
  const { page, inspect } = walk;
  await openDraft(page, market);
  await type(page, `${SIRET}.text`, '130 025 265 0001');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Le SIRET compte 14 chiffres, celui-ci en a 13.')).toBeVisible();
  await inspect('candidate-siret-checked');
  await type(page, `${SIRET}.text`, '130 025 265 00014');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Ce SIRET n’existe pas')).toBeVisible();
  for (const valid of ['130 025 265 00013', '356 000 000 49837']) {
    await type(page, `${SIRET}.text`, valid);
    await page.keyboard.press('Tab');
    await expect(page.getByText('Ce SIRET est bien formé.')).toBeVisible();
  }
});

test('a network that fails is said loudly; what is typed stays, and is saved by itself', async ({ walk, context }) => {
  const { page, inspect } = walk;
  await openDraft(page, market);
  await type(page, `${NAME}.text`, 'Menuiserie');
  await expectSaved(page);

  await context.setOffline(true);
  await type(page, `${ACTIVITY}.text`, 'Travaux hors ligne');
  await expect(alertOf(page)).toContainText('Vous n’êtes plus connecté à Internet');
  // « Continue » keeps the page, and the text with it.
  await press(page, NEXT);
  await expect(line(page, ACTIVITY)).toHaveValue('Travaux hors ligne');
  const question = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  expect((await question).type()).toBe('beforeunload');
  await (await question).dismiss();
  await context.setOffline(false);
  await expectSaved(page);
  await expect(alertOf(page)).toBeEmpty();

  await page.route('**/draft', (route) => route.fulfill({ status: 500, body: 'panne' }));
  await type(page, `${MANAGER}.text`, 'Zoé Lefèvre');
  await expect(alertOf(page)).toContainText('L’enregistrement ne fonctionne pas en ce moment');
  await expect(alertOf(page)).toContainText('gardez cette page ouverte');
  await inspect('candidate-saving-fails');
  await page.unroute('**/draft');
  await expectSaved(page);

  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/draft', async (route) => {
    await gate;
    await route.continue();
  });
  await type(page, `${EMAIL}.text`, 'contact@menuiserie.example');
  await expect(alertOf(page)).toContainText('L’enregistrement prend du temps');
  await type(page, `${NAME}.text`, 'Menuiserie Lefèvre');
  letThrough();
  await expectSaved(page);
  await page.unroute('**/draft');
  await page.reload();
  for (const [key, text] of [
    [NAME, 'Menuiserie Lefèvre'],
    [ACTIVITY, 'Travaux hors ligne'],
    [MANAGER, 'Zoé Lefèvre'],
    [EMAIL, 'contact@menuiserie.example'],
  ] as const) {
    await expect(line(page, key)).toHaveValue(text);
  }
});

test('an answer that is lost on its way is no quarrel with oneself', async ({ page }) => {
  await openDraft(page, market);
  await page.route('**/draft', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await type(page, `${NAME}.text`, 'Menui');
  await expect(alertOf(page)).toContainText('L’enregistrement ne fonctionne pas en ce moment');
  await page.unroute('**/draft');
  await type(page, `${NAME}.text`, 'Menuiserie');
  await expectSaved(page);
  await expect(alertOf(page)).toBeEmpty();
});

test('a session that is over: the page keeps the text, says how to come back, and goes on by itself', async ({
  walk,
  context,
}) => {
  const { page, inspect } = walk;
  await openDraft(page, market, '73282932000074');
  await type(page, `${NAME}.text`, 'Avant');
  await expectSaved(page);
  await context.clearCookies();
  await type(page, `${NAME}.text`, 'Après la fin de la session');
  await expect(alertOf(page)).toContainText('Votre accès à cette candidature a pris fin');
  await expect(alertOf(page)).toContainText('depuis votre plateforme');
  await inspect('candidate-saving-without-grant');
  await press(page, NEXT);
  await expect(line(page, NAME)).toHaveValue('Après la fin de la session');
  // Back through one's platform, in another tab.
  const other = await context.newPage();
  await openDraft(other, market, '73282932000074');
  await expect(line(other, NAME)).toHaveValue('Avant');
  await other.close();
  await expectSaved(page);
  await page.reload();
  await expect(line(page, NAME)).toHaveValue('Après la fin de la session');
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
  await expect(page.locator('#changements')).toBeFocused();
  await expect(line(page, NAME)).toHaveValue('Menuiserie SARL');
  await inspect('candidate-changed');
  await page.reload();
  await expect(line(page, NAME)).toHaveValue('Menuiserie SARL');
  await press(page, 'Enregistrer quand même');
  await expect(page).toHaveURL(/\/motifs_exclusion$/);
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
    await expect(other).toHaveURL(/\/motifs_exclusion$/);
    await line(page, NAME).fill('Menuiserie');
    await line(page, MANAGER).fill('Zoé Lefèvre');
    await press(page, NEXT);
    await expect(page.locator('#changements')).toContainText('« Lefèvre »');
    await expect(line(page, NAME)).toHaveValue('Menuiserie');
    await expect(line(page, ACTIVITY)).toHaveValue('Menuiserie bois');
    await expect(line(page, MANAGER)).toHaveValue('Zoé Lefèvre');
    await press(page, 'Enregistrer quand même');
    await expect(page).toHaveURL(/\/motifs_exclusion$/);

    // Different steps never meet.
    await choose(other, 'declaration.choice', 'no_exclusion');
    await page.goto(address);
    await line(page, NAME).fill('Menuiserie Lefèvre');
    await press(page, NEXT);
    await press(other, NEXT);
    await expect(other).toHaveURL(/\/capacites_techniques_professionnelles$/);
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
  await press(page, NEXT);
  await choose(page, 'declaration.choice', 'no_exclusion');
  await press(page, NEXT);
  await press(page, NEXT);
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

test('kill -9 in mid-typing: one field at most is lost, and none when the page stays open', async ({
  page,
  request,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-typing-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user, who goes through it
  try {
    const ports = await freePorts();
    const first = await startOwnInstance(ports, folder);
    const token = await demoToken(request, first.applicationUrl);
    await page.goto(await openByApi(request, first.applicationUrl, token));
    await type(page, `${NAME}.text`, 'Menuiserie Lefèvre');
    const saving = nextSave(page);
    await type(page, `${ACTIVITY}.text`, 'Travaux de menuiserie');
    await saving;
    await type(page, `${MANAGER}.text`, 'Zoé Lef');
    killTree(first.pid);
    await page.keyboard.type('èvre');
    await expect(alertOf(page)).toContainText('gardez cette page ouverte');
    const second = await startOwnInstance(ports, folder);
    try {
      // Whoever lost the page itself finds all but the field in which the hand was.
      const elsewhere = await page.context().newPage();
      await elsewhere.goto(page.url());
      await expect(line(elsewhere, NAME)).toHaveValue('Menuiserie Lefèvre');
      await elsewhere.close();
      await expectSaved(page);
      await page.reload();
      await expect(line(page, NAME)).toHaveValue('Menuiserie Lefèvre');
      await expect(line(page, ACTIVITY)).toHaveValue('Travaux de menuiserie');
      await expect(line(page, MANAGER)).toHaveValue('Zoé Lefèvre');
    } finally {
      await stopOwnInstance(second.pid);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
