import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import {
  ACTIVITY,
  alertOf,
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
import { freePorts, killTree, startOwnInstance, stopOwnInstance } from './own-instance';
import { test } from './walk';
import { demoToken, openByApi } from './without-browser';

/** What one types while the network, the session or the server is away. */

let market: string;

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  market = await marketWithTeam(page, 'Enregistré malgré tout');
  await page.close();
});

/** Waits for the answer to a save of a draft. */
const nextSave = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/draft'));

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
  await other.goto(market);
  const identifier = new URL(page.url()).pathname.split('/').at(-2);
  await other.locator(`#ouvrir-${identifier}`).click();
  await expect(line(other, NAME)).toHaveValue('Avant');
  await other.close();
  await expectSaved(page);
  await page.reload();
  await expect(line(page, NAME)).toHaveValue('Après la fin de la session');
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
      // After the loss of the page itself, all is saved but the field that was being typed in.
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
