/** Messages of the API for programs and for the people who read their logs, in French and in English. */
export type Language = 'fr' | 'en';

/** Fixed bodies of contract §3, the same in both languages. */
export const apiErrors = {
  unauthorized: 'Not authorized',
  forbidden: 'Forbidden',
  notFound: 'Resource not found',
  methodNotAllowed: 'Method not allowed',
  internal: 'Internal server error',
  tooLarge: 'Request body too large',
  notJson: 'Request body is not valid JSON',
  noRootKey: (key: string) => `Root key "${key}" is missing`,
  notCompleted: 'Application not completed',
  noAttestation: 'Attestation not available',
  noPackage: 'Documents package not available',
} as const;

type Member =
  | 'name'
  | 'deadline'
  | 'siret'
  | 'market_type_codes'
  | 'lot_name'
  | 'lots'
  | 'cpv_code'
  | 'provider_user_id'
  | 'base';

const members: Record<Language, Record<Member, string>> = {
  fr: {
    name: 'Le nom',
    deadline: 'La date limite',
    siret: 'Le SIRET',
    market_type_codes: 'La liste des types de marché',
    lot_name: 'Le nom du lot',
    lots: 'La liste des lots',
    cpv_code: 'Le code CPV',
    provider_user_id: 'L’identifiant de l’utilisateur',
    base: 'La demande',
  },
  en: {
    name: 'Name',
    deadline: 'Deadline',
    siret: 'SIRET',
    market_type_codes: 'Market type codes',
    lot_name: 'Lot name',
    lots: 'Lots',
    cpv_code: 'CPV code',
    provider_user_id: 'Provider user id',
    base: 'Request',
  },
};

const violations: Record<Language, Record<string, string>> = {
  fr: {
    missing: 'doit être rempli',
    not_text: 'doit être une chaîne de caractères',
    not_list: 'doit être une liste',
    too_long: 'est trop long (255 caractères au maximum)',
    too_many: 'compte trop d’éléments',
    several_lines: 'doit tenir sur une ligne',
    markup: 'ne doit contenir ni HTML ni script',
    control_characters: 'contient des caractères de contrôle',
    malformed: 'n’a pas le format attendu',
    past: 'doit être dans le futur',
    not_digits: 'ne doit contenir que des chiffres',
    length: 'doit compter 14 chiffres',
    checksum: 'n’est pas un SIRET valide (clé de contrôle)',
    unknown: 'contient une valeur inconnue',
    repeated: 'contient une valeur répétée',
    defense_alone: 'ne peut pas être « defense » seul',
    defense_forbidden: 'ne peut pas contenir « defense » : cet éditeur n’y est pas habilité',
    not_configured: 'est impossible : le marché n’est pas encore configuré',
    cancelled: 'est impossible : le marché est annulé',
    deadline_passed: 'est impossible : la date limite est passée',
    already_submitted: 'est impossible : ce SIRET a déjà transmis une candidature à ce marché',
  },
  en: {
    missing: 'must be present',
    not_text: 'must be a string',
    not_list: 'must be an array',
    too_long: 'is too long (maximum 255 characters)',
    too_many: 'has too many items',
    several_lines: 'must be on one line',
    markup: 'must not contain HTML or script',
    control_characters: 'contains control characters',
    malformed: 'is malformed',
    past: 'must be in the future',
    not_digits: 'must contain digits only',
    length: 'must have 14 digits',
    checksum: 'is not a valid SIRET (check digit)',
    unknown: 'contains an unknown value',
    repeated: 'contains a repeated value',
    defense_alone: 'must not be "defense" alone',
    defense_forbidden: 'must not contain "defense": this editor is not allowed to',
    not_configured: 'is impossible: the market is not configured yet',
    cancelled: 'is impossible: the market is cancelled',
    deadline_passed: 'is impossible: the deadline has passed',
    already_submitted: 'is impossible: this SIRET has already submitted an application to this market',
  },
};

/** One sentence fragment as Rails-like integrators expect it: member, then what is wrong with it. */
export function violationMessage(language: Language, member: string, code: string): string {
  const subject = members[language][member as Member] ?? member;
  return `${subject} ${violations[language][code] ?? violations[language].malformed}`;
}
