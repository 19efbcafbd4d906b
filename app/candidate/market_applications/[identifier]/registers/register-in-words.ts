import { plainText } from '@/lib/fields/blocks-as-text';
import { hasValue, readAnswer } from '@/lib/fields/read-answer';
import { type FormField, givenByRegister } from '@/lib/journey/application-form';
import type { RegisterSaid } from '@/lib/registers/register-said';
import { registerName, registersText } from '@/lib/text/registers';

/** What is shown beside a question of what a register says. */
export type RegisterInWords = {
  /** « Récupéré automatiquement » */
  badge?: string;
  /** What it gave, unless that is for the buyer. */
  value?: string;
  text: string;
  /** What one should know, and may go on with. */
  notices: string[];
};

/** What a register says of a field, for the candidate; null when none was asked. Never a value that it protects (contract §8). */
export function registerInWords(field: FormField): RegisterInWords | null {
  const { register } = field;
  if (!register) return null;
  const notices = field.options.format === 'siret' ? register.notices.map(inWords) : [];
  const given = shownValue(field, register);
  if (given === undefined) return { text: withoutValue(field, register), notices };
  const origin = originOf(register);
  if (givenByRegister(field)) return { badge: registersText.retrieved, value: given, text: origin, notices };
  return { text: registersText.overridden(given, origin), notices };
}

function withoutValue({ value }: FormField, register: RegisterSaid): string {
  const name = registerName(register.register);
  switch (register.state) {
    case 'pending':
      return registersText.pending(name);
    case 'unavailable':
      return registersText.unavailable(name, register.dueAt);
    case 'disabled':
      return registersText.disabled(name);
    case 'found':
      if (register.choices.includes(String(value?.text ?? ''))) return originOf(register);
      if (register.choices.length > 0) return registersText.choices(register.choices, originOf(register));
      return registersText.notGiven(name);
    default:
      return registersText.notFound(name);
  }
}

/** What it gave, as one reads it; undefined when it gave nothing. */
function shownValue(field: FormField, { value, isProtected }: RegisterSaid): string | undefined {
  if (!hasValue(field.inputType, value)) return undefined;
  return isProtected ? '' : plainText(readAnswer({ field, value, documents: [] }));
}

function originOf({ register, answeredAt }: RegisterSaid): string {
  return registersText.origin({ name: registerName(register), at: registersText.when(answeredAt ?? new Date(0)) });
}

const inWords = ({ code, about }: RegisterSaid['notices'][number]) => registersText.notices[code](about);
