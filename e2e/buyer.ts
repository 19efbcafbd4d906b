import { expect, type Page } from '@playwright/test';
import { inspectPage } from './inspect-page';

const NEXT = { name: 'Enregistrer et continuer' };

/** Walks the buyer's four steps from the configuration link to the end; `additional` are keys of fields to ask for too. */
export async function configureMarket(page: Page, choices: { defense: boolean; additional: string[] }): Promise<void> {
  await expect(page).toHaveURL(/\/setup$/);
  await inspectPage(page, 'buyer-setup');
  await page.getByRole('button', NEXT).click();
  await expect(page.getByRole('alert')).toContainText('Choisissez');
  await expect(page).toHaveTitle(/^Erreur\s:/);
  await inspectPage(page, 'buyer-setup-error');
  await page.getByRole('radio', { name: choices.defense ? 'Oui' : 'Non' }).check({ force: true });
  await page.getByRole('button', NEXT).click();

  await expect(page).toHaveURL(/\/required_fields$/);
  await inspectPage(page, 'buyer-required-fields');
  await page.getByRole('button', NEXT).click();

  await expect(page).toHaveURL(/\/additional_fields$/);
  await chooseAdditional(page, choices.additional);

  await expect(page).toHaveURL(/\/summary$/);
  await inspectPage(page, 'buyer-summary');
  await page.getByRole('button', { name: /Finaliser la configuration/ }).click();
  await expect(page).toHaveURL(/\/sync_status$/);
}

async function chooseAdditional(page: Page, keys: string[]): Promise<void> {
  await page.getByRole('radio', { name: 'Oui, je choisis lesquels' }).check({ force: true });
  await page.getByRole('button', NEXT).click();
  await expect(page.getByRole('alert')).toContainText('Cochez au moins un renseignement');
  await inspectPage(page, 'buyer-additional-fields-error');
  for (const key of keys) await page.locator(`input[name=field][value=${key}]`).check({ force: true });
  await page.getByRole('radio', { name: 'Oui, je choisis lesquels' }).check({ force: true });
  await page.getByRole('button', NEXT).click();
}
