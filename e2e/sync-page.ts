import { expect, type Page } from '@playwright/test';
import { inspectPage } from './inspect-page';

/** What one sees and does on a synchronisation page, the buyer's or the candidate's. */

export const RETRY = { name: 'Envoyer le message de nouveau' };

export async function expectStatus(page: Page, status: string, timeout = 60_000): Promise<void> {
  await expect(page.locator('[data-sync-status]')).toHaveAttribute('data-sync-status', status, { timeout });
}

/** Marks the document, so that one can tell later whether it is still the same one, never loaded again. */
export async function markDocument(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
  return async () => expect(page.locator('html')).toHaveAttribute('data-same', 'yes');
}

/** The announced return, as the page's live regions say it. */
export const announcedReturn = (page: Page) =>
  page.locator('[aria-live]').getByText(/^Vous allez revenir sur .+ dans 20\ssecondes\.$/);

/** Puts the page out of sight, as another tab does, or back: out of sight it asks nothing, and counts down nothing. */
export const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

/** The exam of a page that is about to go back to the platform: it may take longer than the countdown. */
export async function inspectReturning(page: Page, name: string): Promise<void> {
  await setHidden(page, true);
  await inspectPage(page, name);
  await setHidden(page, false);
}
