import type { FileRefusal } from '@/lib/files/file-refused';

const asPdf = 'enregistrez-le en PDF, puis ajoutez-le de nouveau';
const anotherName = 'renommez-le, puis ajoutez-le de nouveau';

/** Why a file is refused and what to do, after « Le fichier « … » ». */
export const FILE_REFUSALS: Record<FileRefusal, string> = {
  empty: 'est vide : choisissez un autre fichier',
  type: `n’est pas d’un type accepté : ${asPdf}`,
  archive: 'est une archive : décompressez-la, puis ajoutez un par un les fichiers qu’elle contient',
  program: 'est un programme, ou en contient un : ajoutez un document',
  script: `contient un programme ou des commandes : ${asPdf}`,
  markup: `contient du code de page web : ${asPdf}`,
  not_plain_text: `contient des caractères invisibles : enregistrez-le en texte UTF-8 ou en PDF, puis ajoutez-le de nouveau`,
  macros: `contient des macros : enregistrez-le sans macros ou en PDF, puis ajoutez-le de nouveau`,
  password:
    'est protégé par un mot de passe à l’ouverture : l’acheteur ne pourrait pas le lire. Enregistrez-le sans mot de passe, puis ajoutez-le de nouveau',
  attachments: 'contient d’autres fichiers : ajoutez chacun d’eux séparément, et ce document sans eux',
  launch: `demande à lancer un programme à l’ouverture : imprimez-le en PDF, puis ajoutez-le de nouveau`,
  damaged: 'est incomplet ou endommagé : vérifiez qu’il s’ouvre, enregistrez-le de nouveau, puis ajoutez-le',
  two_in_one: `contient aussi autre chose que ce qu’il montre : ouvrez-le, ${asPdf}`,
  bomb: `contient beaucoup plus que sa taille ne l’annonce : ${asPdf}`,
  virus: 'est signalé par l’antivirus et n’est pas conservé : analysez votre ordinateur, puis ajoutez un fichier sain',
  name_path: `porte le nom d’un autre dossier : ${anotherName}`,
  name_invisible: `porte un nom qui contient des caractères invisibles : ${anotherName}`,
  name_reserved: `porte un nom réservé par Windows : ${anotherName}`,
  name_too_long: `porte un nom trop long : donnez-lui un nom plus court, puis ajoutez-le de nouveau`,
  name_program: `porte le nom d’un programme ou d’une page web : ${asPdf}`,
  too_large: 'dépasse 100 Mo : réduisez-le ou partagez-le en plusieurs fichiers',
  dossier_too_large: 'ferait dépasser 500 Mo à votre dossier : réduisez-le ou retirez un autre fichier',
  interrupted: 'n’est pas arrivé en entier : ajoutez-le de nouveau',
};
