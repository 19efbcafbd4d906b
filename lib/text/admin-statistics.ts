import { stepName } from './admin-timeline';

/** Statistics, in the console and in its CSV files. */
export const statisticsText = {
  title: 'Statistiques',
  introduction: (days: number) =>
    `Ce que sont devenus les marchés, candidatures et notifications créés pendant la période. Est dit abandonné ce qui n’a pas été terminé et où rien n’a été enregistré depuis ${days} jours, ou dont la date limite est passée.`,
  from: 'Créés à partir du',
  submit: 'Afficher',
  reset: 'Les 30 derniers jours',
  period: (from: string, to: string) => `Du ${from} au ${to} inclus, jours de Paris.`,
  markets: 'Marchés',
  applications: 'Candidatures',
  marketSteps: 'Étapes de l’acheteur',
  applicationSteps: 'Étapes de l’entreprise',
  webhooks: 'Notifications',
  durationNote:
    'La durée d’une étape va de l’enregistrement de la précédente (pour la première : de l’ouverture du lien) au premier enregistrement de celle-ci. Elle compte les pauses, et n’est mesurée que depuis la mise en service de cette page.',
  none: 'Rien n’a été créé pendant cette période.',
  csv: 'Télécharger (CSV)',
  csvOf: (title: string) => `Télécharger le tableau « ${title} » (CSV)`,
  total: 'Tous',
  step: (key: string) => stepName(key),
  columns: {
    editor: 'Éditeur',
    created: 'Créés',
    createdFeminine: 'Créées',
    completed: 'Finalisés',
    submitted: 'Transmises',
    cancelled: 'Annulés',
    rate: 'Taux',
    median: 'Durée médiane',
    step: 'Étape',
    reached: 'Atteinte',
    done: 'Enregistrée',
    abandoned: 'Abandonnée ici',
    abandonRate: 'Taux d’abandon',
    slow: '9 sur 10 en moins de',
    measured: 'Mesures',
    delivered: 'Reçues',
    firstTime: 'Dès le premier essai',
    failed: 'En échec',
  },
  /** In the files, durations are in seconds and rates in hundredths. */
  inSeconds: (label: string) => `${label} (secondes)`,
  inPercent: (label: string) => `${label} (%)`,
} as const;
