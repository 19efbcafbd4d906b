import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { tabTo } from './keyboard';
import { SECTION } from './sections';
import { writeSizedPdf } from './sized-pdf';
import {
  expectScripted,
  expectUnderway,
  giveFiles,
  inputOf,
  keptNames,
  limitUpload,
  NEXT,
  openFiles,
  PEOPLE,
  pdf,
  removal,
} from './uploads';
import { test } from './walk';

/** Files given by the keyboard, in cards, as large as may be, and without scripts. */

const LARGE_BYTES = 4_000_000;

test('with the keyboard alone', async ({ walk, baseURL }) => {
  const { page } = walk;
  await openFiles(page, baseURL ?? '');
  const choose = async (name: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(pdf(name));
    await expect(removal(page, name)).toBeVisible();
  };
  await tabTo(page, inputOf(page));
  await choose('un.pdf');
  await tabTo(page, page.getByRole('button', { name: 'Remplacer le fichier un.pdf' }));
  await choose('deux.pdf');
  await limitUpload(page, 60_000);
  await giveFiles(page, pdf('long.pdf', LARGE_BYTES));
  await expectUnderway(page, 'long.pdf');
  await tabTo(page, page.getByRole('button', { name: 'Annuler l’envoi de long.pdf' }));
  await page.keyboard.press('Enter');
  await expect(inputOf(page)).toBeFocused();
  await limitUpload(page, null);
  await tabTo(page, removal(page, 'deux.pdf'));
  await page.keyboard.press('Enter');
  await expect(inputOf(page)).toBeFocused();
  expect(await keptNames(page)).toEqual([]);
});

test('in cards: each file stays with its card', async ({ walk, baseURL }) => {
  const { page, inspect } = walk;
  const application = await openFiles(page, baseURL ?? '');
  await page.goto(`${application}/${SECTION.team}`);
  await inputOf(page, `${PEOPLE}.people.1.cv_documents`).setInputFiles(pdf('cv-paul.pdf'));
  await inputOf(page, `${PEOPLE}.documents`).setInputFiles(pdf('equipe.pdf'));
  const card = (rank: number) => page.getByRole('group', { name: `Personne ${rank}` });
  await expect(removal(card(1), 'cv-paul.pdf')).toBeVisible();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await card(2).getByLabel(/^CV/).setInputFiles(pdf('cv-lea.pdf'));
  await expect(removal(card(2), 'cv-lea.pdf')).toBeVisible();
  await inspect('uploads-cards');
  await page.getByRole('button', { name: 'Retirer la personne 1' }).click();
  await page.getByRole('button', { name: 'Oui, retirer' }).click();
  await expect(card(2)).toHaveCount(0);
  await expect(removal(card(1), 'cv-lea.pdf')).toBeVisible();
  expect(await keptNames(page)).toEqual(['equipe.pdf', 'cv-lea.pdf']);
});

test('100 Mo under a name in several scripts arrive whole', async ({ walk, baseURL }) => {
  const { page } = walk;
  await openFiles(page, baseURL ?? '');
  const folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-uploads-'));
  try {
    const name = 'Mémoire technique n° 1 – été 2026, 技術 Ωμέγα 🏗.pdf';
    const sha256 = await writeSizedPdf(path.join(folder, name), 100_000_000);
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/files'), { timeout: 120_000 });
    // as fast as it can, it may be there before anybody sees it on its way
    await limitUpload(page, 20_000_000);
    await expectScripted(page);
    await inputOf(page).setInputFiles(path.join(folder, name));
    await expectUnderway(page, name);
    await limitUpload(page, null);
    expect((await (await answered).json()).file).toMatchObject({ name, sha256, size_bytes: 100_000_000 });
    await expect(removal(page, name)).toBeVisible();
    await expect(page.locator('main')).toContainText('100 Mo sur 500 Mo');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('files go with the form, and are removed by a button', async ({ page, baseURL }) => {
    await openFiles(page, baseURL ?? '');
    const step = page.url();
    await expect(page.getByText('Ou déposez vos fichiers ici').filter({ visible: true })).toHaveCount(0);
    await giveFiles(page, pdf('un.pdf'), pdf('deux.pdf'));
    await page.getByRole('button', NEXT).click();
    await page.goto(step);
    await expect(page.getByRole('button', { name: 'Remplacer' })).toHaveCount(0);
    await removal(page, 'un.pdf').click();
    await expect(removal(page, 'deux.pdf')).toBeVisible();
    await expect(removal(page, 'un.pdf')).toHaveCount(0);
  });
});
