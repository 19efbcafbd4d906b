import { formatCount } from './format';

/** Sentences of the input types: what a person reads around, under and about a field. */

const problems: Record<string, string | ((typed: unknown) => string)> = {
  too_long: 'Ce texte est trop long : raccourcissez-le.',
  markup: 'Le signe « < » suivi d’une lettre n’est pas accepté : écrivez le texte sans balise.',
  control_characters: 'Ce texte contient des caractères invisibles : effacez-le et tapez-le de nouveau.',
  several_lines: 'Cette réponse tient sur une seule ligne.',
  not_email: 'Cette adresse électronique n’est pas complète. Exemple : nom@entreprise.fr',
  not_phone: 'Ce numéro de téléphone n’est pas valide. Exemples : 01 23 45 67 89, +32 2 123 45 67',
  not_choice: 'Choisissez « Oui » ou « Non ».',
  siret_not_digits: 'Le SIRET ne compte que des chiffres.',
  siret_length: (typed) => {
    const digits = String(typed).replace(/\D/g, '').length;
    return `Le SIRET compte 14 chiffres, celui-ci en a ${digits}.`;
  },
  siret_checksum: 'Ce SIRET n’existe pas : vérifiez chaque chiffre.',
  declaration_choice: 'Choisissez l’une des deux réponses de la déclaration sur l’honneur.',
  declaration_explanation: 'Expliquez en quelques mots la situation de l’entreprise.',
  not_understood: 'Cette réponse n’a pas été comprise : répondez de nouveau.',
};

const refusals: Record<string, string> = {
  empty: 'est vide : choisissez un autre fichier',
  too_large: 'dépasse 100 Mo : réduisez-le ou partagez-le en plusieurs fichiers',
  dossier_too_large: 'ferait dépasser 500 Mo à votre dossier : réduisez-le ou retirez un autre fichier',
  type: 'n’est pas d’un type accepté : enregistrez-le en PDF, puis ajoutez-le de nouveau',
  text_unsafe: 'contient du code ou des caractères invisibles : enregistrez-le en PDF, puis ajoutez-le de nouveau',
  interrupted: 'n’est pas arrivé en entier : ajoutez-le de nouveau',
};

export const fieldText = {
  missing: 'Non renseigné',
  yes: 'Oui',
  no: 'Non',
  details: 'Précisions (facultatif)',
  detailsHint: 'Expliquez en quelques mots la situation de votre entreprise.',
  detailsFiles: 'Justificatifs (facultatif)',
  filesGiven: 'Fichiers ajoutés',
  remove: 'Retirer',
  removeFile: (name: string) => `Retirer le fichier ${name}`,
  fileRules: 'PDF, image, Word, Excel, OpenDocument, texte ou CSV ; 100 Mo au plus par fichier.',
  fileCount: (count: number) => formatCount(count, 'fichier', 'fichiers'),
  why: 'Pourquoi cette question ?',
  problem(code: string, typed?: unknown): string {
    const sentence = problems[code] ?? problems.not_understood;
    return typeof sentence === 'function' ? sentence(typed) : String(sentence);
  },
  /** A line of the error summary: a label that is a question needs no colon. */
  aboutField: (label: string, message: string) => `${label}${label.endsWith('?') ? ' ' : ' : '}${message}`,
  refusal: (name: string, code: string) => `Le fichier « ${name} » ${refusals[code] ?? refusals.interrupted}.`,
} as const;
