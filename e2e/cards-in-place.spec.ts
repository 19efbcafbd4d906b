import { expect, type Page } from '@playwright/test';
import { EMAIL, expectSaved, input, line, marketWithTeam, NEXT, openDraft, PEOPLE, press, type } from './draft';
import { samplePdf } from './sample-pdf';
import { expectSection, SECTION } from './sections';
import { test } from './walk';

/** With scripts, cards come and go where they are: the page stays, and what it says is saved. */

const person = (page: Page, rank: number) => page.getByRole('group', { name: `Personne ${rank}` });
const lastName = (page: Page, rank: number) => person(page, rank).getByLabel('Nom', { exact: true });
const ADD = 'Ajouter une personne';

async function openTeam(page: Page): Promise<void> {
  const market = await marketWithTeam(page, 'Fiches en place');
  await openDraft(page, market);
  await line(page, EMAIL).fill('contact@menuiserie.example');
  await press(page, NEXT);
  await expectSection(page, 'exclusion');
  await page.goto(page.url().replace(SECTION.exclusion, SECTION.team));
}

test('people are added and removed in place, saved, and their files go with them', async ({ walk }) => {
  const { page, inspect } = walk;
  const firstDraft = page.waitForRequest((request) => request.url().endsWith(`${SECTION.team}/draft`));
  await openTeam(page);
  const address = page.url();
  const pages: string[] = [];
  page.on('request', (request) => request.isNavigationRequest() && pages.push(request.url()));

  await expect(page.getByRole('button', { name: 'Retirer la personne 1' })).toHaveCount(0);
  await type(page, `${PEOPLE}.people.1.last_name`, 'Durand');
  expect((await firstDraft).postData(), 'an empty card is nothing to save').toMatch(/last_name=D/);
  await press(page, ADD);
  await expect(person(page, 2)).toBeFocused();
  await expect(person(page, 2)).toBeInViewport();
  await lastName(page, 2).fill('<b>Martin');
  await page.keyboard.press('Tab');
  await expect(person(page, 2).getByText('sans balise')).toBeVisible();
  await lastName(page, 2).fill('Martin');
  await expect(person(page, 2).getByText('sans balise')).toHaveCount(0);
  await person(page, 2)
    .getByLabel(/^CV/)
    .setInputFiles({ name: 'cv-lea.pdf', mimeType: 'application/pdf', buffer: samplePdf() });
  await expect(person(page, 2).getByRole('button', { name: 'Retirer le fichier cv-lea.pdf' })).toBeVisible();
  await press(page, ADD);
  await expectSaved(page);
  await inspect('cards-in-place');

  // An empty card goes at once; one that holds something is asked for first.
  await page.getByRole('button', { name: 'Retirer la personne 3' }).click();
  await expect(person(page, 3)).toHaveCount(0);
  await expect(person(page, 2)).toBeFocused();
  await page.getByRole('button', { name: 'Retirer la personne 2' }).click();
  const question = page.getByRole('alert').filter({ hasText: 'Personne 2 : retirer cette fiche ?' });
  await expect(question).toContainText('1 fichier');
  await expect(question).toBeFocused();
  await page.getByRole('button', { name: 'Non, garder' }).click();
  await expect(question).toHaveCount(0);
  await expect(person(page, 2)).toBeFocused();
  await page.getByRole('button', { name: 'Retirer la personne 2' }).click();
  await page.getByRole('button', { name: 'Oui, retirer' }).click();
  const said = page.locator('main [aria-live=polite]').filter({ hasText: 'Personne 2 retirée.' });
  await expect(said).toHaveCount(1);
  await expect(person(page, 2)).toHaveCount(0);
  await expect(person(page, 1)).toBeFocused();
  await expect(said, 'said once').toHaveCount(0);
  await expectSaved(page);
  expect(pages, 'the page stayed').toEqual([]);

  await page.reload();
  await expect(page).toHaveURL(address);
  await expect(lastName(page, 1)).toHaveValue('Durand');
  await expect(person(page, 2)).toHaveCount(0);

  // The last one too: an empty one takes its place, and nothing of it is left.
  await page.getByRole('button', { name: 'Retirer la personne 1' }).click();
  await page.getByRole('button', { name: 'Oui, retirer' }).click();
  await expect(lastName(page, 1)).toHaveValue('');
  await expectSaved(page);
  await page.reload();
  await expect(lastName(page, 1)).toHaveValue('');
  await expect(person(page, 2)).toHaveCount(0);
});

test('a card that was filled elsewhere meanwhile is not lost by removing it here', async ({ walk, context }) => {
  const { page } = walk;
  await openTeam(page);
  await type(page, `${PEOPLE}.people.1.last_name`, 'Durand');
  await press(page, ADD);
  await lastName(page, 2).fill('Martin');
  await expectSaved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  const name = (await lastName(other, 2).getAttribute('name')) ?? '';
  await type(other, name, 'Martin-Lefèvre');
  await expectSaved(other);

  await page.getByRole('button', { name: 'Retirer la personne 2' }).click();
  await page.getByRole('button', { name: 'Oui, retirer' }).click();
  const told = page.locator('.pm-saving [role=alert]');
  await expect(told).toContainText('Martin-Lefèvre');
  await told.getByRole('button', { name: 'Prendre celle qui est enregistrée' }).first().click();
  await expect(told).toBeEmpty();
  await page.reload();
  await expect(input(page, name)).toHaveValue('Martin-Lefèvre');
});
