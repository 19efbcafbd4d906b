import { formatCount } from './format';

/** The operators' console: its frame, its menu, its dashboard, what is said to whoever may not enter. */
export const consoleText = {
  title: 'Console d’exploitation',
  titleTemplate: '%s – Console – Passe Marché',
  menu: {
    label: 'Console d’exploitation',
    open: 'Menu de la console',
    links: [
      { href: '/admin', text: 'Tableau de bord' },
      { href: '/admin/search', text: 'Rechercher' },
      { href: '/admin/editors', text: 'Éditeurs' },
      { href: '/admin/markets', text: 'Marchés' },
      { href: '/admin/applications', text: 'Candidatures' },
      { href: '/admin/deliveries', text: 'Notifications (webhooks)' },
      { href: '/admin/circuits', text: 'Disjoncteurs' },
      { href: '/admin/registers', text: 'Registres' },
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
    nothing: 'Rien à signaler',
    checked:
      'Aucun disjoncteur ouvert, aucune notification ni aucun document en échec, rien qui attende trop longtemps ; worker, antivirus, cachet, registres et place vont bien.',
    at: (moment: string) => `État au ${moment}.`,
    refresh: 'Actualiser',
    /** In the order of the page: what holds back the most, first. */
    problems: {
      openCircuits: {
        title: (count: number) => formatCount(count, 'disjoncteur ouvert', 'disjoncteurs ouverts'),
        means: 'L’éditeur ne répond plus : ses notifications attendent. Quand il répond de nouveau, fermez-le.',
        href: '/admin/circuits',
        press: 'Voir les disjoncteurs',
      },
      failedDeliveries: {
        title: (count: number) => formatCount(count, 'notification en échec', 'notifications en échec'),
        means: 'Pas encore reçue par l’éditeur. Ouvrez-la pour lire ce qu’il a répondu, puis renvoyez-la.',
        href: '/admin/deliveries?status=sync_failed',
        press: 'Voir les notifications en échec',
      },
      failedDocuments: {
        title: (count: number) =>
          formatCount(count, 'candidature aux documents en échec', 'candidatures aux documents en échec'),
        means: 'Transmise, mais sans attestation ni dossier. Ils sont redemandés chaque heure ; lisez la cause.',
        href: '/admin/applications?state=documents_failed',
        press: 'Voir ces candidatures',
      },
      lateDocuments: {
        title: (count: number) =>
          formatCount(count, 'candidature aux documents en retard', 'candidatures aux documents en retard'),
        means: 'Transmise depuis plus de 10 minutes, documents encore en préparation : voyez si les travaux avancent.',
        href: '/admin/applications?state=making_documents',
        press: 'Voir ces candidatures',
      },
      lateEvents: {
        title: (count: number) =>
          formatCount(
            count,
            'événement attend depuis plus de 5 minutes',
            'événements attendent depuis plus de 5 minutes',
          ),
        means: 'Rien ne les traite : le processus de fond (worker) est sans doute arrêté. Relancez-le.',
        href: '/admin/runs',
        press: 'Voir les travaux',
      },
      brokenRegisters: {
        title: (count: number) => formatCount(count, 'registre en panne', 'registres en panne'),
        means:
          'Jeton refusé, ou que des échecs depuis un quart d’heure. Les candidats répondent eux-mêmes à ce qu’il aurait donné.',
        href: '/admin/registers',
        press: 'Voir les registres',
      },
      brokenLog: {
        title: (count: number) =>
          formatCount(count, 'anomalie dans le journal d’audit', 'anomalies dans le journal d’audit'),
        means: 'Des lignes ont été changées ou retirées hors de l’application.',
        href: '/admin/audit',
        press: 'Voir l’état du journal',
      },
    },
    warnings: {
      storage_away: 'Le stockage ne répond pas : ni envoi de fichiers, ni documents, ni téléchargements.',
      no_worker: 'Aucun processus de fond (worker) : ni documents ni notifications ne partent.',
      background_late: 'Le traitement de fond a plus d’une minute de retard.',
      clock_differs: 'Les horloges des machines et de la base de données diffèrent : réglez l’heure (NTP).',
      disk_low: 'Plus de place pour les fichiers des candidats : les envois sont refusés.',
      messages_late:
        'Des messages aux candidats attendent depuis plus d’un quart d’heure : le serveur de messagerie (SMTP_URL) ne les prend pas.',
      scanner_unavailable: 'L’antivirus ne répond pas : l’analyse des fichiers, et les documents avec elle, attendent.',
      seal_unreadable: 'Le cachet des documents ne peut pas être lu : aucun document n’est fait.',
      seal_certificate_expired: 'Le certificat du cachet a expiré : aucun document n’est fait.',
      seal_certificate_expires_soon: 'Le certificat du cachet expire dans moins de 30 jours : renouvelez-le.',
    },
    today: 'Aujourd’hui',
    submittedToday: 'Candidatures transmises',
    begunToday: 'Candidatures commencées',
    deadlines: 'Échéances des prochaines 24 heures',
    noDeadline: 'Aucun marché ne se ferme dans les 24 heures.',
    deadlineColumns: { market: 'Marché', deadline: 'Date limite', submitted: 'Transmises', drafts: 'Brouillons' },
    failures: 'Échecs les plus récents',
    noFailure: 'Aucun document ni aucune notification en échec.',
    failureColumns: { what: 'Quoi', of: 'De', reason: 'Raison', at: 'Demandé' },
    failureKinds: { documents: 'Documents', delivery: 'Notification' },
    noReason: 'Inconnue',
    state: 'État du service',
    workers: 'Processus de fond (worker)',
    webs: 'Serveurs de pages',
    storage: 'Stockage des fichiers',
    scanner: 'Antivirus',
    scannerStates: { none: 'Aucun : les fichiers sont dits « non analysés »', up: 'Répond', down: 'Ne répond pas' },
    seal: 'Cachet des documents',
    sealUntil: (day: string) => `Valable jusqu’au ${day}`,
    sealUnreadable: 'Illisible',
    room: 'Place pour les fichiers',
    roomFree: (size: string) => `${size} libres`,
    noLimit: 'Sans limite',
    unknown: 'Inconnu',
    figures: 'Le service en chiffres',
    editors: 'Éditeurs actifs',
    markets: 'Marchés finalisés',
    registers: 'Registres connectés',
    applications: 'Candidatures transmises',
  },
} as const;
