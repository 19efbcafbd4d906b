import { plainText } from '@/lib/fields/blocks-as-text';
import { hasValue, readAnswer } from '@/lib/fields/read-answer';
import { isTable } from '@/lib/fields/values/merge-years';
import { type FormField, givenByRegister } from '@/lib/journey/application-form';
import { hasGiven, type RegisterSaid } from '@/lib/registers/register-said';
import { registerName, registersText, statementText } from '@/lib/text/registers';
import { isoDayInParis } from '@/lib/text/short-dates';

/** What is shown beside a question of what a register says. */
export type RegisterInWords = {
  /** « Récupéré automatiquement » */
  badge?: string;
  /** What it gave, unless that is for the buyer. */
  value?: string;
  text: string;
  /** What one should know, and may go on with. */
  notices: string[];
  /** What it says now, where that is something else: one may take it. */
  newer?: string;
};

/** What a register says of a field, for the candidate; null when none was asked. Never a value that it protects (contract §8). */
export function registerInWords(field: FormField, now: Date): RegisterInWords | null {
  const { register } = field;
  if (!register) return null;
  const newer = newerInWords(field, register);
  return { ...saidInWords(field, register, now), ...(newer !== undefined && { newer }) };
}

function saidInWords(field: FormField, register: RegisterSaid, now: Date): RegisterInWords {
  const notices = [...noticesOf(field, register), ...expiryOf(field, register, now)];
  if (!hasGiven(register)) return { text: whyNothing(register, now), notices };
  const origin = originOf(register);
  if (register.known !== null) return { text: registersText.recognised(register.known, origin), notices };
  if (register.choices.length > 0) return { text: whichOf(field, register, origin), notices };
  if (isTable(register.value)) return { ...tableInWords(field, origin), notices };
  const value = shownValue(field, register);
  if (!givenByRegister(field)) return { text: overridden(value, origin), notices };
  const text = value === undefined ? registersText.forTheBuyer(origin) : origin;
  return { badge: registersText.retrieved, ...(value !== undefined && { value }), text, notices };
}

/** Nothing where the firm answered itself: what it typed stands, whatever a register says. */
function newerInWords(field: FormField, { newer, register, value, choices }: RegisterSaid): string | undefined {
  if (!newer) return undefined;
  const origin = originOf({ register, answeredAt: newer.answeredAt, validUntil: newer.validUntil });
  const isOwn =
    value !== null ? !givenByRegister(field) : choices.length === 0 && hasValue(field.inputType, field.value);
  if (isOwn) return undefined;
  const said = newer.value ? plainText(readAnswer({ field, value: newer.value, documents: [] })) : undefined;
  const named = newer.choices.length > 0 ? newer.choices.join(' ; ') : undefined;
  return registersText.newer(said ?? named ?? newer.known ?? undefined, origin);
}

function whyNothing({ register, state, dueAt }: RegisterSaid, now: Date): string {
  const name = registerName(register);
  switch (state) {
    case 'unavailable':
      return registersText.unavailable(name, dueAt, now);
    case 'found':
      return registersText.notGiven(name);
    case 'not_found':
      return registersText.notFound(name);
    case 'out_of_scope':
      return registersText.outOfScope(name);
    default:
      return registersText[state](name);
  }
}

/** Some cells are given, the others are the firm's to type. */
function tableInWords({ provenances }: FormField, origin: string): Pick<RegisterInWords, 'badge' | 'text'> {
  const isGiven = Object.values(provenances).some(({ kind }) => kind === 'register');
  if (!isGiven) return { text: registersText.overriddenUnseen(origin) };
  return { badge: registersText.retrieved, text: registersText.inPart(origin) };
}

const whichOf = ({ value }: FormField, { choices }: RegisterSaid, origin: string) =>
  choices.includes(String(value?.text ?? '')) ? origin : registersText.choices(choices, origin);

const overridden = (value: string | undefined, origin: string) =>
  value === undefined ? registersText.overriddenUnseen(origin) : registersText.overridden(value, origin);

/** What it gave, as one reads it; undefined where that, or its files, are for the buyer. */
function shownValue(field: FormField, { value, statement, isProtected }: RegisterSaid): string | undefined {
  if (isProtected || field.registered.length > 0) return undefined;
  return statement ? statementText(statement) : plainText(readAnswer({ field, value, documents: [] }));
}

function originOf({
  register,
  answeredAt,
  validUntil,
}: Pick<RegisterSaid, 'register' | 'answeredAt' | 'validUntil'>): string {
  const at = registersText.when(answeredAt ?? new Date(0));
  return registersText.origin({ name: registerName(register), at, validUntil });
}

/** Said once, at the SIRET. */
function noticesOf({ options }: FormField, { notices }: RegisterSaid): string[] {
  return options.format === 'siret' ? notices.map(({ code, about }) => registersText.notices[code](about)) : [];
}

function expiryOf(field: FormField, { validUntil }: RegisterSaid, now: Date): string[] {
  const isOver = validUntil !== null && validUntil < isoDayInParis(now);
  return isOver && givenByRegister(field) ? [registersText.expired(validUntil)] : [];
}
