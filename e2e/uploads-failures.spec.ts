import { readdirSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { expect } from '@playwright/test';
import { strike } from '@/bin/chaos/victims';
import { startInstance } from '@/bin/launcher/instance';
import {
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

/** Files that are refused, lost on the way, or sent by somebody whose access has ended. */

const program = { ...pdf('bilan.pdf'), buffer: Buffer.from('MZ\x90\x00\x03') };

test('refused: said next to the field, and never passed over in silence', async ({ walk, baseURL }) => {
  const { page, inspect } = walk;
  await openFiles(page, baseURL ?? '');
  const step = page.url();
  await giveFiles(page, program, pdf('bon.pdf'));
  const message = page
    .getByText(/Le fichier «\sbilan\.pdf\s» est un programme/)
    .locator('visible=true')
    .first();
  await expect(message).toBeVisible();
  await expect(removal(page, 'bon.pdf')).toBeVisible();
  await expect(inputOf(page)).toHaveAccessibleDescription(/bilan\.pdf\s» est un programme/);
  await inspect('uploads-refused');
  await page.getByRole('button', NEXT).click();
  await expect(page.locator('[data-upload=stopped]')).toBeFocused();
  expect(page.url()).toBe(step);
  await page.getByRole('button', NEXT).click();
  await expect(page).not.toHaveURL(step);
  expect(await keptNames(page, step)).toEqual(['bon.pdf']);
});

test('a network that goes and comes back', async ({ walk, baseURL, context }) => {
  const { page, inspect } = walk;
  await openFiles(page, baseURL ?? '');
  await giveFiles(page, pdf('a.pdf'));
  await expect(removal(page, 'a.pdf')).toBeVisible();
  await context.setOffline(true);
  await giveFiles(page, pdf('b.pdf'));
  const lost = page.locator('[data-upload=stopped]');
  await expect(lost).toContainText('la connexion a été coupée');
  await removal(page, 'a.pdf').click();
  await expect(page.locator('.fr-error-text', { hasText: 'n’a pas pu être retiré' })).toBeVisible();
  await context.setOffline(false);
  await expect(removal(page, 'b.pdf')).toBeVisible();
  expect(await keptNames(page)).toEqual(['a.pdf', 'b.pdf']);

  await page.route('**/files', (route) => route.abort());
  await giveFiles(page, pdf('c.pdf'));
  await expect(lost).toBeVisible();
  await page.mouse.move(0, 0);
  await inspect('uploads-lost');
  await page.unroute('**/files');
  await page.getByRole('button', { name: 'Réessayer d’envoyer c.pdf' }).click();
  await expect(removal(page, 'c.pdf')).toBeVisible();
  await expect(lost).toHaveCount(0);
});

test('an answer that is lost once the file is kept: sent again, the file is kept once', async ({ walk, baseURL }) => {
  const { page } = walk;
  await openFiles(page, baseURL ?? '');
  // The server has answered; the browser never hears of it.
  const loseAnswer = () =>
    page.route('**/files*', async (route) => {
      expect((await route.fetch()).status()).toBe(201);
      await route.abort('connectionreset');
    });
  await loseAnswer();
  await giveFiles(page, pdf('a.pdf'));
  await expect(page.locator('[data-upload=stopped]')).toContainText('la connexion a été coupée');
  expect(await keptNames(page)).toEqual(['a.pdf']);
  await page.unroute('**/files*');
  await page.getByRole('button', { name: 'Réessayer d’envoyer a.pdf' }).click();
  await expect(removal(page, 'a.pdf')).toBeVisible();
  expect(await keptNames(page)).toEqual(['a.pdf']);

  await loseAnswer();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Remplacer le fichier a.pdf' }).click();
  await (await chooser).setFiles(pdf('b.pdf'));
  await expect(page.locator('[data-upload=stopped]')).toContainText('la connexion a été coupée');
  await page.unroute('**/files*');
  await page.getByRole('button', { name: 'Réessayer d’envoyer b.pdf' }).click();
  await expect(removal(page, 'b.pdf')).toBeVisible();
  await expect(removal(page, 'a.pdf')).toHaveCount(0);
  expect(await keptNames(page)).toEqual(['b.pdf']);
});

test('an access that ended is told, and the file goes up once it is back', async ({ walk, baseURL, context }) => {
  const { page } = walk;
  await openFiles(page, baseURL ?? '');
  const cookies = await context.cookies();
  await context.clearCookies();
  await giveFiles(page, pdf('a.pdf', 3_000_000));
  await expect(page.locator('[data-upload=stopped]')).toContainText('Votre accès a pris fin');
  await context.addCookies(cookies);
  await page.getByRole('button', { name: 'Réessayer d’envoyer a.pdf' }).click();
  await expect(removal(page, 'a.pdf')).toBeVisible();
});

test('a sender who leaves once all of the file has left: it is not kept, nor does it come later', async ({
  walk,
  baseURL,
  context,
}) => {
  const { page } = walk;
  await openFiles(page, baseURL ?? '');
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const form = new FormData();
  form.append(INPUT, new Blob([new Uint8Array(pdf('parti.pdf', 20_000_000).buffer)]), 'parti.pdf');
  const body = new Response(form);
  const headers = {
    cookie: cookies,
    origin: new URL(page.url()).origin,
    'content-type': body.headers.get('content-type') ?? '',
  };
  const bytes = Buffer.from(await body.arrayBuffer());
  const request = http.request(`${page.url()}/files`, {
    method: 'POST',
    headers: { ...headers, 'content-length': bytes.length },
  });
  const left = new Promise((resolve) => request.on('close', resolve).on('error', () => {}));
  request.end(bytes, () => request.destroy());
  await left;
  // judged after the one that nobody waits for
  await giveFiles(page, pdf('reste.pdf', 20_000_000));
  await expect(removal(page, 'reste.pdf')).toBeVisible();
  expect(await keptNames(page)).toEqual(['reste.pdf']);
});

test('kill -9 of the web process half-way: nothing is half-stored, and the file goes up again', async ({ walk }) => {
  const { page } = walk;
  const instance = await startInstance({}, 'uploads');
  const objects = () => {
    const folder = path.join(instance.dataFolder, 'storage');
    const names = readdirSync(folder, { recursive: true, withFileTypes: true });
    return names.filter((entry) => entry.isFile() && !entry.parentPath.endsWith('partial')).map(({ name }) => name);
  };
  try {
    await openFiles(page, instance.applicationUrl);
    await giveFiles(page, pdf('avant.pdf'));
    await expect(removal(page, 'avant.pdf')).toBeVisible();
    const before = objects();
    await limitUpload(page, 200_000);
    await giveFiles(page, pdf('long.pdf', 3_000_000));
    await expectUnderway(page, 'long.pdf');
    expect(strike(instance.pid, 'web', 'SIGKILL')).toBe(true);
    await expect(page.locator('[data-upload=stopped]')).toContainText('la connexion a été coupée');
    const isReady = () =>
      page.request.get(`${instance.applicationUrl}/readyz`).then(
        (answer) => answer.ok(),
        () => false,
      );
    await expect.poll(isReady).toBe(true);
    expect(await keptNames(page)).toEqual(['avant.pdf']);
    expect(objects()).toEqual(before);
    await limitUpload(page, null);
    await page.getByRole('button', { name: 'Réessayer d’envoyer long.pdf' }).click();
    await expect(removal(page, 'long.pdf')).toBeVisible();
    expect(await keptNames(page)).toEqual(['avant.pdf', 'long.pdf']);
    expect(objects()).toHaveLength(before.length + 1);
  } finally {
    await instance.stop();
  }
});
