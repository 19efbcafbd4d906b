import { expect } from '@playwright/test';
import { goOnWrong } from './go-on';
import { tick } from './tick';
import type { Walk } from './walk';

const NEXT = { name: 'Enregistrer et continuer' };

/** Walks the buyer's four steps from the configuration link to the end; `additional` are keys of fields to ask for too. */
export async function configureMarket(
  { page, inspect }: Walk,
  choices: { defense: boolean; additional: string[] },
): Promise<void> {
  await expect(page).toHaveURL(/\/setup$/);
  await inspect('buyer-setup');
  await page.getByRole('button', NEXT).click();
  await expect(page.locator('#erreurs')).toContainText(/Est-ce un marché de défense ou de sécurité\s\? Choisissez/);
  await expect(page).toHaveTitle(/^Erreur\s:/);
  await inspect('buyer-setup-error');
  await tick(page.getByRole('radio', { name: choices.defense ? 'Oui' : 'Non' }));
  await page.getByRole('button', NEXT).click();

  await expect(page).toHaveURL(/\/required_fields$/);
  await inspect('buyer-required-fields');
  await page.getByRole('button', NEXT).click();

  await expect(page).toHaveURL(/\/additional_fields$/);
  await chooseAdditional({ page, inspect }, choices.additional);

  await expect(page).toHaveURL(/\/summary$/);
  await inspect('buyer-summary');
  await page.getByRole('button', { name: /Finaliser la configuration/ }).click();
  await expect(page).toHaveURL(/\/sync_status$/);
}

async function chooseAdditional({ page, inspect }: Walk, keys: string[]): Promise<void> {
  await tick(page.getByRole('radio', { name: 'Oui, je choisis lesquels' }));
  await goOnWrong(page);
  await expect(page.locator('#erreurs')).toContainText(
    /Des renseignements complémentaires\s: Cochez au moins un renseignement/,
  );
  await inspect('buyer-additional-fields-error');
  for (const key of keys) await tick(page.locator(`input[name=field][value=${key}]`));
  await tick(page.getByRole('radio', { name: 'Oui, je choisis lesquels' }));
  await page.getByRole('button', NEXT).click();
}
