/** The home page: what this is, for whom, how it goes, what it is not. */
export const homeText = {
  title: 'Une seule candidature, claire, pour chaque marché public',
  introduction:
    'Passe Marché s’ouvre depuis les plateformes de marchés publics : l’acheteur y choisit ce qu’il demande, l’entreprise y remplit un seul formulaire, et la plateforme reçoit une attestation signée et un dossier complet.',
  doorsTitle: 'Vous êtes…',
  doors: [
    {
      href: '/acheteur',
      title: 'Acheteur public',
      description: 'Choisissez en quatre étapes ce que chaque candidat devra fournir. Comptez cinq minutes.',
    },
    {
      href: '/candidat',
      title: 'Entreprise candidate',
      description: 'Remplissez un formulaire clair, à votre rythme. Rien n’est envoyé avant que vous ne le décidiez.',
    },
    {
      href: '/editeur',
      title: 'Éditeur de plateforme',
      description: 'Reliez votre plateforme en quelques appels d’API, et recevez les candidatures par webhook.',
    },
  ],
  stepsTitle: 'Comment cela se passe',
  steps: [
    {
      title: 'L’acheteur configure',
      description:
        'Depuis sa plateforme, il ouvre son marché dans Passe Marché, coche ce qu’il demande, puis finalise : la liste ne change plus.',
    },
    {
      title: 'L’entreprise répond',
      description:
        'Depuis la même plateforme, elle ouvre son formulaire, le remplit en une ou plusieurs fois, relit, puis transmet.',
    },
    {
      title: 'La plateforme reçoit',
      description:
        'Passe Marché prépare une attestation signée et un dossier qui rassemble les pièces, puis prévient la plateforme.',
    },
  ],
  limitsTitle: 'Ce que Passe Marché n’est pas',
  limits: [
    'Ce n’est pas un site d’annonces : vous n’y trouverez pas de marchés auxquels répondre.',
    'Ce n’est pas un dépôt d’offres : le prix et l’offre technique restent sur votre plateforme.',
    'Ce n’est pas un juge : l’acheteur seul apprécie les candidatures.',
  ],
} as const;
