import { formatCount, formatDecimal, formatWhole } from './format';
import { registerName } from './registers';
import { formatDuration } from './short-dates';

/** Public registers, as operators see them. */
export const adminRegistersText = {
  title: 'Registres',
  introduction:
    'Les registres publics interrogés pour les candidats ; une limite peut être partagée entre plusieurs. Ce qu’ils répondent n’est pas montré ici ; personne ne les attend pour transmettre une candidature.',
  none: 'Aucun registre n’est connecté : les candidats répondent eux-mêmes à tout. La variable REGISTERS les connecte.',
  registers: 'Les registres',
  columns: {
    register: 'Registre',
    state: 'État',
    limit: 'Limite',
    lastHour: 'Depuis une heure',
    waiting: 'En attente',
    lastAnswered: 'Dernière réponse',
    median: 'Durée médiane',
  },
  states: {
    works: 'Connecté',
    silent: 'Pas interrogé',
    failing: 'En échec',
    unavailable: 'Ne répond plus',
    tokenRefused: 'Jeton refusé',
    disconnected: 'Non connecté',
  },
  failingFor: (seconds: number) => `depuis ${formatDuration(seconds)}`,
  /** « 250/min, partagée », on one line. */
  limit: (calls: number, period: 'second' | 'minute', isShared: boolean) =>
    `${formatWhole(calls)}/${period === 'second' ? 's' : 'min'}${isShared ? ',\u00a0partagée' : ''}`,
  left: (calls: number) => `reste ${formatWhole(calls)}`,
  calls: {
    title: (count: number) => `Les ${count} dernières demandes`,
    introduction:
      'L’identifiant de la réponse est celui du registre : c’est lui qu’il faut citer au support d’API Entreprise.',
    none: 'Aucun registre n’a encore été interrogé.',
    columns: {
      at: 'Heure',
      register: 'Registre',
      buyer: 'Acheteur',
      purpose: 'Motif',
      duration: 'Durée',
      status: 'HTTP',
      state: 'Résultat',
      reference: 'Réponse',
    },
    document: (register: string) => `${registerName(register)}, document`,
    running: 'En cours',
    ended: 'Terminée',
    interrupted: 'Interrompue',
  },
  outcomes: {
    found: 'Trouvé',
    not_found: 'Introuvable',
    out_of_scope: 'Rien à ce nom',
    refused: 'Délivrance refusée',
    unavailable: 'Pas de réponse',
    pending: 'À redemander',
    disabled: 'Arrêtée',
  },
  /** « 12 Trouvé » would not be French. */
  counted: {
    found: (count: number) => formatCount(count, 'trouvé', 'trouvés'),
    not_found: (count: number) => formatCount(count, 'introuvable', 'introuvables'),
    out_of_scope: (count: number) => `${formatWhole(count)} sans rien à ce nom`,
    refused: (count: number) => formatCount(count, 'délivrance refusée', 'délivrances refusées'),
    unavailable: (count: number) => `${formatWhole(count)} sans réponse`,
    pending: (count: number) => `${formatWhole(count)} à redemander`,
    disabled: (count: number) => formatCount(count, 'arrêtée', 'arrêtées'),
  },
  /** « 1,25 s » */
  seconds: (seconds: number) => `${formatDecimal(seconds)}\u00a0s`,
};
