/** The public page that the QR code of an attestation leads to, and where a document may be checked. */
export const verificationText = {
  title: 'Vérification d’une attestation',
  heading: 'Vérifier un document',
  introduction:
    'Vous avez en main une attestation ou un dossier de candidature\u00a0? Choisissez le fichier\u00a0: nous vous dirons s’il est bien celui que Passe Marché a remis, sans un octet de différence.',
  genuine: 'Oui, cette candidature a bien été transmise',
  submitted: (company: string, when: string) => `${company} l’a transmise le ${when}.`,
  genuineHint: 'Comparez ces renseignements avec ceux de l’attestation que vous avez en main.',
  checkedTitle: 'Ce que nous avons vérifié',
  checked: {
    secret: [
      'Le code de vérification est celui de cette candidature.',
      'Un code recopié ne dit rien du document qui le porte\u00a0: pour savoir si un fichier a été modifié, choisissez-le ci-dessous.',
    ],
    attestation: ['Votre fichier est, à l’octet près, l’attestation remise au candidat.'],
    buyer_attestation: ['Votre fichier est, à l’octet près, l’attestation remise à l’acheteur.'],
    buyer_attestation_html: [
      'Votre fichier est, à l’octet près, l’attestation remise à l’acheteur en page HTML, avec le dossier (ZIP).',
    ],
    documents_package: [
      'Votre fichier est, à l’octet près, le dossier (ZIP) remis à l’acheteur, avec toutes ses pièces.',
    ],
    espd: ['Votre fichier est, à l’octet près, le DUME (XML) remis avec la candidature.'],
  },
  /** Of a file to which something was added after our seal. */
  added: [
    'La version que nous avons scellée y est intacte, à l’octet près.',
    'Quelque chose y a été ajouté après notre cachet, par exemple une autre signature\u00a0: nous n’en disons rien, et ce qui s’affiche peut en venir.',
  ],
  unknown: 'Nous ne pouvons rien confirmer',
  unknownHint:
    'L’adresse est incomplète ou ne correspond à aucune attestation. Lisez de nouveau le code QR de l’attestation, sans recopier l’adresse à la main.',
  unknownFileHint:
    'Ce fichier n’est pas un document remis par ce service, ou bien il a été modifié, ne serait-ce que d’un octet. Un document enregistré de nouveau, imprimé puis numérisé, ou annoté, n’est plus le même fichier\u00a0: demandez l’original.',
  tooMany: 'Trop de vérifications en peu de temps',
  tooManyHint: (seconds: number) =>
    seconds <= 60
      ? 'Nous ne pouvons pas répondre pour l’instant. Réessayez dans une minute.'
      : `Nous ne pouvons pas répondre pour l’instant. Réessayez dans ${Math.ceil(seconds / 60)}\u00a0minutes.`,
  market: 'Marché',
  marketIdentifier: 'Identifiant du marché',
  lots: 'Candidature aux lots',
  company: 'Entreprise',
  members: 'Membres du groupement, mandataire en premier',
  application: 'Identifiant de la candidature',
  submittedAt: 'Transmise le',

  fileTitle: 'Vérifier un fichier',
  fileLabel: 'Attestation (PDF) ou dossier (ZIP)',
  fileHintWithoutScripts: 'Le fichier est envoyé, comparé, puis oublié\u00a0: rien n’en est conservé.',
  fileHint:
    'Le fichier reste sur votre appareil\u00a0: seule son empreinte nous est envoyée. Vous pouvez aussi le déposer ici.',
  fileButton: 'Vérifier ce fichier',
  fileReading: 'Calcul de l’empreinte',
  fileFailed: 'Ce fichier n’a pas pu être lu. Choisissez-le de nouveau.',
} as const;
