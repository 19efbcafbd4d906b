import { expect, type Page } from '@playwright/test';

/**
 * Presses « next » where something is wrong. Scripts hold the form back once and lead to the first of it; who presses again
 * is told by the server, as everybody is without scripts: what is to mend, at the top of the page.
 */
export async function goOnWrong(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'Enregistrer et continuer' });
  await next.click();
  const held = page.getByText(/à corriger avant de continuer\.$/);
  const told = page.locator('#erreurs');
  await expect(held.or(told).first()).toBeAttached();
  if ((await held.count()) > 0) await next.click();
  await expect(told).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur\s:/);
}
