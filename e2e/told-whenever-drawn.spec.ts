import { expect } from '@playwright/test';
import { PHONE_KEY } from './candidate';
import { EMAIL, line, NAME, SIRET } from './draft';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`what is wrong is told by whatever way one comes, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('at the field, and in a summary that leads to it', async ({ walk, browser, baseURL }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const market = await configureByApi(page.request, base, token);
      const { identifier, page: application } = await beginByApi(page.request, base, token, market, '73282932000074');
      const identity = { [`${NAME}.text`]: 'Menuiserie Lefèvre', [`${EMAIL}.text`]: 'a@lefevre.example' };
      await page.request.post(`${application}/company_identification`, { multipart: identity });
      const mistyped = { [`${NAME}.text`]: '', [`${EMAIL}.text`]: 'contact@', [`${PHONE_KEY}.text`]: '12 34' };
      await page.request.post(`${application}/company_identification`, { multipart: mistyped });

      // Another browser, by a link of its own; nothing in the address says that something is wrong.
      const links = `${base}/api/v1/market_applications/${identifier}/access_links`;
      const { url } = await (await page.request.post(links, { headers: { Authorization: `Bearer ${token}` } })).json();
      const other = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await other.goto(url);
      for (const visit of [() => other.goto(`${application}/company_identification`), () => other.reload()]) {
        await visit();
        await expect(other).toHaveTitle(/^Erreur\s:/);
        // Heard first, and reached first by the keyboard.
        await expect(other.locator('#erreurs h2')).toBeFocused();
        await expect(other.locator('#erreurs a')).toHaveCount(2);
        await expect(line(other, EMAIL)).toHaveAccessibleDescription(/n’est pas complète/);
        await expect(line(other, PHONE_KEY)).toHaveAccessibleDescription(/n’est pas valide/);
        // So is what was understood.
        await expect(line(other, SIRET)).toHaveAccessibleDescription(/Compris\s: 732\s829\s320\s00074/);
      }

      // On the summary what was typed is to be mended; only what was not is missing, and what blocks is not said not to.
      await page.goto(`${application}/summary`);
      await expect(page).not.toHaveTitle(/^Erreur/);
      const toMend = page.locator('section', { has: page.getByRole('heading', { name: 'Avant de transmettre' }) });
      await expect(toMend.getByRole('link', { name: /n’est pas complète/ })).toHaveCount(1);
      await expect(toMend.getByRole('link', { name: 'Indiquez le nom de l’entreprise.' })).toHaveCount(1);
      const missing = page.locator('section', { has: page.getByRole('heading', { name: /renseignements manquent/ }) });
      expect(
        await missing.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
      ).not.toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`${EMAIL}|${PHONE_KEY}|${NAME}`))]));
      await expect(page.locator('main dd').getByText('À corriger')).toHaveCount(2);

      await page.getByRole('button', { name: 'Transmettre ma candidature' }).click();
      await expect(page).toHaveTitle(/^Erreur\s:/);
      await inspect('summary-blocked');
      await page
        .locator('#erreurs')
        .getByRole('link', { name: /n’est pas complète/ })
        .click();
      await expect(page).toHaveURL(new RegExp(`/company_identification\\?retour=1#${EMAIL}\\.text$`));
      await expect(line(page, EMAIL)).toBeFocused();
      await expect(line(page, EMAIL)).toHaveAccessibleDescription(/n’est pas complète/);
      await expect(line(page, EMAIL)).toBeInViewport();
    });
  });
}
