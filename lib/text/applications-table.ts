/** The table of all applications to a market, for its buyer. */
export const applicationsTableText = {
  sheet: 'Candidatures',
  columns: {
    application: 'Candidature',
    submittedAt: 'Transmise le (heure de Paris)',
    lot: 'Lot',
    lotName: 'Nom du lot',
    rank: 'Rang',
    role: 'Se présente',
    company: 'Entreprise',
    siret: 'SIRET',
    otherIdentifier: 'Autre identifiant',
    declaration: 'Déclaration sur l’honneur',
    explanation: 'Explication',
    declaredAt: 'Déclarée le (heure de Paris)',
    declaredBy: 'Déclarée par',
    files: 'Fichiers joints',
  },
  roles: { alone: 'Seule', mandataire: 'Mandataire', member: 'Membre' },
  declarations: {
    no_exclusion: 'N’entre dans aucun cas d’exclusion',
    concerned: 'Concernée par un cas d’exclusion',
  },
  declaredBy: { itself: 'Elle-même', mandataire: 'Le mandataire' },
  file: (name: string) => `Fichier : ${name}`,
} as const;
