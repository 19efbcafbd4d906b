/** A section of a step. */
export type CatalogueSubcategory = {
  categoryKey: string;
  key: string;
  /** Place in its category, from 1. */
  rank: number;
  buyerLabel: string;
  candidateLabel: string;
};

/** A step of the candidate's form; `candidateLabel` is its title, `intro` the sentence under it. */
export type CatalogueCategory = {
  key: string;
  /** Place in the catalogue, from 1. */
  rank: number;
  buyerLabel: string;
  candidateLabel: string;
  intro: string;
  subcategories: readonly CatalogueSubcategory[];
};

type Labels = { key: string; buyerLabel: string; candidateLabel: string };

const CATEGORIES: readonly (Labels & { intro: string; subcategories: readonly Labels[] })[] = [
  {
    key: 'identite_entreprise',
    buyerLabel: 'Identité de l’entreprise',
    candidateLabel: 'Quelle est votre entreprise ?',
    intro: 'L’acheteur a besoin de savoir qui candidate et comment vous joindre.',
    subcategories: [
      {
        key: 'identification',
        buyerLabel: 'Identification',
        candidateLabel: 'Votre entreprise',
      },
      {
        key: 'contact',
        buyerLabel: 'Contact',
        candidateLabel: 'La personne à joindre',
      },
    ],
  },
  {
    key: 'motifs_exclusion',
    buyerLabel: 'Motifs d’exclusion',
    candidateLabel: 'Votre entreprise est-elle concernée par un motif d’exclusion ?',
    intro:
      'La loi écarte des marchés publics les entreprises qui ne respectent pas certaines obligations. Répondez avec sincérité : un « oui » n’exclut pas toujours, et vous pouvez vous expliquer.',
    subcategories: [
      {
        key: 'fiscales_et_sociales',
        buyerLabel: 'Situation judiciaire, fiscale et sociale',
        candidateLabel: 'Votre situation judiciaire, fiscale et sociale',
      },
      {
        key: 'appreciation_acheteur_discretionnaire',
        buyerLabel: 'Motifs laissés à l’appréciation de l’acheteur',
        candidateLabel: 'Ce que l’acheteur peut prendre en compte',
      },
    ],
  },
  {
    key: 'capacite_economique_financiere',
    buyerLabel: 'Capacité économique et financière',
    candidateLabel: 'Quelle est la situation financière de votre entreprise ?',
    intro:
      'L’acheteur s’assure que votre entreprise a les moyens financiers de mener le marché à son terme. Une entreprise récente remplit ce qu’elle peut.',
    subcategories: [
      {
        key: 'chiffre_affaires',
        buyerLabel: 'Chiffre d’affaires',
        candidateLabel: 'Votre chiffre d’affaires',
      },
      {
        key: 'bilans',
        buyerLabel: 'Bilans',
        candidateLabel: 'Vos bilans',
      },
      {
        key: 'assurance',
        buyerLabel: 'Assurance',
        candidateLabel: 'Vos assurances',
      },
    ],
  },
  {
    key: 'capacites_techniques_professionnelles',
    buyerLabel: 'Capacités techniques et professionnelles',
    candidateLabel: 'De quels moyens et de quelle expérience disposez-vous ?',
    intro:
      'Décrivez vos équipes, votre matériel et ce que vous avez déjà réalisé. Un certificat demandé peut être remplacé par une preuve équivalente.',
    subcategories: [
      {
        key: 'effectifs',
        buyerLabel: 'Effectifs et intervenants',
        candidateLabel: 'Vos équipes',
      },
      {
        key: 'certificats',
        buyerLabel: 'Certificats et qualifications',
        candidateLabel: 'Vos certificats et qualifications',
      },
      {
        key: 'realisations',
        buyerLabel: 'Références et réalisations',
        candidateLabel: 'Vos références',
      },
      {
        key: 'outillage',
        buyerLabel: 'Matériel, moyens techniques et échantillons',
        candidateLabel: 'Votre matériel et vos moyens techniques',
      },
      {
        key: 'assurance_qualite',
        buyerLabel: 'Qualité, approvisionnement et environnement',
        candidateLabel: 'Votre démarche de qualité et d’environnement',
      },
      {
        key: 'securite_et_confidentialite',
        buyerLabel: 'Défense : sécurité et confidentialité',
        candidateLabel: 'Sécurité et confidentialité',
      },
    ],
  },
];

/** The four categories, in the order of the candidate's steps, each with its sections in order. */
export const CATALOGUE_CATEGORIES: readonly CatalogueCategory[] = CATEGORIES.map((category, index) => ({
  ...category,
  rank: index + 1,
  subcategories: category.subcategories.map((subcategory, place) => ({
    ...subcategory,
    categoryKey: category.key,
    rank: place + 1,
  })),
}));
