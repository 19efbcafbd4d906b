import { expect, type Page } from '@playwright/test';
import { goOnWrong } from './go-on';
import { samplePdf } from './sample-pdf';
import { expectSection, goOn, type SECTION } from './sections';
import { tick } from './tick';
import type { Walk } from './walk';

const NEXT = { name: 'Enregistrer et continuer' };

/** What the firm answers, by field key; the journey checks that the attestation says each of them. */
export const ANSWERS = {
  identite_entreprise_identification_raison_sociale: 'Menuiserie Lefèvre & fils',
  identite_entreprise_identification_forme_juridique: 'Société à responsabilité limitée',
  identite_entreprise_identification_activite_principale: 'Travaux de menuiserie bois et PVC',
  identite_entreprise_identification_nom_prenom: 'Zoé Lefèvre',
  identite_entreprise_identification_categorie: 'PME',
  identite_entreprise_identification_adresse_siege_social: '12 rue de l’Église, 35000 Rennes',
  identite_entreprise_contact_email: 'contact@menuiserie-lefevre.example',
} as const;

export const PHONE_KEY = 'identite_entreprise_contact_telephone';
export const FILE_NAME = 'Attestation fiscale – été 2026.pdf';
const TAX_PROOF_KEY = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';

const input = (page: Page, name: string) => page.locator(`[name="${name}"]`);

const COMPANY_SIZE = 'identite_entreprise_identification_categorie';

/** First step: an error met and mended, nothing typed lost on the way. */
export async function identifyCompany({ page, inspect }: Walk): Promise<void> {
  await expect(page).toHaveURL(/\/company_identification$/);
  await inspect('candidate-identification');
  for (const [key, answer] of Object.entries(ANSWERS)) {
    if (key === COMPANY_SIZE) await check(page, `${key}.text`, answer);
    else await input(page, `${key}.text`).fill(answer);
  }
  await input(page, `${PHONE_KEY}.text`).fill('12 34');
  await goOnWrong(page);
  await expect(page.locator('#erreurs')).toContainText('numéro de téléphone');
  await expect(input(page, `${PHONE_KEY}.text`)).toHaveValue('12 34');
  await expect(input(page, 'identite_entreprise_contact_email.text')).toHaveValue(
    ANSWERS.identite_entreprise_contact_email,
  );
  await inspect('candidate-identification-error');
  await input(page, `${PHONE_KEY}.text`).fill('01 23 45 67 89');
  await goOn(page);
}

/** Exclusion grounds: a question answered, one file refused and one kept, then the declaration on honour made. */
export async function answerExclusionGrounds({ page, inspect }: Walk): Promise<void> {
  await expectSection(page, 'exclusion');
  await inspect('candidate-exclusion');
  const files = input(page, `${TAX_PROOF_KEY}.documents`);
  await files.setInputFiles({
    name: 'facture.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ\x90\x00\x03'),
  });
  await page.getByRole('button', NEXT).click();
  // At the top of the page that comes back; with scripts next to the field, which « next » does not pass over.
  await expect(page.locator('.fr-error-text', { hasText: 'est un programme' })).toBeVisible();
  await expectSection(page, 'exclusion');
  await inspect('candidate-exclusion-refused-file');
  await files.setInputFiles({ name: FILE_NAME, mimeType: 'application/pdf', buffer: samplePdf() });
  await check(page, 'motifs_exclusion_fiscales_et_sociales_liquidation_judiciaire.choice', 'no');
  // With scripts the step is posted once its file is kept; this page has a « Précédent » too.
  await goOn(page);
  await expectSection(page, 'declaration');

  // Back again: Enter means « continue », never the « remove » button of the file that comes first on the page.
  await page.getByRole('link', { name: 'Précédent' }).click();
  await expect(page.getByRole('button', { name: `Retirer le fichier ${FILE_NAME}` })).toBeVisible();
  await input(page, 'motifs_exclusion_fiscales_et_sociales_liquidation_judiciaire.choice').last().press('Enter');
  await expectSection(page, 'declaration');
  await inspect('candidate-declaration');
  await check(page, 'declaration.choice', 'no_exclusion');
  await goOn(page);
}

/** A section whose inputs, by name, are filled. */
export async function answerInputs(
  { page, inspect }: Walk,
  section: keyof typeof SECTION,
  answers: Record<string, string>,
): Promise<void> {
  await expectSection(page, section);
  await inspect(`candidate-${section}`);
  for (const [name, answer] of Object.entries(answers)) await input(page, name).fill(answer);
  await goOn(page);
}

/** Reads everything again, then submits. */
export async function submit({ page, inspect }: Walk): Promise<void> {
  await expect(page).toHaveURL(/\/summary$/);
  for (const answer of Object.values(ANSWERS)) await expect(page.locator('main')).toContainText(answer);
  await expect(page.locator('main')).toContainText(FILE_NAME);
  await inspect('candidate-summary');
  await page.getByRole('button', { name: 'Transmettre ma candidature' }).click();
  await expect(page).toHaveURL(/\/sync_status$/);
}

async function check(page: Page, name: string, value: string): Promise<void> {
  // The DSFR draws the button itself: the input is under its label.
  await tick(page.locator(`input[name="${name}"][value="${value}"]`));
}
