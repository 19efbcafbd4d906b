import type { TextLength } from '@/lib/input/plain-text';
import { tooLong } from './too-long';

/** Messages of the API for programs and for the people who read their logs, in French and in English. */
export type Language = 'fr' | 'en';

/** Fixed bodies of contract §3, the same in both languages. */
export const apiErrors = {
  unauthorized: 'Not authorized',
  forbidden: 'Forbidden',
  notFound: 'Resource not found',
  methodNotAllowed: 'Method not allowed',
  badTarget: 'The request target is not a path',
  unsupported: 'Unsupported media type',
  internal: 'Internal server error',
  unavailable: 'Service unavailable',
  tooMany: 'Rate limit exceeded',
  preconditionFailed: 'Precondition failed',
  rangeNotSatisfiable: 'Range not satisfiable',
  notCompleted: 'Application not completed',
  noAttestation: 'Attestation not available',
  deadlineNotPassed: 'Deadline not passed',
  noPackage: 'Documents package not available',
  noEspd: 'ESPD not available',
} as const;

/** Why a request could not be taken as a whole, before any of its members was looked at. */
const requestProblems = {
  fr: {
    too_large: (limit: string) => `Le corps de la requête dépasse ${sizeIn('fr', limit)}`,
    too_many_parameters: (limit: string) => `La requête a plus de ${limit} paramètres`,
    compressed: () => 'Le corps de la requête ne doit pas être compressé (Content-Encoding)',
    too_deep: (limit: string) => `Le corps de la requête est imbriqué sur plus de ${limit} niveaux`,
    not_json: () => 'Le corps de la requête n’est pas un objet JSON en UTF-8',
    no_root_key: (key: string) => `Il manque la clé racine « ${key} »`,
    bad_idempotency_key: () => 'Idempotency-Key doit compter de 1 à 255 caractères ASCII visibles',
    still_running: () => 'Une requête avec cette clé d’idempotence est encore en cours',
  },
  en: {
    too_large: (limit: string) => `The request body is larger than ${sizeIn('en', limit)}`,
    too_many_parameters: (limit: string) => `The request has more than ${limit} parameters`,
    compressed: () => 'The request body must not be compressed (Content-Encoding)',
    too_deep: (limit: string) => `The request body is nested deeper than ${limit} levels`,
    not_json: () => 'The request body is not a JSON object in UTF-8',
    no_root_key: (key: string) => `Root key "${key}" is missing`,
    bad_idempotency_key: () => 'Idempotency-Key must be 1 to 255 visible ASCII characters',
    still_running: () => 'A request with this idempotency key is still running',
  },
} satisfies Record<Language, Record<string, (subject: string) => string>>;

export type RequestProblem = keyof (typeof requestProblems)['fr'];

/** The sentence of a request problem; `subject` is what it is about, a root key for instance. */
export function requestProblemMessage(language: Language, problem: RequestProblem, subject: string): string {
  return requestProblems[language][problem](subject);
}

/** A limit given in bytes, in the largest unit that leaves it whole enough to read. */
function sizeIn(language: Language, bytes: string): string {
  const [kilo, mega] = language === 'fr' ? ['ko', 'Mo'] : ['kB', 'MB'];
  const size = Number(bytes);
  return size < 1_000_000 ? `${size / 1_000} ${kilo}` : `${size / 1_000_000} ${mega}`;
}

type Member =
  | 'name'
  | 'deadline'
  | 'siret'
  | 'market_type_codes'
  | 'lot_name'
  | 'lots'
  | 'lot_limit'
  | 'award_limit'
  | 'cpv_code'
  | 'provider_user_id'
  | 'foreign_identifier'
  | 'country'
  | 'kind'
  | 'value'
  | 'limit'
  | 'cursor'
  | 'status'
  | 'revoke_previous'
  | 'webhook_delivery'
  | 'webhook_test'
  | 'Idempotency-Key'
  | 'base';

const members: Record<Language, Record<Member, string>> = {
  fr: {
    name: 'Le nom',
    deadline: 'La date limite',
    siret: 'Le SIRET',
    market_type_codes: 'La liste des types de marché',
    lot_name: 'Le nom du lot',
    lots: 'La liste des lots',
    lot_limit: 'Le nombre de lots auxquels candidater',
    award_limit: 'Le nombre de lots attribuables',
    cpv_code: 'Le code CPV',
    provider_user_id: 'L’identifiant de l’utilisateur',
    foreign_identifier: 'L’identifiant d’une entreprise sans SIRET',
    country: 'Le pays',
    kind: 'Le type d’identifiant',
    value: 'Le numéro',
    limit: 'Le paramètre « limit »',
    cursor: 'Le paramètre « cursor »',
    status: 'Le paramètre « status »',
    revoke_previous: 'Le membre « revoke_previous »',
    webhook_delivery: 'Le renvoi',
    webhook_test: 'L’essai',
    'Idempotency-Key': 'La clé d’idempotence',
    base: 'La demande',
  },
  en: {
    name: 'Name',
    deadline: 'Deadline',
    siret: 'SIRET',
    market_type_codes: 'Market type codes',
    lot_name: 'Lot name',
    lots: 'Lots',
    lot_limit: 'Lot limit',
    award_limit: 'Award limit',
    cpv_code: 'CPV code',
    provider_user_id: 'Provider user id',
    foreign_identifier: 'Foreign identifier',
    country: 'Country',
    kind: 'Kind',
    value: 'Value',
    limit: 'Parameter "limit"',
    cursor: 'Parameter "cursor"',
    status: 'Parameter "status"',
    revoke_previous: 'Member "revoke_previous"',
    webhook_delivery: 'Redelivery',
    webhook_test: 'Test',
    'Idempotency-Key': 'Idempotency key',
    base: 'Request',
  },
};

const violations: Record<Language, Record<string, string>> = {
  fr: {
    missing: 'est obligatoire',
    not_text: 'doit être une chaîne de caractères',
    not_list: 'doit être une liste',
    not_boolean: 'doit être true ou false',
    not_object: 'doit être un objet JSON',
    not_integer: 'doit être un nombre entier',
    out_of_range: 'doit aller de 1 au nombre de lots du marché',
    other_lots: 'doit être celui du seul lot de « lots », quand les deux sont donnés',
    page_size: 'doit être un nombre entier de 1 à 100',
    not_a_cursor: 'n’est pas une valeur donnée par « next_cursor »',
    invisible: 'ne contient aucun caractère visible',
    too_many: 'compte trop d’éléments',
    several_lines: 'doit tenir sur une ligne',
    markup: 'ne doit contenir ni HTML ni script',
    control_characters: 'contient des caractères de contrôle',
    malformed: 'n’a pas le format attendu',
    'deadline.malformed':
      'n’a pas le format attendu : date et heure ISO 8601, par exemple 2027-12-31T17:00:00+01:00, ou date seule, 2027-12-31',
    'cpv_code.malformed': 'n’a pas le format attendu : huit chiffres, un tiret, un chiffre, par exemple 45214200-2',
    past: 'doit être dans le futur',
    not_digits: 'ne doit contenir que des chiffres',
    length: 'doit compter 14 chiffres',
    checksum: 'n’est pas un SIRET valide (clé de contrôle)',
    unknown: 'contient une valeur inconnue',
    repeated: 'contient une valeur répétée',
    not_country: 'n’est pas le code d’un pays (ISO 3166-1, deux lettres)',
    not_france: 'doit être « FR » quand l’entreprise est en cours d’immatriculation',
    not_null: 'doit être null quand l’entreprise est en cours d’immatriculation',
    no_euid: 'ne peut pas être un EUID : ce pays n’est pas de l’Espace économique européen',
    beside_siret: 'ne va pas avec un SIRET : donnez l’un ou l’autre',
    other_request: 'a déjà servi pour une autre requête',
    defense_alone: 'ne peut pas être « defense » seul',
    defense_forbidden: 'ne peut pas contenir « defense » : cet éditeur n’y est pas habilité',
    not_configured: 'est impossible : le marché n’est pas encore configuré',
    cancelled: 'est impossible : le marché est annulé',
    deadline_passed: 'est impossible : la date limite est passée',
    not_submitted: 'est impossible : la candidature n’est pas transmise',
    replaced: 'est impossible : une autre candidature remplace celle-ci',
    no_webhook_address: 'est impossible : cet éditeur n’a pas d’adresse de webhook',
  },
  en: {
    missing: 'must be present',
    not_text: 'must be a string',
    not_list: 'must be an array',
    not_boolean: 'must be true or false',
    not_object: 'must be a JSON object',
    not_integer: 'must be an integer',
    out_of_range: 'must be from 1 to the number of lots of the market',
    other_lots: 'must be that of the only item of "lots", when both are given',
    page_size: 'must be an integer from 1 to 100',
    not_a_cursor: 'is not one that "next_cursor" gave',
    invisible: 'has no visible character',
    too_many: 'has too many items',
    several_lines: 'must be on one line',
    markup: 'must not contain HTML or script',
    control_characters: 'contains control characters',
    malformed: 'is malformed',
    'deadline.malformed':
      'is malformed: expected an ISO 8601 date and time, for example 2027-12-31T17:00:00+01:00, or a date alone, 2027-12-31',
    'cpv_code.malformed': 'is malformed: expected eight digits, a dash and a digit, for example 45214200-2',
    past: 'must be in the future',
    not_digits: 'must contain digits only',
    length: 'must have 14 digits',
    checksum: 'is not a valid SIRET (check digit)',
    unknown: 'contains an unknown value',
    repeated: 'contains a repeated value',
    not_country: 'is not the code of a country (ISO 3166-1, two letters)',
    not_france: 'must be "FR" for a firm that is being registered',
    not_null: 'must be null for a firm that is being registered',
    no_euid: 'cannot be an EUID: this country is not in the European Economic Area',
    beside_siret: 'does not go with a SIRET: give one or the other',
    other_request: 'was already used for another request',
    defense_alone: 'must not be "defense" alone',
    defense_forbidden: 'must not contain "defense": this editor is not allowed to',
    not_configured: 'is impossible: the market is not configured yet',
    cancelled: 'is impossible: the market is cancelled',
    deadline_passed: 'is impossible: the deadline has passed',
    not_submitted: 'is impossible: the application is not submitted',
    replaced: 'is impossible: another application replaces this one',
    no_webhook_address: 'is impossible: this editor has no webhook address',
  },
};

/** Every `code` that a 422 may carry. */
export const violationCodes: string[] = [
  ...Object.keys(violations.fr).filter((code) => !code.includes('.')),
  'too_long',
];

/** One sentence as Rails-like integrators expect it: member, then what is wrong with it; `length` goes with `too_long`. */
export function violationMessage(language: Language, member: string, code: string, length?: TextLength): string {
  const subject = members[language][member as Member] ?? member;
  const said = violations[language];
  const wrong = code === 'too_long' ? tooLong(language, length) : (said[`${member}.${code}`] ?? said[code]);
  return `${subject} ${wrong ?? said.malformed}`;
}
