import { expect, type Page } from '@playwright/test';

/** Pages of the candidate's form that tests walk, by what follows the application in their addresses. */
export const SECTION = {
  exclusion: 'motifs_exclusion/fiscales_et_sociales',
  appreciation: 'motifs_exclusion/appreciation_acheteur_discretionnaire',
  declaration: 'motifs_exclusion/declaration',
  turnover: 'capacite_economique_financiere/chiffre_affaires',
  insurance: 'capacite_economique_financiere/assurance',
  team: 'capacites_techniques_professionnelles/effectifs',
  certificates: 'capacites_techniques_professionnelles/certificats',
  references: 'capacites_techniques_professionnelles/realisations',
  tools: 'capacites_techniques_professionnelles/outillage',
  quality: 'capacites_techniques_professionnelles/assurance_qualite',
} as const;

/** The page that is open, whatever its address says besides. */
export const expectSection = (page: Page, section: keyof typeof SECTION) =>
  expect(page).toHaveURL((url) => url.pathname.endsWith(`/${SECTION[section]}`));

/** « Enregistrer et continuer », and the page that follows. */
export async function goOn(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await expect(page).not.toHaveURL(before);
}
