import { expect, type Page } from '@playwright/test';
import { BANKRUPTCY } from './draft';
import { SECTION } from './sections';
import { expectScripted, expectUnderway, inputOf, limitUpload, NEXT, pdf, removal } from './uploads';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

/** An upload that goes on, ends or is refused moves nothing: a button stays under the finger that aims at it. */

declare global {
  interface Window {
    /** Where « next » stood in the page, each place once, in the order of time. */
    places: number[];
  }
}

const NORMS = 'capacites_techniques_professionnelles_assurance_qualite_norme_assurance_qualite';
const LONG = 'certificat de management de la qualité, renouvelé en 2026, traduit.pdf';

async function watchNext(page: Page): Promise<void> {
  await page.evaluate((words) => {
    const next = [...document.querySelectorAll('button')].find((button) => button.textContent === words);
    if (!next) throw new Error('no such button');
    window.places = [];
    const look = () => {
      const place = next.getBoundingClientRect().top + scrollY;
      if (window.places.at(-1) !== place) window.places.push(place);
      requestAnimationFrame(look);
    };
    look();
  }, NEXT.name);
}

const placesOf = (page: Page) => page.evaluate(() => window.places);

for (const width of [1280, 360]) {
  test(`at ${width} px, what becomes of a file moves nothing below it`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width, height: 740 });
    const base = baseURL ?? '';
    const token = await demoToken(page.request, base);
    const market = await configureByApi(page.request, base, token, BANKRUPTCY, NORMS);
    const application = await beginByApi(page.request, base, token, market, null);
    await page.goto(`${application.page}/${SECTION.quality}`);
    const input = inputOf(page, `${NORMS}.documents`);
    const next = page.getByRole('button', NEXT);
    await expectScripted(page, `${NORMS}.documents`);

    await limitUpload(page, 60_000);
    const refused = { ...pdf('programme.pdf', 100_000), buffer: Buffer.alloc(100_000, 'MZ\x90\x00\x03') };
    await input.setInputFiles([pdf(LONG, 200_000), refused]);
    await watchNext(page);
    await expectUnderway(page, LONG);
    await expect(removal(page, LONG)).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.fr-error-text').filter({ hasText: 'programme.pdf' })).toBeVisible({ timeout: 30_000 });
    expect(await placesOf(page), 'while they go up, and afterwards').toHaveLength(1);

    // What one does there oneself gives the room back, then keeps what is there.
    await page.getByRole('button', { name: 'Masquer ce qui est dit de programme.pdf' }).click();
    const dismissed = await next.evaluate((button) => button.getBoundingClientRect().top + scrollY);
    expect((await placesOf(page)).at(-1)).toBe(dismissed);
    const [first = 0] = await placesOf(page);
    expect(dismissed).toBeLessThan(first);
    await watchNext(page);
    await removal(page, LONG).click();
    await expect(removal(page, LONG)).toHaveCount(0);
    expect(await placesOf(page), 'once it is removed').toHaveLength(1);
  });
}
