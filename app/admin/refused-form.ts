import { refusedFormOf } from '@/lib/administrators/kept-in-session';
import { consoleVisit } from '@/lib/auth/administrator';

/** The form of this page that was refused last: what was typed, and what is wrong. Empty when none was. */
export type Refused = {
  isThere: boolean;
  value(name: string, otherwise: string): string;
  errors(name: string): string[];
  /** For the summary at the top of the page; `fieldOf` gives the input of an error that is of none in particular. */
  summary: { fieldId: string; message: string }[];
};

export async function readRefusedForm(page: string, fieldOf = 'contenu'): Promise<Refused> {
  const visit = await consoleVisit();
  const form = visit && refusedFormOf(visit.session, page);
  const violations = form?.violations ?? [];
  return {
    isThere: form !== undefined,
    value: (name, otherwise) => (form ? (form.values[name] ?? '') : otherwise),
    errors: (name) => violations.filter(({ field }) => field === name).map(({ message }) => message),
    summary: violations.map(({ field, message }) => ({ fieldId: field === 'base' ? fieldOf : field, message })),
  };
}
