import type { Note, Problem } from '@/bin/postgres/site';

type WordsOf<Said extends { code: string }> = {
  [Code in Said['code']]: (about: Extract<Said, { code: Code }>) => string;
};

const PROBLEMS: WordsOf<Problem> = {
  unsupported_system: () => 'Ce système n’est pas pris en charge : utilisez Linux, macOS ou WSL.',
  root_only: () =>
    'PostgreSQL refuse de tourner en root, et ni « postgres » ni « nobody » n’existent sur ce système. ' +
    'Lancez la commande avec un autre utilisateur, ou indiquez une base existante avec DATABASE_URL.',
  unknown_user: ({ uid }) =>
    `L’utilisateur numéro ${uid} n’est pas dans /etc/passwd, et PostgreSQL l’exige. ` +
    'Ajoutez-le, ou indiquez une base existante avec DATABASE_URL.',
  no_programs: ({ system }) =>
    `PostgreSQL n’est pas fourni pour ce système (${system}). Indiquez une base existante avec DATABASE_URL.`,
  closed_programs: ({ folder }) => `Droits insuffisants sur ${folder} : relancez l’installation (npm ci).`,
  no_shared_folder: ({ folder, why }) =>
    `Impossible de créer ${folder} (${why}). ` +
    'Placez le projet dans un dossier accessible à tous, ou indiquez une base existante avec DATABASE_URL.',
  not_runnable: ({ why }) =>
    `Le PostgreSQL fourni ne fonctionne pas sur ce système (${why}). ` +
    'Il demande la glibc (Debian, Ubuntu…). Indiquez sinon une base existante avec DATABASE_URL.',
  closed_cluster: ({ user, folder }) =>
    `L’utilisateur « ${user} », qui fait tourner PostgreSQL, n’a plus accès à ${folder}. ` +
    'Rendez-lui le passage (chmod o+x sur les dossiers parents).',
  password_gone: ({ file, folder }) =>
    `${file} a disparu : rétablissez-le, ou supprimez ${folder} pour repartir de zéro.`,
  initdb_failed: ({ output }) => `La création de la base a échoué (initdb) :\n${output}`,
  other_version: ({ folder, found, expected }) =>
    `La base de ${folder} vient de PostgreSQL ${found} ; cette version emploie PostgreSQL ${expected}.`,
  not_spawned: ({ program }) => `Impossible de lancer ${program}.`,
  does_not_stop: ({ pid }) => `PostgreSQL (processus ${pid}) ne s’arrête pas.`,
  occupied: ({ pid, folder }) => `Un PostgreSQL (processus ${pid}) occupe ${folder} et ne répond pas.`,
  not_started: ({ logFile, end }) => `PostgreSQL n’a pas démarré. Fin de ${logFile} :\n${end}`,
};

const NOTES: WordsOf<Note> = {
  cluster_elsewhere: ({ user, folder }) =>
    `L’utilisateur « ${user} » n’a pas accès à ce dossier : la base de données est dans ${folder}.`,
  programs_copied: ({ user, folder }) =>
    `L’utilisateur « ${user} » n’a pas accès à ce dossier : PostgreSQL est copié dans ${folder}.`,
  cluster_set_aside: ({ folder }) =>
    `Le dossier de données est neuf : la base précédente est mise de côté dans ${folder}.`,
};

// The type of each entry says that the words of a code take what is said under it; a look-up by code loses that.
const inWords = <Said extends { code: string }>(words: WordsOf<Said>, said: Said): string =>
  (words[said.code as Said['code']] as (about: Said) => string)(said);

/** What to do about a PostgreSQL that cannot run. */
export const problemInWords = (problem: Problem): string => inWords(PROBLEMS, problem);

/** What the start of PostgreSQL did that nobody asked for. */
export const noteInWords = (note: Note): string => inWords(NOTES, note);
