import { expect, type Locator, type Page } from '@playwright/test';
import { startInstance } from '@/bin/launcher/instance';
import { createMarket } from './platform';
import { tick } from './tick';
import { test } from './walk';

/** What a buyer's pages do with choices: what shows, what is asked again, what is taken up from another market. */

const NEXT = 'Enregistrer et continuer';
const TOOLS = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
const SAMPLES = 'capacites_techniques_professionnelles_outillage_echantillons';
const PHONE = { width: 360, height: 740 };

const button = (page: Page, name: string | RegExp = NEXT) => page.getByRole('button', { name, exact: true });
const box = (page: Page, key: string) => page.locator(`input[name=field][value=${key}]`);
const count = (page: Page) => page.locator('.pm-count');
const list = (page: Page) => page.locator('.pm-when-wanted');

/** A new market of services, at its second step. */
async function openSecondStep(
  page: Page,
  { name = 'Entretien des espaces verts', editorUrl }: { name?: string; editorUrl?: string } = {},
): Promise<void> {
  await createMarket(page, { name, types: ['services'] }, editorUrl);
  await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
  await tick(page.getByRole('radio', { name: 'Non' }));
  await button(page).click();
  await expect(page).toHaveURL(/\/required_fields$/);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('the list shows with « Oui » only, and nothing covers a choice', async ({ walk }) => {
      const { page, inspect } = walk;
      await openSecondStep(page);
      await button(page).click();
      await page.setViewportSize(PHONE);
      await expect(list(page)).toBeHidden();
      await tick(page.getByRole('radio', { name: /^Oui/ }));
      await expect(list(page)).toBeVisible();
      await expectInSight(page);
      await inspect('buyer-additional-yes');
      await tick(box(page, TOOLS));
      await tick(page.getByRole('radio', { name: /^Non/ }));
      await expect(list(page)).toBeHidden();
      await inspect('buyer-additional-no');
      const bottom = await button(page).evaluate((element) => element.getBoundingClientRect().bottom + scrollY);
      expect(bottom).toBeLessThan(2 * PHONE.height);
      await button(page).click();
      await expect(page).toHaveURL(/\/summary$/);
      await expect(page.getByText('Aucun renseignement complémentaire.')).toBeVisible();
    });

    test('unticking many asks once, in words, before it counts', async ({ walk }) => {
      const { page, inspect } = walk;
      await openSecondStep(page);
      const boxes = page.locator('input[name=field]:enabled');
      await untick(boxes);
      await button(page).click();
      await expect(page).toHaveTitle(/^À confirmer\s:/);
      const asked = page.locator('#confirmation');
      // The title is heard first: what has the focus before all of it has come is heard without its name.
      await expect(asked.getByRole('heading')).toBeFocused();
      await expect(asked.getByRole('heading')).toHaveText(/^Êtes-vous sûr de ne pas demander ces renseignements\s\?$/);
      await expect(asked.locator('li')).toHaveCount(await boxes.count());
      await inspect('buyer-many-unticked');
      const next = page.url().replace(/required_fields.*/, 'additional_fields');
      await page.goto(next);
      await expect(page).toHaveURL(/\/required_fields$/);
      await expect(page.locator('input[name=field]:enabled:checked')).toHaveCount(await boxes.count());

      await untick(boxes);
      await button(page).click();
      await button(page, 'Enregistrer sans ces renseignements').click();
      await expect(page).toHaveURL(/\/additional_fields$/);
      await page.getByRole('link', { name: 'Précédent' }).click();
      await expect(page.locator('input[name=field]:enabled:checked')).toHaveCount(0);
      await button(page).click();
      await expect(page).toHaveURL(/\/additional_fields$/);
    });

    test('the configuration of a previous market is taken up in one press', async ({ walk }) => {
      const { page, inspect } = walk;
      const name = `Marché précédent, JavaScript ${javaScriptEnabled}`;
      await openSecondStep(page, { name });
      await untick(page.locator('input[name=field]:enabled').first());
      await button(page).click();
      await tick(page.getByRole('radio', { name: /^Oui/ }));
      await tick(box(page, TOOLS));
      await button(page).click();
      await button(page, /^Finaliser/).click();
      await expect(page).toHaveURL(/\/sync_status$/);
      const [previous = ''] = /VR-\d{4}-[0-9A-Z]{12}/.exec(page.url()) ?? [];

      await openSecondStep(page);
      await page.getByText('Reprendre la configuration d’un marché précédent').click();
      const offered = page.locator('.pm-previous li').filter({ has: page.locator(`button[value="${previous}"]`) });
      await expect(offered).toHaveText(new RegExp(`^${name}finalisé le [a-z]+ .+ \\d{4}Reprendre$`));
      await expect(page.getByText(previous)).toHaveCount(0);
      await inspect('buyer-previous-markets');
      await offered.getByRole('button').click();
      await expect(page).toHaveURL(/\/summary$/);
      await expect(page.locator('.pm-chosen').last()).toContainText('Outillage, matériel et équipement technique');
      await page.getByRole('link', { name: 'Modifier : Renseignements de base' }).click();
      await expect(page.locator('input[name=field]:enabled').first()).not.toBeChecked();
      await expect(page.locator('input[name=field]:enabled').last()).toBeChecked();
    });
  });
}

test('the count follows the ticks: files to find, things to type, what a register gives', async ({ page }) => {
  await openSecondStep(page);
  await expect(page.getByText('Récupéré automatiquement').first()).toBeVisible();
  await expect(count(page)).toHaveText(
    /^14\srenseignements demandés\s: \d+\sréponses à saisir, \d+\sréponses données par un registre\.$/,
  );
  await button(page).click();
  await tick(page.getByRole('radio', { name: /^Oui/ }));
  await expect(count(page)).toHaveText('Aucun renseignement demandé en plus.');
  await tick(box(page, TOOLS));
  await expect(count(page)).toHaveText(/^1\srenseignement demandé en plus\s: 1\sréponse à saisir\.$/);
  await tick(box(page, SAMPLES));
  await expect(count(page)).toHaveText(
    /^2\srenseignements demandés en plus\s: 1\sfichier à trouver, 1\sréponse à saisir\.$/,
  );
});

test('an instance without registers promises none', async ({ page }) => {
  const instance = await startInstance({ REGISTERS: '' }, 'no-registers');
  try {
    await openSecondStep(page, { editorUrl: instance.editorUrl });
    await expect(count(page)).toHaveText(
      /^14\srenseignements demandés\s: \d+\sfichiers à trouver, \d+\sréponses à saisir\.$/,
    );
    await expect(page.getByText('Récupéré automatiquement')).toHaveCount(0);
    await button(page).click();
    await tick(page.getByRole('radio', { name: /^Non/ }));
    await button(page).click();
    await expect(page.getByRole('heading', { name: 'L’effort demandé à chaque entreprise' })).toBeVisible();
    await expect(page.getByText(/Récupéré automatiquement|registre public/)).toHaveCount(0);
  } finally {
    await instance.stop();
  }
});

/** Each box that takes the focus is on top of what is drawn where it stands. */
async function expectInSight(page: Page): Promise<void> {
  for (const one of await page.locator('input[name=field]').all()) {
    await one.focus();
    await expect
      .poll(() =>
        one.evaluate((input) => {
          const { left, top, width, height } = input.getBoundingClientRect();
          const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
          return input.parentElement?.contains(onTop ?? null);
        }),
      )
      .toBe(true);
  }
}

async function untick(boxes: Locator): Promise<void> {
  for (const one of await boxes.all()) {
    await one
      .page()
      .locator(`label[for="${await one.getAttribute('id')}"]`)
      .click();
    await expect(one).not.toBeChecked();
  }
}
