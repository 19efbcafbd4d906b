import { markOf, marksOf, type Seen } from '@/lib/forms/marks';
import { type ApplicationForm, DECLARATION_KEY, filesDeclared } from '@/lib/journey/application-form';
import { declarationPage, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { pagesOfForm } from '@/lib/journey/section-states';

/** Marks of what the summary shows of each field, and of the declaration unless it is made there. */
export function whatIsRead(form: ApplicationForm): Seen {
  return marksOf(textsRead(form));
}

/** Keys of what has changed since it was read. */
export function changedSinceRead(form: ApplicationForm, read: Seen): string[] {
  const now = [...textsRead(form)];
  return now.filter(([key, text]) => markOf(text) !== (read.get(key)?.[0] ?? '')).map(([key]) => key);
}

function textsRead(form: ApplicationForm): Map<string, string> {
  const texts = form.fields.map(({ key, value, notApplicable, problems, documents }): [string, string] => [
    key,
    JSON.stringify([sorted(value), problems, documents.map(({ id }) => id), ...(notApplicable ? [notApplicable] : [])]),
  ]);
  if (declarationPage(pagesOfForm(form)) === SUMMARY_STEP) return new Map(texts);
  const declared = [form.declaration?.wording, form.declaration?.explanation, filesDeclared(form).map(({ id }) => id)];
  return new Map([...texts, [DECLARATION_KEY, JSON.stringify(declared)]]);
}

/** As the database returns it: the order of members says nothing. */
function sorted(value: object | null): unknown {
  return value && Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}
