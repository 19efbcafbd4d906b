import { adminAuditText } from './admin-audit';
import { buyerText } from './buyer';

const buyerSteps: Record<string, string> = buyerText.stepTitles;

const otherSteps: Record<string, string> = {
  company_identification: 'Identification de l’entreprise',
  identite_entreprise: 'Identité de l’entreprise',
  motifs_exclusion: 'Motifs d’exclusion',
  capacite_economique_financiere: 'Capacité économique et financière',
  capacites_techniques_professionnelles: 'Capacités techniques et professionnelles',
  opened: 'Ouverture du lien',
};

/** A step, of a buyer or a candidate, as operators name it. */
export const stepName = (step: string): string => buyerSteps[step] ?? otherSteps[step] ?? step;

/** What happened to a market or an application, in words. */
export const timelineText = {
  marketCreated: 'Marché créé par l’éditeur',
  marketCompleted: 'Configuration finalisée par l’acheteur',
  marketCancelled: 'Marché annulé',
  applicationCreated: 'Candidature créée par l’éditeur',
  applicationSubmitted: 'Candidature transmise par l’entreprise',
  applicationReplaced: (identifier: string) => `Remplacée par la candidature ${identifier}`,
  applicationWithdrawn: 'Candidature retirée',
  documentsReady: 'Tous les documents sont prêts',
  documentMade: (kind: string) => `Document produit : ${kind}`,
  linkMade: 'Lien d’accès remis à l’éditeur',
  linkRevoked: 'Lien d’accès révoqué',
  linkUsed: 'Lien d’accès utilisé pour la première fois',
  stepSaved: (step: string) => `Étape enregistrée pour la première fois : ${stepName(step)}`,
  deliveryPromised: 'Notification à envoyer à l’éditeur',
  attempt: (number: number, outcome: string) => `Notification, tentative ${number} : ${outcome}`,
  retryAsked: 'Nouvel envoi demandé depuis la page de suivi',
  audited: (action: string): string => adminAuditText.actions[action] ?? action,
  /** Told already by the dates of the market or the application itself, or of its links. */
  toldOtherwise: [
    'market.created',
    'market.completed',
    'market.cancelled',
    'application.created',
    'application.submitted',
    'application.withdrawn',
    'market.link_made',
    'application.link_made',
  ],
} as const;
