import type { FileRefusal } from '@/lib/input/file-refusals';

const again = 'puis ajoutez-le de nouveau';
const asPdf = `enregistrez-le en PDF, ${again}`;
const asPdfAnywhere =
  'sur un ordinateur, ouvrez-le et choisissez « Enregistrer sous » ou « Imprimer », puis PDF ; sur un téléphone, « Partager », « Imprimer », puis enregistrez le PDF. Ajoutez ensuite ce PDF';
const asPicture =
  'sur un téléphone, faites-en une capture d’écran et ajoutez-la ; sur un ordinateur, ouvrez-la et enregistrez-la en JPEG, en PNG ou en PDF, puis ajoutez-la';

/** Why a file is refused and what to do, after « Le fichier « … » ». */
export const FILE_REFUSALS: Record<FileRefusal, string> = {
  empty: 'est vide : choisissez un autre fichier',
  type: `n’est pas d’un type accepté (PDF, image JPEG, PNG ou GIF, Word, Excel, OpenDocument, texte, CSV) : ${asPdfAnywhere}`,
  tiff: `est une image TIFF, que tous les acheteurs ne peuvent pas ouvrir : ${asPicture}`,
  heic: 'est une photo HEIC, que tous les acheteurs ne peuvent pas ouvrir : sur un iPhone, choisissez Réglages, Appareil photo, Formats, « Le plus compatible », et reprenez la photo, ou ajoutez une capture d’écran ; sur un ordinateur, ouvrez-la et exportez-la en JPEG, puis ajoutez-la',
  picture: `est une image d’un type qui n’est pas accepté : ${asPicture}`,
  pages:
    'est un document Pages, Numbers ou Keynote : sur un iPhone ou un iPad, ouvrez-le et choisissez « Exporter », puis PDF ; sur un Mac, « Fichier », « Exporter vers », PDF. Ajoutez ensuite ce PDF',
  xlsb: `est un classeur Excel binaire (.xlsb) : dans Excel, choisissez « Enregistrer sous », « Classeur Excel (.xlsx) » ; sur un téléphone, exportez-le en PDF. Ajoutez ensuite ce fichier`,
  slides: `est une présentation PowerPoint, qui n’est pas acceptée : ${asPdfAnywhere}`,
  rich_text: `est un document RTF, qui peut cacher d’autres fichiers : ${asPdfAnywhere}`,
  media: 'est un son ou une vidéo : ajoutez un document qui la décrit, ou une image',
  archive:
    'est une archive : décompressez-la (sur un téléphone, touchez-la dans « Fichiers » ; sur un ordinateur, clic droit, « Extraire tout »), puis ajoutez un par un les fichiers qu’elle contient',
  program: 'est un programme, ou en contient un : ajoutez un document',
  script: `contient un programme ou des commandes : ${asPdf}`,
  shortcut: 'est un raccourci ou une connexion, pas un document : ajoutez le document lui-même',
  sylk: `est un tableau SYLK, qu’un tableur exécute : enregistrez-le en classeur Excel (.xlsx) ou en CSV, ${again}`,
  formula: `contient une formule qui lance un programme (DDE) : retirez-la ou ${asPdf}`,
  markup: `contient du code de page web : ${asPdf}`,
  not_plain_text: `contient des caractères invisibles : enregistrez-le en texte UTF-8 ou en PDF, ${again}`,
  macros: `contient des macros : enregistrez-le sans macros (.docx, .xlsx) ou en PDF, ${again}`,
  password: `est protégé par un mot de passe à l’ouverture : l’acheteur ne pourrait pas le lire. Enregistrez-le sans mot de passe, ${again}`,
  attachments: 'contient d’autres fichiers : ajoutez chacun d’eux séparément, et ce document sans eux',
  launch: `demande à lancer un programme à l’ouverture : imprimez-le en PDF, ${again}`,
  loads: `va chercher ailleurs, à l’ouverture, un modèle, une image ou un autre contenu : ouvrez-le, ${asPdf}`,
  damaged: 'est incomplet ou endommagé : vérifiez qu’il s’ouvre, enregistrez-le de nouveau, puis ajoutez-le',
  broken_picture: `est une image incomplète ou abîmée : vérifiez qu’elle s’affiche en entier ; ${asPicture}`,
  two_in_one: `contient aussi autre chose que ce qu’il montre : ouvrez-le, ${asPdf}`,
  bomb: `contient beaucoup plus que sa taille ne l’annonce : ${asPdf}`,
  virus: 'est signalé par l’antivirus et n’est pas conservé : analysez votre ordinateur, puis ajoutez un fichier sain',
  too_complex: `demande trop de travail pour être vérifié : simplifiez-le ou imprimez-le en PDF, ${again}`,
  busy: 'n’a pas encore pu être vérifié, beaucoup de fichiers arrivent en ce moment : rien d’autre n’est perdu, ajoutez-le de nouveau dans une minute',
  too_large: 'dépasse 100 Mo : réduisez-le ou partagez-le en plusieurs fichiers',
  dossier_too_large:
    'ferait dépasser 500 Mo à votre dossier : réduisez-le, ou retirez un autre fichier (sa place se libère en une minute)',
  interrupted: 'n’est pas arrivé en entier : ajoutez-le de nouveau',
};
