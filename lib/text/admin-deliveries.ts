import type { SyncStatus } from '@/db/schema/deliveries';
import { formatCount } from './format';

const statuses: Record<SyncStatus, string> = {
  sync_pending: 'En attente',
  sync_processing: 'En cours d’envoi',
  sync_completed: 'Reçue',
  sync_failed: 'En échec',
};

const notifications = (count: number) => formatCount(count, 'notification', 'notifications');

/** Webhook deliveries and circuits, in the console. */
export const deliveryText = {
  title: 'Notifications (webhooks)',
  statuses,
  identifier: 'Marché ou candidature (identifiant entier)',
  status: 'État',
  event: 'Événement',
  columns: {
    createdAt: 'Créée',
    event: 'Événement',
    about: 'À propos de',
    editor: 'Éditeur',
    status: 'État',
    next: 'Prochain essai',
  },
  none: 'Aucune notification ne correspond à ces filtres.',
  pick: (identifier: string) => `Choisir la notification de ${identifier}`,
  picked: 'Renvoyer les notifications cochées',
  sinceTitle: 'Renvoyer depuis une date',
  sinceIntroduction:
    'Quand une plateforme a perdu des notifications. Le nombre est montré avant tout envoi ; chaque notification part avec son texte et son identifiant d’origine.',
  sinceDay: 'Depuis le (jour)',
  sinceTime: 'À partir de (heure)',
  which: 'Lesquelles',
  failedOnly: 'Celles en échec',
  everything: 'Toutes, même déjà reçues',
  count: 'Compter',
  titleOf: (event: string, identifier: string) => `${event} : ${identifier}`,
  sinceOf: (moment: string) => `Depuis le ${moment} :`,
  back: 'Toutes les notifications',
  facts: {
    id: 'Identifiant (webhook-id)',
    about: 'À propos de',
    status: 'État',
    createdAt: 'Créée',
    next: 'Prochain essai',
    noNext: 'Aucun de prévu',
    address: 'Adresse actuelle de l’éditeur',
    noAddress: 'Aucune : il n’y a rien à envoyer',
  },
  attempts: 'Tentatives',
  attemptsNote:
    'La plus récente d’abord. L’extrait est ce que la plateforme a répondu, 2 ko au plus, montré comme du texte.',
  noAttempt: 'Aucune tentative encore.',
  attempt: (number: number) => `Tentative ${number}`,
  answered: (status: number) => `réponse HTTP ${status}`,
  failedWith: (error: string) => `pas de réponse (${error})`,
  took: (ms: number) => `en ${ms} ms`,
  excerpt: 'Extrait de la réponse',
  noExcerpt: 'Réponse sans contenu.',
  redeliver: 'Renvoyer cette notification',
  confirmTitle: 'Renvoyer des notifications',
  willSend: (count: number) => `${notifications(count)} à renvoyer`,
  nothing: 'Il n’y a rien à renvoyer : aucune notification choisie, ou toutes sont déjà en route.',
  ofEditor: (name: string, count: number) => `${name} : ${notifications(count)}`,
  alreadyUnderWay: (count: number) => `${notifications(count)} déjà en route, à laisser ainsi`,
  noAddressFor: (name: string) => `${name} n’a pas d’adresse de notification : rien ne lui sera envoyé.`,
  circuitOpen: 'Disjoncteur ouvert : l’envoi attendra sa fermeture.',
  effect:
    'Chacune repart avec trois tentatives, à sa place dans l’ordre des événements de son marché. La plateforme reconnaît un doublon à son webhook-id.',
  confirm: (count: number) => `Renvoyer ${notifications(count)}`,
  cancel: 'Ne rien renvoyer',
  sent: (count: number) => `${notifications(count)} à nouveau en file d’envoi.`,
  done: 'C’est fait',
  sinceUnreadable: 'Choisissez un éditeur et une date.',
} as const;

export const circuitText = {
  title: 'Disjoncteurs',
  introduction:
    'Après cinq tentatives manquées d’affilée, nous n’envoyons plus rien à une plateforme pendant 30 minutes ; puis une seule notification sert d’essai. Rien ne se perd pendant ce temps.',
  states: { closed: 'Fermé, tout passe', half_open: 'Essai en cours', open: 'Ouvert' },
  columns: {
    editor: 'Éditeur',
    state: 'État',
    failures: 'Échecs d’affilée',
    openUntil: 'Ouvert jusqu’à',
    waiting: 'En attente',
    later: 'Essais différés',
    action: 'Action',
  },
  none: 'Aucun éditeur.',
  since: (moment: string) => `depuis ${moment}`,
  close: 'Fermer…',
  closeOf: (name: string) => `Fermer le disjoncteur : ${name}`,
  confirmTitle: (name: string) => `${name} : fermer le disjoncteur ?`,
  confirmIntroduction: (waiting: string) =>
    `${waiting} : tout part aussitôt, dans l’ordre des événements de chaque marché. Si la plateforme ne répond toujours pas, cinq échecs rouvrent le disjoncteur pour 30 minutes.`,
  waiting: (count: number) => `${formatCount(count, 'notification attend', 'notifications attendent')}`,
  confirm: 'Fermer le disjoncteur',
  cancel: 'Le laisser ouvert',
  back: 'Tous les disjoncteurs',
  closed: (name: string) => `${name} : le disjoncteur est fermé.`,
  wasClosed: (name: string) => `${name} : le disjoncteur était déjà fermé.`,
  notOpen: 'Ce disjoncteur n’est pas ouvert : il n’y a rien à fermer.',
} as const;
