import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { signInToConsole } from './console-session';
import { inspectPage } from './inspect-page';
import { test } from './walk';
import { configureByApi, demoToken } from './without-browser';

test('audit log: a reader finds what was done to a market, takes it away, and reads whether the log is whole', async ({
  page,
  browser,
}) => {
  const market = await configureByApi(page.request, '', await demoToken(page.request, ''));
  const context = await browser.newContext();
  await signInToConsole(context, 'reader');
  const console = await context.newPage();
  await console.goto('/admin/audit');
  await expect(console.locator('main')).toContainText('Dernière ligne scellée');
  await expect(console.locator('main')).toContainText('Dernière vérification');
  await inspectPage(console, 'console-audit');

  await console.getByLabel('À propos de (identifiant entier)').fill(market);
  await console.getByLabel('Action').selectOption({ label: 'Marché finalisé' });
  await console.getByRole('button', { name: 'Filtrer' }).click();
  await expect(console.locator('tbody tr')).toHaveCount(1);
  await expect(console.locator('tbody tr')).toContainText('Acheteur');
  await expect(console.getByRole('link', { name: market })).toHaveAttribute('href', `/admin/markets/${market}`);

  const [file] = await Promise.all([
    console.waitForEvent('download'),
    console.getByRole('link', { name: /Télécharger en CSV/ }).click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffid;at;actor_kind;/);
  expect(lines.slice(1, -1)).toHaveLength(1);
  expect(lines[1]).toContain(`;market.completed;market;${market};`);

  await test.step('who took it away is in the log', async () => {
    await console.goto('/admin/audit?action=audit.exported');
    await expect(console.locator('tbody tr').first()).toContainText('Journal exporté');
  });
});
