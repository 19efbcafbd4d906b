import type { RunState } from '@/db/jobs/listing';

const states: Record<RunState, string> = {
  active: 'En cours',
  waiting: 'En attente',
  completed: 'Terminée',
  failed: 'En échec',
};

/** Why an operator's order on a run is not carried out, by the engine's word. */
export const runRefusals = {
  unknown: 'Aucune exécution n’a cet identifiant.',
  not_failed: 'Cette exécution n’est pas en échec : il n’y a rien à refaire.',
  not_running: 'Cette exécution est déjà terminée.',
  retired: 'Sa fonction n’existe plus dans cette version de l’application.',
  being_called: 'Une étape est en cours d’exécution : réessayez quand elle sera finie.',
  already_retried: 'Elle a déjà été refaite.',
} as const;

const functions: Record<string, string> = {
  'make-documents': 'Fabrication des documents',
  'deliver-webhook': 'Envoi des notifications',
  'deliver-webhook-later': 'Essais différés des notifications',
  'resume-deliveries': 'Reprise des envois oubliés',
  'scan-file': 'Analyse antivirus',
  'send-webhook-tests': 'Notifications d’essai',
  'finish-documents': 'Documents en retard',
  'sweep-storage': 'Ménage du stockage',
  'scan-waiting-files': 'Analyses antivirus en retard',
  'forget-ended-limits': 'Ménage des limites de débit',
  'apply-retention': 'Effacement au terme de la conservation',
};

/** Background runs, in the console. */
export const runText = {
  title: 'Travaux',
  introduction:
    'Ce que le moteur fait, attend ou a abandonné. Refaire ou annuler est sans risque : chaque étape peut être répétée.',
  elsewhere:
    'Un serveur Inngest fait ces travaux (INNGEST_BASE_URL) : sa propre console les montre, les refait et les annule.',
  elsewhereTitle: 'Voir la console d’Inngest',
  server: {
    silent: (reason: string) => `Il ne répond pas (${reason}).`,
    refused: (status: number) => `Il nous refuse (HTTP ${status}) : INNGEST_SIGNING_KEY est-elle la sienne ?`,
    whole: (count: number) => `Il répond, et connaît nos ${count} travaux.`,
    missing: (names: string) => `Il ne connaît pas tous nos travaux. Synchronisez-les : ${names}.`,
  },
  limited: (limit: number) => `Les ${limit} plus récentes au plus, la plus récente d’abord. Heures de Paris.`,
  none: 'Aucune exécution ne correspond à ces filtres.',
  states,
  state: 'État',
  functionFilter: 'Travail',
  functionName: (id: string): string => {
    const main = id.replace(/-failure$/, '');
    const known = Object.keys(functions).find((name) => main === name || main.endsWith(`-${name}`));
    if (!known) return id;
    return main === id ? (functions[known] ?? id) : `${functions[known]} (suite d’un échec)`;
  },
  functionChoices: functions,
  columns: { work: 'Travail', state: 'État', createdAt: 'Début', endedAt: 'Fin', next: 'Prochain essai' },
  titleOf: (name: string) => `Exécution : ${name}`,
  back: 'Tous les travaux',
  facts: {
    id: 'Identifiant',
    fn: 'Fonction',
    event: 'Événement',
    about: (name: string) =>
      `À propos de (${{ editorId: 'éditeur', deliveryId: 'notification', applicationId: 'candidature', requestId: 'requête' }[name] ?? name})`,
    error: 'Erreur',
  },
  steps: 'Étapes faites',
  noStep: 'Aucune étape n’est encore finie.',
  stepColumns: { step: 'Étape', result: 'Résultat', at: 'Fin' },
  results: { ok: 'Faite', sleep: 'Attente finie' } as Record<string, string>,
  queue: 'Ce qui attend',
  noQueue: 'Rien : l’exécution est finie.',
  queueColumns: {
    call: 'Appel',
    due: 'Prévu',
    attempt: 'Tentative',
    leased: 'Pris jusqu’à',
    crashes: 'Arrêts brutaux',
    undelivered: 'Appels non aboutis',
  },
  calls: { discover: 'Suite', step: 'Étape', sleep: 'Fin d’attente' } as Record<string, string>,
  retry: 'Refaire cette exécution',
  retryNote: 'Une nouvelle exécution reprend depuis la première étape, pour le même événement.',
  cancel: 'Annuler cette exécution',
  cancelNote: 'Elle comptera comme un échec ; ce qui doit suivre un échec suivra.',
  retried: 'Nouvelle exécution commencée : la voici.',
  cancelled: 'Exécution annulée.',
  errorInWords: (error: string) => (error.startsWith('Cancelled:') ? 'Annulée par un opérateur' : error),
  done: 'C’est fait',
} as const;
