import type { TextLength } from '@/lib/input/plain-text';
import { FIELD_TYPE_TEXT } from './field-types';
import { FILE_REFUSALS } from './file-refusals';
import { formatCount } from './format';
import { tooLong } from './too-long';

/** Sentences of the input types: what a person reads around, under and about a field. */

type Sentence = string | ((typed: unknown, length?: TextLength) => string);

const problems: Record<string, Sentence> = {
  too_long: (_typed, length) => `Ce texte ${tooLong('fr', length)}.`,
  markup: 'Le signe « < » suivi d’une lettre n’est pas accepté : écrivez le texte sans balise.',
  not_email: 'Cette adresse électronique n’est pas complète. Exemple : nom@entreprise.fr',
  not_phone: 'Ce numéro de téléphone n’est pas valide. Exemples : 01 23 45 67 89, +32 2 123 45 67',
  not_url: 'Cette adresse n’est pas celle d’une page web. Exemple : www.exemple.fr/page',
  not_number: 'Écrivez un nombre, en chiffres. Exemples : 12 500 ou 12 500,50',
  in_thousands: 'Écrivez le nombre en entier, sans « k » ni « M » : 12 500 et non 12,5 k€',
  with_tax: 'Écrivez le montant hors taxes.',
  ambiguous_number:
    'Ce nombre peut se lire de deux façons. Écrivez 1 234 (sans point ni virgule) pour mille deux cent trente-quatre, ou 1,23 avec deux chiffres après la virgule.',
  not_whole: 'Écrivez un nombre entier, sans virgule. Exemple : 12',
  too_many_decimals: 'Écrivez au plus deux chiffres après la virgule. Exemple : 1 234,56',
  too_large_number: 'Ce nombre est trop grand : vérifiez-le.',
  negative: 'Ce nombre ne peut pas être négatif.',
  not_above_zero: 'Le montant est plus grand que zéro.',
  over_hundred: 'Une part va de 0 à 100 %.',
  not_year: 'Écrivez l’année en quatre chiffres. Exemple : 2025',
  not_date:
    'Cette date n’est pas comprise. Écrivez le jour, le mois et l’année : 31/12/2024, 31.12.2024, 31-12-24, 2024-12-31 ou 31 décembre 2024.',
  no_such_date: 'Cette date n’existe pas : écrivez le jour, puis le mois, puis l’année. Exemple : 31/12/2024',
  date_too_far: 'L’année de cette date va de 1900 à 2099. Exemple : 31/12/2024',
  year_twice: 'Cet exercice ou cette année figure déjà plus haut : chaque ligne en décrit un autre.',
  management_above_average: 'L’encadrement ne peut pas dépasser l’effectif moyen de la même année.',
  end_before_start: 'La fin ne peut pas venir avant le début.',
  too_many_cards: 'Cette liste compte plus de 50 fiches : retirez-en, ou joignez une liste dans un fichier.',
  files_without_check: 'Vous avez joint un justificatif : cochez la case, ou retirez le fichier.',
  details_with_no:
    'Avec la réponse « Non », ces précisions ne sont pas transmises. Choisissez « Oui », ou retirez-les avec le bouton ci-dessous.',
  too_many_lots: 'Vous avez coché plus de lots que ce marché ne le permet : décochez-en.',
  not_listed: 'Choisissez l’une des réponses proposées.',
  not_choice: 'Choisissez « Oui » ou « Non ».',
  siret_not_digits: 'Le SIRET ne compte que des chiffres.',
  siret_length: (typed) => {
    const digits = String(typed).replace(/\D/g, '').length;
    return `Le SIRET compte 14 chiffres, celui-ci en a ${digits}.`;
  },
  siret_checksum: 'Ce SIRET n’existe pas : vérifiez chaque chiffre.',
  siret_beside_other:
    'Vous avez aussi indiqué un autre numéro, pour une entreprise sans SIRET : effacez le SIRET, ou videz les trois réponses ci-dessous.',
  country_missing: 'Choisissez le pays qui a donné ce numéro.',
  kind_missing: 'Choisissez le type de ce numéro.',
  number_missing: 'Écrivez le numéro.',
  not_country: 'Choisissez un pays de la liste.',
  not_kind: 'Choisissez l’un des types proposés.',
  not_france:
    'Une immatriculation en cours n’est acceptée qu’en France : choisissez la France, ou un autre type de numéro.',
  number_too_early:
    'Une entreprise en cours d’immatriculation n’a pas encore de numéro : effacez-le, ou choisissez un autre type.',
  vat_form:
    'Ce n’est pas la forme d’un numéro de TVA de ce pays : vérifiez le pays et le numéro, ou choisissez « Autre numéro ».',
  vat_checksum:
    'Ce numéro de TVA n’existe pas dans ce pays : vérifiez chaque caractère. S’il est juste, choisissez « Autre numéro ».',
  euid_form:
    'Un EUID s’écrit avec le code du pays, celui du registre, un point et le numéro. Exemple : DEK1101R.HRB116737',
  euid_country: 'L’EUID n’existe que dans l’Espace économique européen : choisissez un autre type de numéro.',
  declaration_choice: 'Choisissez l’une des deux réponses de la déclaration sur l’honneur.',
  declaration_explanation: 'Expliquez en quelques mots la situation de l’entreprise.',
  declaration_details:
    'Avec la réponse « n’entre dans aucun cas d’exclusion », l’explication et les fichiers ne sont pas transmis. Choisissez l’autre réponse, ou retirez-les avec le bouton ci-dessous.',
  not_applicable_answered:
    'Vous avez aussi répondu à cette question : effacez votre réponse et retirez ses fichiers, ou décochez « Non concerné ».',
  not_understood: 'Cette réponse n’a pas été comprise : répondez de nouveau.',
};

/** At the end of the names of inputs that may stay empty. */
const OPTIONAL = /\s\(facultatif\)$/;

export const fieldText = {
  missing: 'Non renseigné',
  notApplicable: 'Non concerné (déclaré par le candidat)',
  notApplicableReason: 'Motif',
  notApplicableForm: {
    open: 'Pas concerné ?',
    box: 'Non concerné : cette demande ne s’applique pas à notre entreprise',
    reason: 'Motif (facultatif)',
  },
  yes: 'Oui',
  no: 'Non',
  noWithDetails: 'Non, avec précisions',
  why: 'Pourquoi cette question ?',
  legalReference: (reference: string) => `Texte de référence : ${reference}.`,
  details: 'Précisions (facultatif)',
  detailsHint: 'Expliquez en quelques mots la situation de votre entreprise.',
  detailsFiles: 'Justificatifs (facultatif)',
  filesGiven: 'Fichiers ajoutés',
  fileCount: (count: number) => formatCount(count, 'fichier', 'fichiers'),
  remove: 'Retirer',
  removeFile: (name: string) => `Retirer le fichier ${name}`,
  discardDetails: 'Retirer les précisions et les fichiers',
  removeCardQuestion: (title: string, files: number) =>
    `${title} : retirer cette fiche ? Ce que vous y avez saisi${files > 0 ? ` et ${formatCount(files, 'fichier', 'fichiers')}` : ''} sera perdu.`,
  cardNotRemoved: 'Cette fiche n’a pas pu être retirée : réessayez dans un instant.',
  removeCardYes: 'Oui, retirer',
  removeCardNo: 'Non, garder',
  pair: (label: string, value: string) => `${label} : ${value}`,
  optional: OPTIONAL,
  heldBack: (count: number) =>
    count < 2
      ? 'Une réponse est à corriger avant de continuer.'
      : `${formatCount(count, 'réponse est', 'réponses sont')} à corriger avant de continuer.`,
  problem({ code, length }: { code: string; length?: TextLength }, typed?: unknown): string {
    const sentence = problems[code] ?? problems.not_understood;
    return typeof sentence === 'function' ? sentence(typed, length) : String(sentence);
  },
  /** « Références des trois dernières années, référence 1, montant »: a member of an answer, with the question it is of. */
  memberOf: (label: string, member: string) => {
    const name = member.replace(OPTIONAL, '');
    if (label.endsWith('?')) return `${label} ${name}`;
    // « CV » and « N-1 » stay as they are.
    return `${label}, ${/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLocaleLowerCase('fr') + name.slice(1) : name}`;
  },
  /** A line of the error summary: a label that is a question needs no colon. */
  aboutField: (label: string, message: string) => `${label}${label.endsWith('?') ? ' ' : ' : '}${message}`,
  ...FIELD_TYPE_TEXT,
  refusal: (name: string, code: string) =>
    `Le fichier « ${name} » ${(FILE_REFUSALS as Record<string, string>)[code] ?? FILE_REFUSALS.interrupted}.`,
} as const;
