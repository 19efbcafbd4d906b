import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startInstance } from '@/bin/launcher/instance';
import { startClamd } from '@/lib/files/testing/clamd-server';
import { choose, expectSaved } from './draft';
import { SECTION } from './sections';
import { giveFiles, inputOf, keptNames, openFiles, pdf, removal } from './uploads';
import { test } from './walk';

/** What a page says of its parts and files follows what becomes of them, without being loaded again. */

const inSteps = (page: Page, section: RegExp) => page.locator('.pm-steps li li').filter({ hasText: section });
/** Where this is on the screen. */
const placeOf = async (page: Page) => (await inputOf(page).boundingBox())?.y;

test('badges follow uploads and typing, and nothing moves', async ({ walk, baseURL }) => {
  const { page, inspect } = walk;
  const application = await openFiles(page, baseURL ?? '');
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.getByText('Toutes les étapes').click();
  await expect(inSteps(page, /fiscale/)).toContainText('À remplir');
  const before = await placeOf(page);

  await giveFiles(page, pdf('a.pdf'));
  await expect(inSteps(page, /fiscale/)).toContainText('Complet');
  await removal(page, 'a.pdf').click();
  await expect(inSteps(page, /fiscale/)).toContainText('À remplir');
  await page.evaluate(() => window.scrollTo(0, 0));
  expect(await placeOf(page)).toBe(before);
  expect(loads).toBe(0);

  await page.goto(`${application}/${SECTION.declaration}`);
  await page.getByText('Toutes les étapes').click();
  await expect(inSteps(page, /honneur/)).toContainText('À remplir');
  await choose(page, 'declaration.choice', 'no_exclusion');
  await expectSaved(page);
  await expect(inSteps(page, /honneur/)).toContainText('Complet');
  await inspect('live-states');
});

test('what the antivirus says comes by itself; a flagged file goes with its reason', async ({ walk }) => {
  const { page, inspect } = walk;
  const verdicts = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let asked = 0;
  const clamd = await startClamd({ answer: () => verdicts[asked++]?.promise ?? Promise.resolve('stream: OK') });
  const { host, port } = clamd.address;
  const instance = await startInstance({ CLAMD_HOST: `${host}:${port}` }, 'live-states');
  try {
    await page.clock.install();
    await openFiles(page, instance.applicationUrl);
    const files = page.locator('.pm-files');
    await giveFiles(page, pdf('a.pdf'));
    await expect(files).toContainText('a.pdf (1 ko), analyse en attente');
    await expect.poll(() => asked).toBe(1);
    await giveFiles(page, pdf('b.pdf', 2_000));
    await expect(files).toContainText('b.pdf (2 ko), analyse en attente');
    verdicts[0]?.resolve('stream: OK');
    await expect(files).toContainText('a.pdf (1 ko), aucune menace détectée');
    verdicts[1]?.resolve('stream: Something FOUND');
    await expect(
      page.locator('[aria-live=assertive]').filter({ hasText: /b\.pdf\s» est signalé par l’antivirus/ }),
    ).toBeVisible();
    await expect(removal(page, 'b.pdf')).toHaveCount(0);
    expect(await keptNames(page)).toEqual(['a.pdf']);
    await inspect('live-flagged');

    // Everything is known: the page asks no more.
    const asking: string[] = [];
    page.on('request', (request) => request.url().endsWith('/states') && asking.push(request.url()));
    await page.clock.fastForward(120_000);
    await page.evaluate(() => fetch('/livez'));
    expect(asking).toEqual([]);
  } finally {
    await instance.stop();
    await clamd.stop();
  }
});

test('a folder that is dropped is refused with what to do, beside files that are taken', async ({ walk, baseURL }) => {
  const { page } = walk;
  await openFiles(page, baseURL ?? '');
  const parent = mkdtempSync(path.join(tmpdir(), 'passe-marche-folder-'));
  try {
    const folder = path.join(parent, 'Pièces du marché');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'inside.txt'), 'Dedans');
    writeFileSync(path.join(parent, 'beside.txt'), 'À côté');
    await dropOn(page, [folder, path.join(parent, 'beside.txt')]);
    await expect(removal(page, 'beside.txt')).toBeVisible();
    await expect(page.locator('[data-upload=stopped]')).toHaveText(
      /«\sPièces du marché\s» est un dossier\s: ouvrez-le, puis ajoutez les fichiers qu’il contient/,
    );
    expect(await keptNames(page)).toEqual(['beside.txt']);
  } finally {
    rmSync(parent, { recursive: true });
  }
});

/** Drops what the disk holds, as a person does from a window of files. */
async function dropOn(page: Page, paths: string[]): Promise<void> {
  await inputOf(page).scrollIntoViewIfNeeded();
  const box = await inputOf(page).boundingBox();
  const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10 };
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, ...at, data });
  // Until the page's scripts run, what is dropped goes to the plain file input.
  await expect(async () => {
    await send('dragEnter');
    await send('dragOver');
    await expect(page.locator('.pm-drop--over')).toBeVisible({ timeout: 500 });
  }).toPass();
  await send('drop');
}
