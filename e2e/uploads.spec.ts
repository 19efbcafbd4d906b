import { expect } from '@playwright/test';
import {
  bar,
  expectUnderway,
  giveFiles,
  INPUT,
  inputOf,
  keptNames,
  limitUpload,
  NEXT,
  openFiles,
  pdf,
  removal,
} from './uploads';
import { test } from './walk';

/** Files that go up as soon as they are chosen, in a browser with scripts. */

const LARGE_BYTES = 4_000_000;

test('chosen, followed, cancelled, kept, and not posted again', async ({ walk, baseURL }) => {
  const { page, inspect } = walk;
  await openFiles(page, baseURL ?? '');
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
  await inspect('uploads-empty');
  await giveFiles(page, pdf('Kbis – été.pdf'));
  await expect(removal(page, 'Kbis – été.pdf')).toBeVisible();
  await expect(page.locator('.pm-files')).toContainText('Kbis – été.pdf (1 ko), non analysé');
  await expect(page.locator('[aria-live=polite]').filter({ hasText: /^Kbis – été\.pdf est enregistré/ })).toContainText(
    '1 ko sur 500 Mo',
  );

  await limitUpload(page, 60_000);
  await giveFiles(page, ...['a.pdf', 'b.pdf', 'c.pdf'].map((name) => pdf(name, LARGE_BYTES)));
  for (const name of ['a.pdf', 'b.pdf']) await expectUnderway(page, name);
  await expect(page.getByText(/^Envoi de a\.pdf\s: .+ sur 4\sMo \(\d+\s%\)$/)).toBeVisible();
  await expect(page.getByText(/en attente de son tour$/)).toHaveText(/^c\.pdf/);
  expect(posts.filter((address) => address.endsWith('/files'))).toHaveLength(3);
  await inspect('uploads-running');

  const step = page.url();
  const asked = page.waitForEvent('dialog');
  const leaving = page.getByRole('link', { name: 'Précédent' }).click();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await leaving;
  expect(page.url()).toBe(step);

  await page.getByRole('button', { name: 'Annuler l’envoi de a.pdf' }).click();
  await expect(bar(page, 'a.pdf')).toHaveCount(0);
  await expect(inputOf(page)).toBeFocused();
  await expectUnderway(page, 'c.pdf');
  await page.getByRole('button', { name: 'Annuler l’envoi de c.pdf' }).click();
  expect(await keptNames(page)).toEqual(['Kbis – été.pdf']);

  // « Next » waits for what is on its way.
  await page.getByRole('button', NEXT).click();
  await expect(page.getByText('la suite s’ouvrira dès que vos fichiers seront arrivés')).toBeVisible();
  await inspect('uploads-held');
  expect(page.url()).toBe(step);
  await limitUpload(page, null);
  await expect(page).not.toHaveURL(step);
  expect(await keptNames(page, step)).toEqual(['Kbis – été.pdf', 'b.pdf']);
  expect(posts.filter((address) => address.endsWith('/files'))).toHaveLength(4);
});

test('replaced, removed, dropped; what is too large is told at once', async ({ walk, baseURL }) => {
  const { page, inspect } = walk;
  await openFiles(page, baseURL ?? '');
  await giveFiles(page, pdf('un.pdf'), pdf('deux.pdf'));
  await expect(removal(page, 'deux.pdf')).toBeVisible();
  await expect(removal(page, 'un.pdf')).toBeVisible();

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Remplacer le fichier un.pdf' }).click();
  await (await chooser).setFiles(pdf('trois.pdf'));
  await expect(removal(page, 'trois.pdf')).toBeVisible();
  await expect(removal(page, 'un.pdf')).toHaveCount(0);
  await removal(page, 'deux.pdf').click();
  await expect(removal(page, 'deux.pdf')).toHaveCount(0);
  await expect(inputOf(page)).toBeFocused();
  expect(await keptNames(page)).toEqual(['trois.pdf']);

  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    for (const name of ['note.txt', 'suite.txt']) transfer.items.add(new File([`Bonjour ${name}`], name));
    return transfer;
  });
  const zone = page.locator('.pm-drop').filter({ has: inputOf(page) });
  await zone.dispatchEvent('dragenter', { dataTransfer: dropped });
  await expect(zone).toHaveClass(/pm-drop--over/);
  await page.mouse.move(0, 0);
  await inspect('uploads-dragged-over');
  await zone.dispatchEvent('drop', { dataTransfer: dropped });
  for (const name of ['note.txt', 'suite.txt']) await expect(removal(page, name)).toBeVisible();
  await expect(zone).not.toHaveClass(/pm-drop--over/);

  // Beside a field nothing happens, where a browser would open the file in place of the page.
  const isPrevented = await page.evaluate((dataTransfer) => {
    const event = new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true });
    return !document.body.dispatchEvent(event);
  }, dropped);
  expect(isPrevented).toBe(true);

  await page.evaluate((name) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(100_000_001)], 'plans.pdf'));
    const input = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (!input) return;
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, INPUT);
  await expect(zone).toContainText('plans.pdf » dépasse 100 Mo');
});

test('cancelled when all of it has left: removed as soon as the server says that it is kept', async ({
  walk,
  baseURL,
}) => {
  const { page } = walk;
  await openFiles(page, baseURL ?? '');
  // The server has the file, and its answer comes once the person has cancelled.
  const session = await page.context().newCDPSession(page);
  const answered = new Promise<string>((resolve) =>
    session.once('Fetch.requestPaused', ({ requestId }) => resolve(requestId)),
  );
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/files', requestStage: 'Response' }] });
  await giveFiles(page, pdf('a.pdf'));
  const requestId = await answered;
  expect(await keptNames(page)).toEqual(['a.pdf']);
  await page.getByRole('button', { name: 'Annuler l’envoi de a.pdf' }).click();
  await expect(page.getByText(/^a\.pdf\s: annulation en cours$/)).toBeVisible();
  await session.send('Fetch.continueRequest', { requestId });
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Envoi de a.pdf annulé' })).toBeAttached();
  await expect(removal(page, 'a.pdf')).toHaveCount(0);
  expect(await keptNames(page)).toEqual([]);
});
