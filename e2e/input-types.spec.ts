import { expect, type Page } from '@playwright/test';
import { configureMarket } from './buyer';
import { answerExclusionGrounds, identifyCompany, submit } from './candidate';
import { download, entriesOf, squash, textOf } from './downloads';
import { goOnWrong } from './go-on';
import { ECONOMIC, EXERCISES, economicAnswers, fillCards, TECHNICAL, technicalAnswers } from './input-types';
import { createMarket, openApplication, receivedWebhooks } from './platform';
import { expectSection, goOn } from './sections';
import { test } from './walk';

const MARKET = 'Menuiseries du groupe scolaire';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`every input type, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('filled, corrected, read again, printed and packed', async ({ walk }) => {
      const { page, inspect } = walk;
      const market = await createMarket(page, { name: MARKET, types: ['services', 'works'] });
      await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
      const additional = [...Object.values(ECONOMIC), ...Object.values(TECHNICAL)];
      await configureMarket({ page, inspect: async () => {} }, { defense: false, additional });
      const application = await openApplication(page, market.pageUrl, '73282932000074');
      await identifyCompany({ page, inspect: async () => {} });
      await answerExclusionGrounds({ page, inspect: async () => {} });

      for (const { section, mistakes, mistake, mend, fill } of EXERCISES) {
        await expectSection(page, section);
        await inspect(`types-${section}-empty`);
        await mistake(page);
        await goOnWrong(page);
        await expectErrorsThatLead(page, mistakes);
        await inspect(`types-${section}-error`);
        await mend(page);
        await fill?.(page);
        if (section === 'team') await fillCards({ page, inspect });
        await inspect(`types-${section}-filled`);
        await goOn(page);
      }

      await expect(page).toHaveURL(/\/summary$/);
      const answers = [...economicAnswers, ...technicalAnswers];
      const read = squash((await page.locator('main').textContent()) ?? '');
      for (const answer of answers) expect(read).toContain(squash(answer));
      await submit(walk);
      await expect.poll(() => receivedWebhooks(page, application)).toHaveLength(1);

      await page.goto(market.pageUrl);
      const text = textOf(await download(page, /Attestation \(PDF\)/));
      for (const answer of answers) expect(text).toContain(squash(answer));
      const files = entriesOf(await download(page, /Dossier \(ZIP\)/)).map((name) =>
        name.replace(/_\d\d_(\d\d)_/, '_$1_'),
      );
      // After the attestation, the manifest, the attestation as a page, the ESPD response and a file of the exclusion grounds.
      expect(files.slice(5)).toEqual([
        'documents/user_01_risques_professionnels_assurance.pdf',
        'documents/user_01_cv_intervenants_equipe.pdf',
        'documents/user_02_cv_intervenants_cv-lea.pdf',
        'documents/user_01_livraisons_trois_ans_attestation-mairie.pdf',
        'documents/user_01_echantillons_photo.pdf',
        'documents/user_01_norme_assurance_qualite_iso.pdf',
      ]);
    });
  });
}

/** The summary at the top counts what is to mend, and each of its lines leads to an input that says the same. */
async function expectErrorsThatLead(page: Page, count: number): Promise<void> {
  const links = page.locator('#erreurs a');
  await expect(links).toHaveCount(count);
  for (const link of await links.all()) {
    const id = ((await link.getAttribute('href')) ?? '').slice(1);
    const input = page.locator(`[id="${id}"]`);
    await expect(input).toBeVisible();
    const messages = page.locator(`[id="${id}-errors"]`);
    for (const message of await messages.locator('p').allTextContents()) {
      await expect(page.locator(`#erreurs a[href="#${id}"]`)).toContainText([message]);
    }
  }
}
