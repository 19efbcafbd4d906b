import { FILE_REFUSALS } from './file-refusals';
import { formatSize } from './format';

const about = (name: string, what: string) => `Le fichier « ${name} » ${what}.`;

/** What a file field says with scripts: files go up as soon as they are chosen. */
export const uploadText = {
  orDrop: 'Ou déposez vos fichiers ici. Chacun est enregistré aussitôt.',
  replace: 'Remplacer',
  replaceLabel: (file: string) => `Remplacer le fichier ${file}`,
  listLabel: 'Envois',
  waiting: (name: string) => `${name} : en attente de son tour`,
  sending: (name: string, sentBytes: number, sizeBytes: number) =>
    `Envoi de ${name} : ${formatSize(Math.round(sentBytes))} sur ${formatSize(sizeBytes)} (${Math.floor((100 * sentBytes) / sizeBytes)} %)`,
  checking: (name: string) =>
    `${name} : envoyé, vérification en cours. Quand beaucoup de fichiers arrivent, il attend son tour, une minute au plus`,
  cancelling: (name: string) => `${name} : annulation en cours`,
  progressLabel: (name: string) => `Envoi de ${name}`,
  cancel: 'Annuler',
  cancelLabel: (name: string) => `Annuler l’envoi de ${name}`,
  retry: 'Réessayer',
  retryLabel: (name: string) => `Réessayer d’envoyer ${name}`,
  dismiss: 'Masquer',
  dismissLabel: (name: string) => `Masquer ce qui est dit de ${name}`,
  held: 'C’est noté : la suite s’ouvrira dès que vos fichiers seront arrivés. Gardez cette page ouverte.',
  started: (names: readonly string[]) =>
    names.length === 1 ? `Envoi de ${names[0]}.` : `Envoi de ${names.length} fichiers.`,
  half: (name: string) => `${name} : à moitié envoyé.`,
  kept: (name: string, scan: string) => `${name} est enregistré (${scan}).`,
  cancelled: (name: string) => `Envoi de ${name} annulé.`,
  removed: (file: string) => `${file} est retiré.`,
  notRemoved: (file: string) => `${file} n’a pas pu être retiré : vérifiez votre connexion, puis recommencez.`,
  lost: (name: string) =>
    about(
      name,
      'n’est pas arrivé : la connexion a été coupée. Il repartira dès qu’elle sera rétablie ; sinon, réessayez. S’il a été déplacé ou modifié depuis, choisissez-le de nouveau',
    ),
  folder: (name: string) => `« ${name} » est un dossier : ouvrez-le, puis ajoutez les fichiers qu’il contient.`,
  tooLarge: (name: string) => about(name, FILE_REFUSALS.too_large),
  dossierTooLarge: (name: string) => about(name, FILE_REFUSALS.dossier_too_large),
  /** One line whatever it says, so that nothing below it moves when a file comes or goes. */
  dossier: (sizeBytes: number, limitBytes: number) =>
    `Vos fichiers : ${formatSize(sizeBytes)} sur ${formatSize(limitBytes)} au plus.`,
  whichFiles: 'Quels fichiers puis-je ajouter ?',
  rules:
    'Fichiers acceptés : PDF, image (JPEG, PNG, GIF), Word, Excel, OpenDocument, texte ou CSV, plusieurs par question, 100 Mo au plus chacun. Sans mot de passe, sans macros, sans autre fichier à l’intérieur.',
  notScanned:
    '« Non analysé » veut dire qu’aucun antivirus n’examine les fichiers sur ce service : le vôtre est gardé et transmis ainsi. Vous n’avez rien à faire.',
} as const;
