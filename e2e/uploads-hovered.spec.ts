import { expect } from '@playwright/test';
import { inspectHovered } from './inspect-page';
import { SECTION } from './sections';
import { expectUnderway, giveFiles, inputOf, limitUpload, openFiles, PEOPLE, pdf, removal } from './uploads';
import { test } from './walk';

/** The buttons of files have other colours under the mouse, and other grounds in a card: they stay readable. */

test('under the mouse, in both themes', async ({ walk, baseURL }) => {
  const { page } = walk;
  const application = await openFiles(page, baseURL ?? '');
  await giveFiles(page, pdf('a.pdf'));
  await expect(removal(page, 'a.pdf')).toBeVisible();
  await inspectHovered(page, 'remove', removal(page, 'a.pdf'));
  await inspectHovered(page, 'replace', page.getByRole('button', { name: 'Remplacer le fichier a.pdf' }));

  await giveFiles(page, { ...pdf('b.pdf'), buffer: Buffer.from('MZ\x90\x00\x03') });
  await inspectHovered(page, 'dismiss', page.getByRole('button', { name: 'Masquer ce qui est dit de b.pdf' }));
  await limitUpload(page, 60_000);
  await giveFiles(page, pdf('long.pdf', 4_000_000));
  await expectUnderway(page, 'long.pdf');
  const cancel = page.getByRole('button', { name: 'Annuler l’envoi de long.pdf' });
  await inspectHovered(page, 'cancel', cancel);
  await cancel.click();
  await limitUpload(page, null);

  await page.goto(`${application}/${SECTION.team}`);
  await inputOf(page, `${PEOPLE}.people.1.cv_documents`).setInputFiles(pdf('cv.pdf'));
  await expect(removal(page, 'cv.pdf')).toBeVisible();
  await inspectHovered(page, 'remove in a card', removal(page, 'cv.pdf'));
});
