/** The operators' console: its frame, its menu, its dashboard, what is said to whoever may not enter. */
export const consoleText = {
  title: 'Console d’exploitation',
  titleTemplate: '%s – Console – Passe Marché',
  menu: {
    label: 'Console d’exploitation',
    open: 'Menu de la console',
    links: [
      { href: '/admin', text: 'Tableau de bord' },
      { href: '/admin/editors', text: 'Éditeurs' },
      { href: '/admin/markets', text: 'Marchés' },
      { href: '/admin/applications', text: 'Candidatures' },
      { href: '/admin/deliveries', text: 'Notifications (webhooks)' },
      { href: '/admin/circuits', text: 'Disjoncteurs' },
      { href: '/admin/runs', text: 'Travaux' },
      { href: '/admin/catalogue', text: 'Catalogue' },
      { href: '/admin/statistics', text: 'Statistiques' },
      { href: '/admin/audit', text: 'Journal d’audit' },
      { href: '/admin/administrators', text: 'Administrateurs' },
    ],
  },
  roles: { administrator: 'Administrateur', reader: 'Lecteur' },
  signedInAs: 'Connecté en tant que',
  account: 'Mon compte',
  signOut: 'Se déconnecter',
  signedOut: {
    title: 'Connectez-vous à la console',
    introduction:
      'Cette page est réservée aux personnes qui exploitent Passe Marché. Votre session n’est pas ouverte, ou elle a pris fin : 30 minutes sans activité, ou 8 heures en tout.',
    signIn: 'Se connecter',
    posted:
      'Rien n’a été fait de ce que vous venez de demander. Pour retrouver votre saisie, revenez en arrière avec votre navigateur, puis connectez-vous dans un autre onglet.',
  },
  forbidden: {
    title: 'Réservé aux administrateurs',
    introduction:
      'Votre compte est un compte de lecteur : il montre tout, et ne change rien. Rien n’a été fait. Un administrateur peut changer votre rôle.',
    back: 'Revenir au tableau de bord',
  },
  refused: {
    title: 'Demande refusée',
    introduction: 'Rien n’a été fait.',
    back: 'Revenir à la console',
    otherSite: 'Cette demande ne vient pas de la console. Rien n’a été fait.',
  },
  toMend: 'À corriger',
  done: 'C’est fait',
  shownOnce: {
    introduction: (until: string) =>
      `À noter maintenant, dans un coffre de mots de passe : ce qui suit ne sera plus jamais affiché. Cette page le montre jusqu’à ${until}, à ce navigateur seulement, ou jusqu’à ce que vous disiez l’avoir noté.`,
    noted: 'J’ai noté, ne plus afficher',
  },
  dashboard: {
    title: 'Tableau de bord',
    now: 'À regarder maintenant',
    none: 'Aucun',
    at: (moment: string) => `État au ${moment}.`,
    refresh: 'Actualiser',
    openCircuits: 'Disjoncteurs ouverts',
    failedDeliveries: 'Envois de notifications en échec',
    waitingEvents: 'Événements en attente de traitement',
    oldest: (moment: string) => `depuis ${moment}`,
    figures: 'Le service en chiffres',
    editors: 'Éditeurs actifs',
    markets: 'Marchés finalisés',
    applications: 'Candidatures transmises',
    see: 'Voir',
  },
} as const;
