import { expect, type Page } from '@playwright/test';

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
  page.getByRole('status').filter({ hasText: /^Vous allez revenir sur .+ dans 20\ssecondes\.$/ });
