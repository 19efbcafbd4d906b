import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { EMAIL, line, NAME, press, SIRET } from './draft';
import { formsOf } from './faults/page-form';
import { codeFor, linksOf, type Mail, mailAbout, mailsTo } from './mailbox';
import { EDITOR_URL } from './platform';
import { goOn } from './sections';
import { tick } from './tick';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken, MARKET_NAME } from './without-browser';

/** The firm's own space: an address that a code confirms, the way back, colleagues, messages, erasure. Mails are read in the demonstration's mailbox. */

let rank = 0;
const newAddress = (who: string) => `${who}-${Date.now().toString(36)}-${++rank}@entreprise.example`;

const LIST = '/candidat/mes-candidatures';
const ADDRESS = '#email';

async function askForCode(page: Page, address: string) {
  await page.locator(ADDRESS).fill(address);
  await press(page, 'Recevoir un code');
  await expect(page).toHaveURL(/\/candidat\/code$/);
}

async function typeCode(page: Page, code: string) {
  await page.locator('#code').fill(code);
  await press(page, 'Confirmer mon adresse');
}

/** Comes in by an address, from a browser that nothing is open in. */
async function comeIn(page: Page, address: string, codes = 1) {
  await page.goto(LIST);
  await askForCode(page, address);
  await typeCode(page, await codeFor(page.request, address, codes));
  await expect(page).toHaveURL(/mes-candidatures$/);
}

/** What a filter that distrusts mail does: opens every link, and presses every button of the pages that they lead to. */
async function scan(request: APIRequestContext, mail: Mail): Promise<string[]> {
  const set: string[] = [];
  const note = (headers: { name: string; value: string }[]) =>
    set.push(...headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value));
  for (const link of linksOf(mail)) {
    const answer = await request.get(link);
    note(answer.headersArray());
    for (const { action, inputs } of formsOf(await answer.text(), new URL(link).pathname + new URL(link).search)) {
      const multipart = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
      const posted = await request.post(new URL(action, link).href, {
        multipart: { pressed: '1', ...multipart },
        maxRedirects: 0,
      });
      note(posted.headersArray());
    }
    const oneClick = await request.post(link, { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 });
    note(oneClick.headersArray());
  }
  return set.filter((cookie) => /^(__Host-)?passe-marche=[^;]/.test(cookie));
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('an address is confirmed, leads back, lets a colleague in, and is told what happens', async ({
      walk,
      baseURL,
      browser,
      playwright,
    }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const market = await configureByApi(page.request, base, await demoToken(page.request, base));
      const { page: application, identifier } = await beginByApi(
        page.request,
        base,
        await demoToken(page.request, base),
        market,
        null,
      );
      const [own, colleague] = [newAddress('moi'), newAddress('collegue')];

      await page.goto(`${application}/company_identification`);
      await page.getByText('Toutes les étapes').click();
      await page.getByRole('link', { name: 'Accès et messages' }).click();
      await inspect('people');
      await page.locator(ADDRESS).fill('moi@entreprise');
      await press(page, 'Recevoir un code');
      await expect(page.locator('#erreurs')).toContainText('nom@entreprise.fr');
      await expect(page.locator(ADDRESS)).toHaveValue('moi@entreprise');
      await inspect('people-error');
      await askForCode(page, own);
      await inspect('code');

      // A code is of no use to whoever else reads it, nor is opening and pressing everything in its mail.
      const code = await codeFor(page.request, own);
      const stranger = await playwright.request.newContext({ baseURL: base });
      const [sent] = await mailsTo(page.request, own);
      expect(sent && (await scan(stranger, sent))).toEqual([]);
      await stranger.post('/candidat/code', { multipart: { code } });
      expect(await (await stranger.get(LIST)).text()).not.toContain(identifier);
      await typeCode(page, code === '000000' ? '000001' : '000000');
      await expect(page.locator('#erreurs')).toContainText('4 essais');
      await inspect('code-wrong');
      await typeCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
      await expect(page).toHaveURL(`${application}/people`);
      await expect(page.locator('main')).toContainText(`${own} (vous)`);
      await mailAbout(page.request, own, 'Pour revenir à votre candidature');
      await inspect('people-attached');

      await page.getByLabel('Adresse électronique de votre collègue').fill(colleague);
      await press(page, 'Inviter');
      await expect(page.getByText('L’invitation part dans l’instant.')).toBeVisible();
      await expect(page.locator('main')).toContainText('pas encore utilisée');
      const invitation = await mailAbout(page.request, colleague, 'On vous invite');
      expect(await scan(stranger, invitation)).toEqual([]);

      const theirs = await (await browser.newContext({ javaScriptEnabled, baseURL: base })).newPage();
      await theirs.goto(LIST);
      await comeIn(theirs, colleague);
      await expect(theirs.getByRole('heading', { name: MARKET_NAME })).toBeVisible();
      await theirs.getByRole('button', { name: /^Reprendre/ }).click();
      await expect(theirs).toHaveURL(`${application}/company_identification`);
      await theirs.goto(`${application}/people`);
      await expect(theirs.locator('main')).toContainText(own);
      await expect(theirs.getByRole('button', { name: /Retirer mon accès/ })).toHaveCount(1);

      // Submitted by the colleague; both are told.
      await theirs.goto(`${application}/company_identification`);
      await line(theirs, SIRET).fill('732 829 320 00074');
      await line(theirs, NAME).fill('Menuiserie Lefèvre');
      await line(theirs, EMAIL).fill('contact@entreprise.example');
      await goOn(theirs);
      await theirs.goto(`${application}/summary`);
      await tick(theirs.locator('[name="declaration.choice"][value=no_exclusion]'));
      await press(theirs, 'Transmettre ma candidature');
      await expect(theirs).toHaveURL(/\/sync_status/);
      const received = await mailAbout(page.request, own, 'Votre candidature est transmise');
      expect(received.text).toContain(identifier);
      const ready = await mailAbout(page.request, own, 'Votre attestation est prête');
      await page.goto(`${base}${LIST}`);
      await expect(page.locator(`[id="${identifier}"]`)).toContainText('Transmise');
      await inspect('my-applications');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /Télécharger l’attestation/ }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`attestation_${identifier}.pdf`);

      // The scanner stops the messages at worst, which a page says and mends.
      expect(await scan(stranger, ready)).toEqual([]);
      const stop = linksOf(ready).find((link) => link.includes('/candidat/arret/')) ?? '';
      await page.goto(stop);
      if (await page.getByRole('button', { name: 'Arrêter les messages' }).isVisible())
        await press(page, 'Arrêter les messages');
      await expect(page.locator('main h1')).toHaveText('Les messages sont arrêtés');
      await inspect('messages-stopped');
      await press(page, 'Reprendre les messages');
      await expect(page.locator('main h1')).toHaveText('Arrêter les messages ?');
      await inspect('messages-stop');

      await page.goto(`${EDITOR_URL}/messagerie`);
      await inspect('mailbox');
      await page.getByRole('link', { name: 'Votre attestation est prête' }).first().click();
      await inspect('mailbox-mail');

      await page.goto(`${base}${LIST}`);
      await page.getByRole('button', { name: 'Quitter', exact: true }).click();
      await expect(page).toHaveURL(/\/quitter$/);
      await stranger.dispose();
    });

    test('an empty draft offers the one that is there; what is erased is gone', async ({ walk, baseURL }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const market = await configureByApi(page.request, base, token);
      const first = await beginByApi(page.request, base, token, market, null);
      const own = newAddress('moi');
      await page.goto(`${first.page}/people`);
      await askForCode(page, own);
      await typeCode(page, await codeFor(page.request, own));
      await expect(page).toHaveURL(`${first.page}/people`);
      // Another day: nothing is open in the browser any more.
      await page.request.post('/quitter/tout', { multipart: { all: '1' } });
      await page.goto(`${first.page}/people`);
      await expect(page.getByRole('link', { name: 'Mes candidatures' })).toBeVisible();
      await comeIn(page, own, 2);
      await inspect('my-applications-draft');
      const second = await beginByApi(page.request, base, token, market, null);
      await page.goto(`${second.page}/company_identification`);
      await expect(page.getByText('Vous avez déjà commencé une candidature à ce marché')).toBeVisible();
      await inspect('earlier-by-address');
      await page.getByRole('button', { name: /^Reprendre celle du/ }).click();
      await expect(page).toHaveURL(`${first.page}/company_identification`);

      await page.goto(`${base}${LIST}`);
      await page.getByRole('link', { name: 'Effacer mon adresse et mes accès' }).click();
      await inspect('erase-address');
      await tick(page.locator('#drafts'));
      await press(page, 'Effacer définitivement');
      await expect(page.getByText(/Votre adresse, vos accès et 1\scandidature/)).toBeVisible();
      await page.goto(`${first.page}/company_identification`);
      await expect(page.locator('main h1')).toHaveText('Ouvrez cette page depuis votre plateforme');
    });
  });
}
