/** The public page that the QR code of an attestation leads to. */
export const verificationText = {
  title: 'Vérification d’une attestation',
  genuine: 'Oui, cette candidature a bien été transmise',
  genuineHint: 'Comparez ces renseignements avec ceux de l’attestation que vous avez en main.',
  unknown: 'Nous ne pouvons rien confirmer',
  unknownHint:
    'L’adresse est incomplète ou ne correspond à aucune attestation. Lisez de nouveau le code QR de l’attestation, sans recopier l’adresse à la main.',
  market: 'Marché',
  marketIdentifier: 'Identifiant du marché',
  company: 'Entreprise',
  siret: 'SIRET',
  application: 'Identifiant de la candidature',
  submittedAt: 'Transmise',
} as const;
