import { expect, type Page } from '@playwright/test';
import { configureMarket } from './buyer';
import { createMarket, openApplication } from './platform';
import { tick } from './tick';

/** Fields of the candidate's form, and what tests about saving do with them. */

export const SIRET = 'identite_entreprise_identification_siret';
export const NAME = 'identite_entreprise_identification_raison_sociale';
export const ACTIVITY = 'identite_entreprise_identification_activite_principale';
export const MANAGER = 'identite_entreprise_identification_nom_prenom';
export const EMAIL = 'identite_entreprise_contact_email';
export const BANKRUPTCY = 'motifs_exclusion_fiscales_et_sociales_liquidation_judiciaire';
export const PEOPLE = 'capacites_techniques_professionnelles_effectifs_cv_intervenants';

export const input = (page: Page, name: string) => page.locator(`[name="${name}"]`);
export const line = (page: Page, key: string) => input(page, `${key}.text`);
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
export const NEXT = 'Enregistrer et continuer';
export const alertOf = (page: Page) => page.locator('.pm-saving [role=alert]');

/** A market of services that asks for a team, finalised; returns its page on the platform. */
export async function marketWithTeam(page: Page, name: string): Promise<string> {
  const market = await createMarket(page, { name, types: ['services'] });
  await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
  await configureMarket({ page, inspect: async () => {} }, { defense: false, additional: [PEOPLE] });
  return market.pageUrl;
}

/** A new application to it, at its first step. */
export async function openDraft(page: Page, marketPageUrl: string, siret = ''): Promise<string> {
  await openApplication(page, marketPageUrl, siret);
  await expect(page).toHaveURL(/\/company_identification$/);
  return page.url();
}

/** Types as a person does, key by key. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await input(page, name).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** The page says that everything typed is saved. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('form[data-saving]')).toHaveAttribute('data-saving', 'saved');
  await expect(page.locator('.pm-saving__state')).toContainText(/Enregistré à \d+\sh\s\d\d/);
}

export async function choose(page: Page, name: string, value: string): Promise<void> {
  await tick(page.locator(`input[name="${name}"][value="${value}"]`));
}
