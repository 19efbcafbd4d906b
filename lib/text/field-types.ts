/** Sentences of the input types that ask for several things at once. */

const YEAR_TITLES: Record<string, string> = {
  '1': 'N-1, le dernier clos',
  '2': 'N-2',
  '3': 'N-3',
};

export const FIELD_TYPE_TEXT = {
  dayHint: 'Exemple : 31/12/2025',
  yearEndHint: (year: number) => `Exemple : 31/12/${year}`,
  understood: 'Compris : ',
  urlHint: 'Exemple : www.exemple.fr/page',
  checkboxFiles: 'Justificatifs (facultatif)',
  yearTitle: (id: string) => YEAR_TITLES[id] ?? id,
  yearMember: (id: string, label: string) => `N-${id}, ${label.toLocaleLowerCase('fr')}`,
  filesOrText: {
    files: 'Joindre des fichiers',
    text: 'Ou expliquer ici',
  },
  turnover: {
    caption: 'Chiffre d’affaires des trois derniers exercices',
    end: 'Exercice clos le',
    amount: 'Chiffre d’affaires',
    amountHint: 'En euros, hors taxes',
    share: 'Part du domaine du marché',
    shareHint: 'En %, de 0 à 100',
  },
  headcount: {
    caption: 'Effectifs moyens annuels',
    year: 'Année',
    yearHint: (year: number) => `Exemple : ${year}`,
    average: 'Effectif moyen',
    averageHint: 'En équivalents temps plein. Exemple : 8,5',
    management: 'Dont encadrement',
    managementHint: 'Exemple : 1',
  },
  people: {
    words: {
      title: (rank: number) => `Personne ${rank}`,
      add: 'Ajouter une personne',
      remove: (rank: number) => `Retirer la personne ${rank}`,
      removed: (rank: number) => `Personne ${rank} retirée.`,
      full: 'Vous avez décrit 50 personnes, le plus possible ici : pour les autres, joignez une liste.',
    },
    listFile: 'Liste des personnes, dans un fichier (facultatif)',
    listFileHint: 'À la place des fiches ci-dessous, ou en plus.',
    lastName: 'Nom',
    firstNames: 'Prénoms',
    qualifications: 'Titres et expérience',
    qualificationsHint: 'Diplômes, habilitations, années de pratique.',
    cv: 'CV (facultatif)',
  },
  supportingFirms: {
    words: {
      title: (rank: number) => `Entreprise ${rank}`,
      add: 'Ajouter une entreprise',
      remove: (rank: number) => `Retirer l’entreprise ${rank}`,
      removed: (rank: number) => `Entreprise ${rank} retirée.`,
      full: 'Vous avez décrit 50 entreprises, le plus possible ici.',
    },
    companyName: 'Nom de l’entreprise',
    identifier: 'SIRET ou autre numéro (facultatif)',
    identifierHint: 'Numéro de TVA ou d’immatriculation pour une entreprise étrangère.',
    purpose: 'À quel titre',
    purposeHint: 'Par exemple : sous-traitance, capacités techniques, capacités financières.',
    capacities: 'Ce qu’elle fera, ou les moyens que vous utiliserez',
    commitment: 'Preuve que vous disposerez de ses moyens (facultatif)',
    commitmentHint: 'Par exemple un engagement écrit de cette entreprise, avec ses propres justificatifs.',
  },
  contracts: {
    words: {
      title: (rank: number) => `Référence ${rank}`,
      add: 'Ajouter une référence',
      remove: (rank: number) => `Retirer la référence ${rank}`,
      removed: (rank: number) => `Référence ${rank} retirée.`,
      full: 'Vous avez décrit 50 références, le plus possible ici.',
    },
    title: 'Objet',
    recipient: 'Client',
    recipientHint: 'Nom de l’organisme public ou de l’entreprise.',
    start: 'Début',
    end: 'Fin',
    amount: 'Montant',
    amountHint: 'En euros, hors taxes',
    description: 'Ce que vous avez réalisé',
    certificates: 'Attestations de bonne exécution (facultatif)',
    outsideWindow: (years: number) =>
      `Terminé il y a plus de ${years} ans : l’acheteur peut ne pas en tenir compte. Vous pouvez le laisser.`,
  },
  firmIdentifier: {
    open: 'Mon entreprise n’a pas de SIRET',
    introduction:
      'Votre entreprise est établie hors de France, ou en cours d’immatriculation : laissez le SIRET vide et répondez ici.',
    choose: 'Choisissez',
    given: 'Numéro de votre entreprise',
    labels: { country: 'Pays', kind: 'Type de numéro', value: 'Numéro' },
    members: { text: 'SIRET', country: 'Pays', kind: 'Type de numéro', value: 'Numéro' },
    valueHint:
      'Avec ou sans espaces. Par exemple DE 136 695 976. Rien pour une entreprise en cours d’immatriculation en France.',
  },
  samples: {
    words: {
      title: (rank: number) => `Échantillon ${rank}`,
      add: 'Ajouter un échantillon',
      remove: (rank: number) => `Retirer l’échantillon ${rank}`,
      removed: (rank: number) => `Échantillon ${rank} retiré.`,
      full: 'Vous avez décrit 50 échantillons, le plus possible ici.',
    },
    description: 'Description',
    files: 'Photos et fichiers (facultatif)',
  },
} as const;
