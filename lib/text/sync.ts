/** What happens after a market is finalised or an application submitted: the four states, in plain words. */
export const syncText = {
  refresh: 'Actualiser',
  returnTo: (platform: string) => `Revenir sur ${platform}`,
  reference: 'À rappeler si vous écrivez à votre plateforme',
  market: {
    title: 'La configuration est finalisée',
    cancelled: {
      title: 'Ce marché est annulé',
      introduction: (platform: string, date: string) =>
        `${platform} nous a prévenus de l’annulation de ce marché ${date}.`,
      consequence:
        'Les entreprises ne peuvent plus commencer ni transmettre de candidature, et la configuration ne change plus. Les candidatures déjà transmises restent disponibles sur votre plateforme.',
    },
    states: {
      sync_pending: (platform: string) =>
        `Nous allons prévenir ${platform}. Cela prend d’ordinaire quelques secondes ; vous pouvez fermer cette page.`,
      sync_processing: (platform: string) => `Nous prévenons ${platform} en ce moment. Vous pouvez fermer cette page.`,
      sync_completed: (platform: string) => `${platform} est prévenue : les entreprises peuvent candidater.`,
      sync_failed: (platform: string) =>
        `${platform} n’a pas répondu à notre message. Rien n’est perdu : la configuration est enregistrée, et les entreprises peuvent candidater.`,
    },
  },
  application: {
    title: 'Votre candidature est transmise',
    submittedAt: (date: string) => `Transmise ${date}.`,
    states: {
      sync_pending: (platform: string) =>
        `Nous allons prévenir ${platform} dès que vos documents sont prêts. Vous pouvez fermer cette page.`,
      sync_processing: (platform: string) => `Nous prévenons ${platform} en ce moment. Vous pouvez fermer cette page.`,
      sync_completed: (platform: string) => `${platform} est prévenue : votre candidature lui est remise.`,
      sync_failed: (platform: string) =>
        `${platform} n’a pas répondu à notre message. Rien n’est perdu : votre candidature est enregistrée à la date ci-dessus.`,
    },
    marketCancelled:
      'L’acheteur a annulé ce marché. Votre candidature reste enregistrée, et son attestation disponible ici.',
    documentsPending: 'Votre attestation est en cours de fabrication. Cela prend d’ordinaire moins d’une minute.',
    scansPending:
      'L’antivirus analyse vos fichiers : votre attestation sera fabriquée ensuite. Votre candidature est bien enregistrée à la date ci-dessus ; vous pouvez fermer cette page.',
    documentsReady: 'Votre attestation est prête.',
    download: 'Télécharger l’attestation (PDF)',
    marketIdentifier: 'Identifiant du marché',
    applicationIdentifier: 'Identifiant de la candidature',
  },
} as const;
