import { expect, type Page } from '@playwright/test';
import { samplePdf } from './sample-pdf';
import type { SECTION } from './sections';
import { tick } from './tick';
import type { Walk } from './walk';

/** A field of each input type beyond those of the other journey, and what the firm answers to it. */

export const ECONOMIC = {
  turnover: 'capacite_economique_financiere_chiffre_affaires_global_annuel',
  insurance: 'capacite_economique_financiere_assurance_risques_professionnels',
} as const;

const IN_TECHNICAL = 'capacites_techniques_professionnelles';
export const TECHNICAL = {
  headcount: `${IN_TECHNICAL}_effectifs_moyens_annuels`,
  people: `${IN_TECHNICAL}_effectifs_cv_intervenants`,
  url: `${IN_TECHNICAL}_certificats_opqibi`,
  ess: `${IN_TECHNICAL}_certificats_ess`,
  contracts: `${IN_TECHNICAL}_realisations_livraisons_trois_ans`,
  tools: `${IN_TECHNICAL}_outillage_materiel_equipements`,
  samples: `${IN_TECHNICAL}_outillage_echantillons`,
  quality: `${IN_TECHNICAL}_assurance_qualite_norme_assurance_qualite`,
} as const;

const input = (page: Page, name: string) => page.locator(`[name="${name}"]`);

/** With scripts a file goes at once, and is waited for: its line in the list moves what is below. */
async function give(page: Page, slot: string, name: string): Promise<void> {
  await input(page, slot).setInputFiles({ name, mimeType: 'application/pdf', buffer: samplePdf() });
  const hasScripts = (await page.locator('html[data-fr-scheme]').count()) > 0;
  if (hasScripts) await expect(page.getByRole('link', { name })).toBeVisible();
}

/** A list of cards that is empty is folded, unless its page begins with it. */
const unfold = (page: Page, key: string) => page.locator(`#${key} > .pm-folded > summary`).click();

async function fill(page: Page, key: string, typed: Record<string, string>): Promise<void> {
  for (const [member, text] of Object.entries(typed)) await input(page, `${key}.${member}`).fill(text);
}

/** A page of the form: what one types wrong there, how many mistakes that makes, and how they are put right. */
type Exercise = {
  section: keyof typeof SECTION;
  mistakes: number;
  mistake: (page: Page) => Promise<void>;
  /** What was typed is still there; each is then put right. */
  mend: (page: Page) => Promise<void>;
  fill?: (page: Page) => Promise<void>;
};

export const EXERCISES: readonly Exercise[] = [
  {
    section: 'turnover',
    // A day, an amount, a share, an exercise given twice.
    mistakes: 4,
    mistake: (page) =>
      fill(page, ECONOMIC.turnover, {
        'years.1.fiscal_year_end': '31/02/2025',
        'years.1.turnover': '1.234',
        'years.1.market_share_percent': '142',
        'years.2.fiscal_year_end': '31/12/2024',
        'years.3.fiscal_year_end': '2024-12-31',
      }),
    async mend(page) {
      await expect(input(page, `${ECONOMIC.turnover}.years.1.turnover`)).toHaveValue('1.234');
      await expect(input(page, `${ECONOMIC.turnover}.years.3.fiscal_year_end`)).toHaveValue('2024-12-31');
      await fill(page, ECONOMIC.turnover, { 'years.1.fiscal_year_end': '31/12/2025', 'years.3.fiscal_year_end': '' });
    },
    fill: (page) =>
      fill(page, ECONOMIC.turnover, {
        'years.1.turnover': '1\u202f234\u202f567,50 €',
        'years.1.market_share_percent': '42,5',
        'years.2.turnover': '998 450',
      }),
  },
  {
    section: 'insurance',
    // A proof without its box.
    mistakes: 1,
    mistake: (page) => give(page, `${ECONOMIC.insurance}.documents`, 'assurance.pdf'),
    async mend(page) {
      await expect(page.getByRole('button', { name: 'Retirer le fichier assurance.pdf' })).toBeVisible();
      await tick(input(page, `${ECONOMIC.insurance}.checked`));
    },
  },
  {
    section: 'team',
    mistakes: 2,
    async mistake(page) {
      await fill(page, TECHNICAL.headcount, { 'years.2.average_headcount': '8', 'years.2.management_headcount': '9' });
      await unfold(page, TECHNICAL.people);
      await fill(page, TECHNICAL.people, { 'people.1.last_name': '<b>Durand</b>' });
    },
    async mend(page) {
      await expect(input(page, `${TECHNICAL.people}.people.1.last_name`)).toHaveValue('<b>Durand</b>');
      await fill(page, TECHNICAL.headcount, { 'years.2.management_headcount': '1' });
      await fill(page, TECHNICAL.people, { 'people.1.last_name': 'Durand', 'people.1.first_names': 'Paul' });
    },
    fill: (page) => fill(page, TECHNICAL.headcount, { 'years.1.year': '2025', 'years.1.average_headcount': '1 204' }),
  },
  {
    section: 'certificates',
    // An address, details beside « non ».
    mistakes: 2,
    async mistake(page) {
      await fill(page, TECHNICAL.url, { url: 'notre site' });
      // Details are there once one says « oui », and stay when one changes one's mind.
      await tick(input(page, `${TECHNICAL.ess}.choice`).first());
      await fill(page, TECHNICAL.ess, { text: 'Coopérative depuis 2012.' });
      await tick(input(page, `${TECHNICAL.ess}.choice`).last());
    },
    // Details that « non » has no room for go with a button that says so, or with « oui ».
    async mend(page) {
      await expect(input(page, `${TECHNICAL.ess}.text`)).toHaveValue('Coopérative depuis 2012.');
      await page.getByRole('button', { name: 'Retirer les précisions et les fichiers' }).click();
      await expect(input(page, `${TECHNICAL.ess}.text`)).toHaveValue('');
      await expect(input(page, `${TECHNICAL.url}.url`)).toHaveValue('notre site');
    },
    async fill(page) {
      await fill(page, TECHNICAL.url, { url: 'www.opqibi.example/entreprise/12345' });
      await tick(input(page, `${TECHNICAL.ess}.choice`).first());
    },
  },
  {
    section: 'references',
    mistakes: 2,
    mistake: (page) =>
      fill(page, TECHNICAL.contracts, {
        'contracts.1.start_date': '01/03/2025',
        'contracts.1.end_date': '01/02/2025',
        'contracts.1.amount': '0',
      }),
    mend: (page) =>
      fill(page, TECHNICAL.contracts, { 'contracts.1.end_date': '30/09/2025', 'contracts.1.amount': '84 120,50' }),
    async fill(page) {
      await fill(page, TECHNICAL.contracts, {
        'contracts.1.title': 'Menuiseries de la mairie',
        'contracts.1.recipient': 'Commune de Saint-Malo',
      });
      await give(page, `${TECHNICAL.contracts}.contracts.1.certificate_documents`, 'attestation-mairie.pdf');
      // Older than the three years that count: said, and no error.
      await page.getByRole('button', { name: 'Ajouter une référence' }).click();
      const older = page.getByRole('group', { name: 'Référence 2' });
      await older.getByLabel('Objet').fill('École de 1998');
      await older.getByLabel('Fin').fill('30/06/1998');
      await page.getByRole('button', { name: 'Ajouter une référence' }).click();
      await expect(older).toContainText('Terminé il y a plus de 3 ans');
      await page.getByRole('button', { name: 'Retirer la référence 3' }).click();
      await expect(page.getByRole('group', { name: 'Référence 3' })).toHaveCount(0);
    },
  },
  {
    section: 'tools',
    mistakes: 1,
    async mistake(page) {
      await unfold(page, TECHNICAL.samples);
      await fill(page, TECHNICAL.samples, { 'samples.1.description': '</p>' });
    },
    mend: (page) => fill(page, TECHNICAL.samples, { 'samples.1.description': 'Fenêtre en chêne, assemblage à tenon.' }),
    async fill(page) {
      await fill(page, TECHNICAL.tools, { text: 'Deux nacelles de 12 m.' });
      await give(page, `${TECHNICAL.samples}.samples.1.documents`, 'photo.pdf');
      await page.getByRole('button', { name: 'Ajouter un échantillon' }).click();
      await page.getByRole('button', { name: 'Retirer l’échantillon 2' }).click();
      await expect(page.getByRole('group', { name: 'Échantillon 2' })).toHaveCount(0);
    },
  },
  {
    section: 'quality',
    mistakes: 1,
    mistake: (page) => fill(page, TECHNICAL.quality, { text: '<i>ISO</i>' }),
    mend: (page) => fill(page, TECHNICAL.quality, { text: 'ISO 9001 depuis 2019.' }),
    fill: (page) => give(page, `${TECHNICAL.quality}.documents`, 'iso.pdf'),
  },
];

export const economicAnswers = ['31/12/2025', '1 234 567,50 €', '42,5 %', '31/12/2024', '998 450 €', 'assurance.pdf'];

/** A second person is added with a CV, then the first one goes, after a question: the CV stays with its owner. */
export async function fillCards({ page, inspect }: Walk): Promise<void> {
  await give(page, `${TECHNICAL.people}.documents`, 'equipe.pdf');
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  const second = page.getByRole('group', { name: 'Personne 2' });
  await expect(second).toBeInViewport();
  await second.getByLabel('Nom', { exact: true }).fill('Martin');
  await second.getByLabel('Prénoms').fill('Léa');
  await second
    .getByLabel(/^CV/)
    .setInputFiles({ name: 'cv-lea.pdf', mimeType: 'application/pdf', buffer: samplePdf() });

  await page.getByRole('button', { name: 'Retirer la personne 1' }).click();
  const question = page.getByText('Personne 1 : retirer cette fiche ?');
  await expect(question).toBeInViewport();
  await inspect('types-technical-confirmation');
  await page.getByRole('button', { name: 'Non, garder' }).click();
  await expect(question).toHaveCount(0);
  await expect(input(page, `${TECHNICAL.people}.people.1.last_name`)).toHaveValue('Durand');
  await page.getByRole('button', { name: 'Retirer la personne 1' }).click();
  await page.getByRole('button', { name: 'Oui, retirer' }).click();
  await expect(page.getByRole('group', { name: 'Personne 2' })).toHaveCount(0);
  const left = page.getByRole('group', { name: 'Personne 1' });
  await expect(left.getByLabel('Nom', { exact: true })).toHaveValue('Martin');
  await expect(left.getByRole('button', { name: 'Retirer le fichier cv-lea.pdf' })).toBeVisible();
}

export const technicalAnswers = [
  '1 204',
  'equipe.pdf',
  'Léa Martin',
  'cv-lea.pdf',
  'https://www.opqibi.example/entreprise/12345',
  'Menuiseries de la mairie',
  'Commune de Saint-Malo',
  '01/03/2025',
  '30/09/2025',
  '84 120,50 €',
  'attestation-mairie.pdf',
  'École de 1998',
  'Deux nacelles de 12 m.',
  'Fenêtre en chêne, assemblage à tenon.',
  'photo.pdf',
  'ISO 9001 depuis 2019.',
  'iso.pdf',
];
