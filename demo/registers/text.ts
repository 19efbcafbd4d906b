/** Every sentence of the simulator that a person reads, but for the lines of the personas and the provider’s own errors. */
export const documentTitles = {
  rne: 'Attestation d’immatriculation au RNE',
  accounts: 'Bilan',
  deed: 'Statuts',
  tax: 'Attestation de régularité fiscale',
  urssaf: 'Attestation de vigilance',
  cibtp: 'Attestation CIBTP',
  cnetp: 'Attestation CNETP',
  probtp: 'Attestation PRO BTP',
  fntp: 'Carte professionnelle de travaux publics',
  qualibat: 'Certificat Qualibat',
  qualifelec: 'Certificat Qualifelec',
  rge: 'Certificat RGE',
  opqibi: 'Certificat OPQIBI',
} as const;

/** What every document says at its end. */
export const specimen = [
  'Spécimen sans valeur, fait par le simulateur de registres',
  'de Passe Marché pour une entreprise imaginaire.',
];

/** What a document that is not a PDF holds, and an answer that is not JSON. */
export const maintenancePage =
  '<!doctype html><html lang="fr"><title>Maintenance</title><p>Service en maintenance.</p></html>';

export const urssafWords = {
  delivered: {
    libelle: "Attestation délivrée par l'Urssaf",
    description: "La délivrance de l'attestation de vigilance a été validée par l'Urssaf.",
  },
  refused: {
    libelle: "Délivrance de l'attestation refusée par l'Urssaf",
    description:
      "La délivrance de l'attestation de vigilance a été refusée par l'Urssaf car l'entité n'est pas à jour de ses cotisations sociales.",
  },
  reviewTitle: 'Analyse manuelle de la situation du compte en cours',
  review: 'Une analyse humaine par un agent des URSSAF est requise. Le temps de traitement est très variable.',
} as const;
