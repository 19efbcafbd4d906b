import { markOf, marksOf, type Seen, wasSeen } from '@/lib/forms/marks';
import {
  type ApplicationForm,
  DECLARATION_KEY,
  type FormField,
  filesDeclared,
  givenByRegister,
} from '@/lib/journey/application-form';
import { declarationPage, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { pagesOfForm } from '@/lib/journey/section-states';

/** Marks of what the summary shows of each field, and of the declaration unless it is made there. */
export function whatIsRead(form: ApplicationForm): Seen {
  return marksOf(textsRead(form));
}

/** Keys of what has changed since it was read. */
export function changedSinceRead(form: ApplicationForm, read: Seen): string[] {
  const now = [...textsRead(form)];
  return now.filter(([key, text]) => !wasSeen(read, key, text)).map(([key]) => key);
}

/**
 * What is submitted is what was read: a register's answer that came after is left out, as if it was still being asked.
 * Returns the form without it, and the registers whose answer that is.
 */
export function asItWasRead(form: ApplicationForm, read: Seen): { form: ApplicationForm; unread: string[] } {
  const unread = new Set<string>();
  const fields = form.fields.map((field) => {
    const before = withoutRegister(field);
    if (!before || markOf(textRead(field)) === read.get(field.key)?.[0]) return field;
    if (markOf(textRead(before)) !== read.get(field.key)?.[0]) return field;
    unread.add(before.register.register);
    return before;
  });
  return { form: { ...form, fields }, unread: [...unread] };
}

function withoutRegister(field: FormField) {
  const { register, typed } = field;
  if (!register || !givenByRegister(field)) return undefined;
  const asked = { ...register, state: 'pending' as const, value: null, choices: [], statement: null, known: null };
  return { ...field, value: typed, provenances: {}, register: asked };
}

function textsRead(form: ApplicationForm): Map<string, string> {
  const texts = form.fields.map((field): [string, string] => [field.key, textRead(field)]);
  if (declarationPage(pagesOfForm(form)) === SUMMARY_STEP) return new Map(texts);
  const declared = [form.declaration?.wording, form.declaration?.explanation, filesDeclared(form).map(({ id }) => id)];
  return new Map([...texts, [DECLARATION_KEY, JSON.stringify(declared)]]);
}

const textRead = ({ value, notApplicable, problems, documents }: FormField) =>
  JSON.stringify([sorted(value), problems, documents.map(({ id }) => id), ...(notApplicable ? [notApplicable] : [])]);

/** As the database returns it: the order of members says nothing. */
function sorted(value: object | null): unknown {
  return value && Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}
