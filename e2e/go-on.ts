import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Presses « next » where something is wrong. Scripts hold the form back once and lead to the first of it; who presses again
 * is told by the server, as everybody is without scripts. `told`: what the server's answer shows.
 */
export async function pressAnyway(page: Page, told: Locator): Promise<void> {
  const next = page.getByRole('button', { name: 'Enregistrer et continuer' });
  await next.click();
  const held = page.getByText(/à corriger avant de continuer\.$/);
  await expect(held.or(told).first()).toBeAttached();
  if ((await held.count()) > 0) await next.click();
  await expect(told).toBeVisible();
}

/** The same where the server shows what is to mend, at the top of the page. */
export async function goOnWrong(page: Page): Promise<void> {
  await pressAnyway(page, page.locator('#erreurs'));
  await expect(page).toHaveTitle(/^Erreur\s:/);
}
