/** The declaration on honour. A change of wording needs a new version: what was declared keeps the words it was declared in. */
const WORDING_VERSION = '2026-11';

const ORDINARY_ARTICLES =
  'aux articles L. 2141-1 à L. 2141-5 et L. 2141-7 à L. 2141-11 du Code de la commande publique';
const DEFENSE_ARTICLES = `${ORDINARY_ARTICLES}, ni aux articles L. 2341-1 à L. 2341-3 du même code`;

export const declarationText = {
  title: 'Déclaration sur l’honneur',
  question: 'Votre entreprise est-elle concernée par un motif d’exclusion des marchés publics ?',
  hint: 'Une fausse déclaration peut être punie par la loi (article 441-1 du Code pénal).',
  options: {
    no_exclusion: 'Je déclare sur l’honneur que l’entreprise n’entre dans aucun cas d’exclusion',
    concerned: 'L’entreprise est concernée, et s’explique',
  },
  explanation: 'Expliquez la situation',
  /** Where the question is not in sight. */
  explanationName: 'Explication',
  explanationHint:
    'Obligatoire si l’entreprise est concernée. Dites quel motif, depuis quand, et les mesures prises pour y remédier.',
  files: 'Justificatifs (facultatif)',
  discardDetails: 'Retirer l’explication et les fichiers',
  wording(choice: 'no_exclusion' | 'concerned', defense: boolean): { wording: string; wordingVersion: string } {
    const articles = defense ? DEFENSE_ARTICLES : ORDINARY_ARTICLES;
    const wording =
      choice === 'no_exclusion'
        ? `L’entreprise déclare sur l’honneur n’entrer dans aucun des cas d’exclusion prévus ${articles}.`
        : `L’entreprise déclare être concernée par au moins un des cas d’exclusion prévus ${articles.replace(', ni aux', ' ou aux')}, et s’en explique.`;
    return { wording, wordingVersion: WORDING_VERSION };
  },
} as const;
