import { formatCount, formatDay, formatTime } from './format';
import { isoDayInParis } from './short-dates';

/** What is said of registers: to the candidate beside a question, in the documents, to the operators. */

type At = { name: string; at: string };

export const registersText = {
  names: { recherche_entreprises: 'Annuaire des entreprises (Insee et Inpi)' } as Readonly<Record<string, string>>,
  retrieved: 'Récupéré automatiquement',
  /** « Annuaire des entreprises (Insee et Inpi), le 29/11/2026 à 17 h 04 » */
  origin: ({ name, at }: At) => `${name}, ${at}`,
  /** « le 29/11/2026 à 17 h 04 » */
  when: (at: Date) => `le ${formatDay(isoDayInParis(at))} à ${formatTime(at)}`,
  /** Printed under an answer. */
  comesFrom: ({ name, at }: At) => `Récupéré automatiquement : ${name}, ${at}.`,
  notReceived: (name: string) => `Demandé, pas encore reçu : ${name}`,
  answerOneself: 'Répondre moi-même',
  kept: 'Laissez ce champ vide pour garder cette réponse.',
  overridden: (value: string, origin: string) =>
    `Le registre indique : ${value} (${origin}). C’est votre réponse qui est transmise ; effacez-la pour reprendre celle du registre.`,
  pending: (name: string) => `Recherche en cours : ${name}. Continuez sans attendre, ou répondez vous-même.`,
  notFound: (name: string) => `Établissement introuvable : ${name}. Répondez vous-même.`,
  notGiven: (name: string) => `Information non diffusée : ${name}. Répondez vous-même.`,
  unavailable: (name: string, again: Date | null) =>
    `Pas de réponse pour l’instant : ${name}. ${again ? `Nouvelle demande à ${formatTime(again)}. ` : ''}Vous pouvez répondre vous-même.`,
  disabled: (name: string) => `Recherche arrêtée : ${name}, après trop de numéros différents. Répondez vous-même.`,
  choices: (names: readonly string[], origin: string) =>
    `${formatCount(names.length, 'personne connue', 'personnes connues')} : ${names.join(' ; ')} (${origin}). Choisissez dans la liste, ou écrivez un autre nom.`,
  recognised: (name: string) => `Établissement reconnu : ${name}`,
  notices: {
    closed: (day?: string) =>
      `Cet établissement est indiqué fermé${day ? ` depuis le ${formatDay(day)}` : ''}. Vérifiez le numéro ; vous pouvez continuer.`,
    replaced: (siret?: string) =>
      `Ce numéro a été remplacé${siret ? ` par ${siret}` : ''} au répertoire Sirene. Vérifiez-le ; vous pouvez continuer.`,
    partially_diffusible: () =>
      'Cette entreprise a demandé que certaines informations ne soient pas diffusées : répondez vous-même à celles qui manquent.',
  },
  /** Above the button that submits. */
  stillAsked: (names: readonly string[]) =>
    `Pas encore de réponse : ${names.join(' ; ')}. Vous pouvez envoyer sans attendre : ce qui manque sera indiqué « demandé, pas encore reçu ».`,
  arrived: (count: number) =>
    formatCount(count, 'réponse récupérée automatiquement', 'réponses récupérées automatiquement'),
};

/** The name of a register; its key for one that this release does not know. */
export const registerName = (key: string): string => registersText.names[key] ?? key;
