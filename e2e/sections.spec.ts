import { expect, type Page } from '@playwright/test';
import { startInstance } from '@/bin/launcher/instance';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { candidatePages } from '@/lib/journey/candidate-steps';
import { BANKRUPTCY, choose, NEXT } from './draft';
import { expectSection, goOn, SECTION } from './sections';
import { tick } from './tick';
import { test } from './walk';
import { beginByApi, configureLongest, demoToken } from './without-browser';

const PHONE = { width: 360, height: 740 };
const MOST_SCREENS = 5;
/** What stands above the page's own content. */
const HEADER_PX = 250;

const screensOf = async (page: Page) =>
  (await page.evaluate(() => document.documentElement.scrollHeight)) / PHONE.height;

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the longest form, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, viewport: PHONE });

    test('is cut into pages of five phone screens at most, all of them one click away from each', async ({
      walk,
      baseURL,
    }) => {
      test.setTimeout(300_000);
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const market = await configureLongest(page.request, base, token);
      const application = (await beginByApi(page.request, base, token, market, '73282932000074')).page;

      await page.goto(`${application}/company_identification`);
      await page.getByText('Toutes les étapes').click();
      const addresses = await page
        .locator('.pm-steps a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
      const pages = candidatePages(CATALOGUE_FIELDS);
      expect(pages).toHaveLength(14);
      const listed = ['group', ...pages.slice(1), 'people'];
      expect(addresses).toEqual(listed.map((each) => `${new URL(application).pathname}/${each}`));
      // All but the identification, whose SIRET is known, and the summary.
      await expect(page.locator('.pm-steps').getByText('À remplir')).toHaveCount(pages.length - 2);

      // The first question is in the first screen; the market and what to prepare are above it, folded.
      const first = page.locator('main form input:not([type=hidden])').first();
      await page.goto(`${application}/company_identification`);
      const [question, main, saying] = await Promise.all(
        [first, page.locator('main'), page.locator('.pm-saving')].map((element) => element.boundingBox()),
      );
      const end = (question?.y ?? 0) + (question?.height ?? PHONE.height);
      expect(end - (main?.y ?? 0)).toBeLessThanOrEqual(PHONE.height - HEADER_PX);
      // Without scripts the menu of the site is in plain sight above.
      if (javaScriptEnabled) expect(end).toBeLessThanOrEqual(saying?.y ?? 0);
      await expect(page.getByText('Date limite')).toBeHidden();
      await page.getByText('Le marché', { exact: true }).click();
      await expect(page.getByText('Date limite')).toBeVisible();
      const documents = page.getByText('Attestation de régularité fiscale (impots.gouv.fr)');
      await expect(documents).toBeHidden();
      await page.getByText('À préparer', { exact: true }).click();
      await expect(documents).toBeVisible();
      await inspect('identification-unfolded');

      const heights: Record<string, number> = {};
      for (const each of pages.filter((one) => one !== 'summary')) {
        await page.goto(`${application}/${each}`);
        await expect(page.getByRole('button', { name: NEXT })).toBeVisible();
        heights[each] = await screensOf(page);
        await inspect(`section-${each.replace('/', '-')}`);
      }
      // Once the firm is identified registers are asked, and a page says of each what it does or knows: that takes room too.
      const name = { 'identite_entreprise_identification_raison_sociale.text': 'Menuiserie Lefèvre' };
      await page.request.post(`${application}/company_identification`, { multipart: name });
      for (const each of pages.filter((one) => one !== 'summary')) {
        await page.goto(`${application}/${each}`);
        heights[`${each}, registers asked`] = await screensOf(page);
      }
      expect(Object.entries(heights).filter(([, screens]) => screens > MOST_SCREENS)).toEqual([]);
    });

    test('is filled in any order; a category leads to what is left of it, and the link to where one stopped', async ({
      page,
      baseURL,
    }) => {
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const market = await configureLongest(page.request, base, token);
      const { page: application, identifier } = await beginByApi(page.request, base, token, market, null);
      const leadsTo = async (step: string) => {
        const answer = await page.request.get(`${application}/${step}`, { maxRedirects: 0 });
        return [answer.status(), answer.headers().location?.replace(new URL(application).pathname, '')];
      };
      expect(await leadsTo('motifs_exclusion')).toEqual([303, `/${SECTION.exclusion}`]);

      await page.goto(`${application}/${SECTION.declaration}`);
      await choose(page, 'declaration.choice', 'no_exclusion');
      await goOn(page);
      await expectSection(page, 'turnover');
      await page.goto(`${application}/${SECTION.appreciation}`);
      const radios = page.locator('main input[type=radio][value=no]');
      for (const radio of await radios.all()) await tick(radio);
      await goOn(page);
      await expectSection(page, 'declaration');

      // A category leads to its first section that is not done; one that is not asked for, where one stopped.
      expect(await leadsTo('motifs_exclusion')).toEqual([303, `/${SECTION.exclusion}`]);
      expect(await leadsTo('capacite_economique_financiere')).toEqual([303, `/${SECTION.turnover}`]);
      expect(await leadsTo('nowhere')).toEqual([303, `/${SECTION.turnover}`]);

      // What is posted to a category is saved, its declaration with it, and nothing else is touched.
      const posted = {
        [`${BANKRUPTCY}.choice`]: 'no',
        'declaration.choice': 'concerned',
        'declaration.explanation': 'x',
      };
      const saved = await page.request.post(`${application}/motifs_exclusion`, { multipart: posted, maxRedirects: 0 });
      expect([saved.status(), saved.headers().location]).toEqual([
        303,
        new URL(`${application}/${SECTION.turnover}`).pathname,
      ]);
      await page.goto(`${application}/${SECTION.exclusion}`);
      await expect(page.locator(`input[name="${BANKRUPTCY}.choice"][value=no]`)).toBeChecked();
      await page.goto(`${application}/${SECTION.declaration}`);
      await expect(page.locator('[name="declaration.explanation"]')).toHaveValue('x');
      await page.goto(`${application}/${SECTION.appreciation}`);
      await expect(radios.first()).toBeChecked();

      // What is wrong in it is shown where it is.
      const wrong = { 'declaration.choice': 'concerned', 'declaration.explanation': '' };
      const refused = await page.request.post(`${application}/motifs_exclusion`, { multipart: wrong, maxRedirects: 0 });
      expect(refused.headers().location).toBe(new URL(`${application}/${SECTION.declaration}`).pathname);

      const links = `${base}/api/v1/market_applications/${identifier}/access_links`;
      const { url } = await (await page.request.post(links, { headers: { Authorization: `Bearer ${token}` } })).json();
      await page.goto(url);
      await expectSection(page, 'turnover');
    });
  });
}

test('what registers answer leaves every page within five phone screens', async ({ page, request }) => {
  test.setTimeout(240_000);
  // Their limits by the minute are its own here.
  const own = await startInstance({}, 'sections');
  try {
    const base = own.applicationUrl;
    const token = await demoToken(request, base);
    const market = await configureLongest(request, base, token);
    const application = (await beginByApi(page.request, base, token, market, '73282932000074')).page;
    await page.setViewportSize(PHONE);
    const name = { 'identite_entreprise_identification_raison_sociale.text': 'Menuiserie Lefèvre' };
    await page.request.post(`${application}/company_identification`, { multipart: name });
    const heights: Record<string, number> = {};
    for (const each of candidatePages(CATALOGUE_FIELDS).filter((one) => one !== 'summary')) {
      await page.goto(`${application}/${each}`);
      await expect(page.getByText('Recherche en cours')).toHaveCount(0, { timeout: 150_000 });
      heights[each] = await screensOf(page);
    }
    expect(Object.entries(heights).filter(([, screens]) => screens > MOST_SCREENS)).toEqual([]);
  } finally {
    await own.stop();
  }
});
