import { formatSiret } from '@/lib/siret';
import { formatDay, formatTime } from './format';
import { isoDayInParis } from './short-dates';

/** What is said of registers: to the candidate beside a question, in the documents, to the operators. */

type Origin = { name: string; at: string; validUntil?: string | null };

const NAMES: Readonly<Record<string, string>> = {
  recherche_entreprises: 'Annuaire des entreprises',
  insee: 'Répertoire Sirene de l’Insee',
  rne: 'Registre national des entreprises (Inpi)',
  attestation_fiscale: 'Direction générale des finances publiques',
  urssaf: 'Urssaf',
  msa: 'MSA',
  cibtp: 'CIBTP',
  cnetp: 'CNETP',
  probtp: 'PRO BTP',
  chiffres_affaires: 'Direction générale des finances publiques',
  effectifs_1: 'Déclarations sociales (GIP-MDS)',
  effectifs_2: 'Déclarations sociales (GIP-MDS)',
  effectifs_3: 'Déclarations sociales (GIP-MDS)',
  qualibat: 'Qualibat',
  qualifelec: 'Qualifelec',
  rge: 'Répertoire RGE de l’Ademe',
  fntp: 'Fédération nationale des travaux publics',
  opqibi: 'OPQIBI',
  qualiopi: 'Carif-Oref (Qualiopi et France compétences)',
  bilans: 'Registre national des entreprises (Inpi)',
};

/** The names of the files that registers give, as the buyer finds them in the package. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  attestation_fiscale: 'Attestation de régularité fiscale',
  urssaf: 'Attestation de vigilance Urssaf',
  cibtp: 'Attestation CIBTP',
  cnetp: 'Attestation CNETP',
  probtp: 'Attestation PRO BTP',
  qualibat: 'Certificat Qualibat',
  qualifelec: 'Certificat Qualifelec',
  rge: 'Certificat RGE',
  fntp: 'Carte professionnelle des travaux publics',
  bilans: 'Bilan clos le',
};

const until = (day: string | null | undefined) => (day ? `, valable jusqu’au ${formatDay(day)}` : '');

export const registersText = {
  retrieved: 'Récupéré automatiquement',
  /** « Annuaire des entreprises, le 29/11/2026 à 17 h 04 » */
  origin: ({ name, at, validUntil }: Origin) => `${name}, ${at}${until(validUntil)}`,
  /** « le 29/11/2026 à 17 h 04 » */
  when: (at: Date) => `le ${formatDay(isoDayInParis(at))} à ${formatTime(at)}`,
  /** Printed under an answer. */
  comesFrom: ({ name, at, validUntil }: Origin) => `Récupéré automatiquement : ${name}, ${at}${until(validUntil)}.`,
  forTheBuyer: (origin: string) => `${origin}. Transmis à l’acheteur ; rien à fournir.`,
  inPart: (origin: string) =>
    `${origin}. Transmis à l’acheteur : complétez seulement ce qui manque, laissez le reste vide.`,
  expired: (day: string) =>
    `La validité est dépassée depuis le ${formatDay(day)} : joignez un document plus récent si vous en avez un.`,
  notReceived: (name: string) => `Demandé, pas encore reçu : ${name}`,
  refusedByIt: (name: string) => `Délivrance refusée : ${name}`,
  answerOneself: 'Répondre moi-même',
  overridden: (value: string, origin: string) =>
    `Le registre indique : ${value} (${origin}). C’est votre réponse qui est transmise ; effacez-la pour reprendre celle du registre.`,
  overriddenUnseen: (origin: string) =>
    `Le registre a répondu aussi (${origin}). C’est votre réponse qui est transmise ; retirez-la pour reprendre celle du registre.`,
  /** `value`: undefined where it says nothing any more. */
  newer: (value: string | undefined, origin: string) =>
    value === undefined
      ? `Le registre n’indique plus rien (${origin}). Ce qui est affiché reste votre réponse tant que vous n’en prenez pas une autre.`
      : `Le registre indique maintenant : ${value} (${origin}). Ce qui est affiché reste votre réponse tant que vous n’en prenez pas une autre.`,
  takeNewer: 'Prendre la nouvelle réponse',
  /** Above the button that submits. */
  saysElse:
    'Un registre indique maintenant autre chose aux questions suivantes. Ce qui est affiché ici sera envoyé tel quel, à moins que vous n’y preniez la nouvelle réponse :',
  pending: (name: string) => `Recherche en cours : ${name}. Continuez sans attendre, ou répondez vous-même.`,
  notFound: (name: string) => `Établissement introuvable : ${name}. Répondez vous-même.`,
  outOfScope: (name: string) => `Rien à votre nom : ${name}. Répondez vous-même.`,
  refused: (name: string) =>
    `Délivrance refusée : ${name}. Voyez votre situation avec cet organisme, ou joignez un document en votre possession.`,
  notGiven: (name: string) => `Information absente ou non diffusée : ${name}. Répondez vous-même.`,
  unavailable: (name: string, again: Date | null, now: Date) => {
    const next = again ? ` Nouvelle demande ${whenAgain(again, now)}.` : '';
    return `Pas de réponse pour l’instant : ${name}.${next} Vous pouvez répondre vous-même.`;
  },
  disabled: (name: string) => `Recherche arrêtée : ${name}, après trop de numéros différents. Répondez vous-même.`,
  choices: (names: readonly string[], origin: string) =>
    `${names.join(' ; ')} (${origin}). Choisissez dans la liste, ou écrivez un autre nom.`,
  recognised: (name: string, origin: string) => `Établissement reconnu : ${name} (${origin}).`,
  notices: {
    closed: (day?: string) =>
      `Cet établissement est indiqué fermé${day ? ` depuis le ${formatDay(day)}` : ''}. Vérifiez le numéro ; vous pouvez continuer.`,
    replaced: (siret?: string) =>
      `Ce numéro a été remplacé${siret ? ` par ${formatSiret(siret)}` : ''} au répertoire Sirene. Vérifiez-le ; vous pouvez continuer.`,
    partially_diffusible: () =>
      'Cette entreprise a demandé que certaines informations ne soient pas diffusées : répondez vous-même à celles qui manquent.',
  },
  /** Above the button that submits. */
  stillAsked: (names: readonly string[]) =>
    `Pas encore de réponse : ${names.join(' ; ')}. Vous pouvez envoyer sans attendre : ce qui manque sera indiqué « demandé, pas encore reçu ».`,
};

/** The name of a register; its key for one that this release does not know. */
export const registerName = (key: string): string => NAMES[key] ?? key;

/** The name of a document that a register gave; `about`: what tells it from others, such as the day of a balance sheet. */
export const documentName = (register: string, about?: string): string =>
  [DOCUMENTS[register] ?? 'Document', about].filter(Boolean).join(' ');

const ACTIONS: Readonly<Record<string, string>> = {
  action_formation: 'actions de formation',
  bilan_competences: 'bilans de compétences',
  validation_acquis_experience: 'validation des acquis de l’expérience',
  apprentissage: 'apprentissage',
};

/** What a register says where it has no document. */
export function statementText({ code, about = '' }: { code: string; about?: string }): string {
  const listed = about.split(',').map((each) => ACTIONS[each] ?? each);
  if (code === 'msa_up_to_date') return 'À jour de ses cotisations, selon la MSA.';
  if (code === 'qualiopi') return `Certification Qualiopi : ${listed.join(', ')}.`;
  return `Habilitations de France compétences : ${listed.join(', ')}.`;
}

function whenAgain(at: Date, now: Date): string {
  const isToday = isoDayInParis(at) === isoDayInParis(now);
  return isToday ? `à ${formatTime(at)}` : registersText.when(at);
}
